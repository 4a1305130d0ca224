#!/bin/sh
# Gets a certificate for each active domain that has none, and for the server's own host. Run it as root each minute, on the machine
# of the server: nginx-certificates.sh connect.example.com [project …]. certbot renews by itself what it got once.
set -eu

folder=${PATCHBAY_CERTIFICATES:-/var/lib/patchbay-certificates}
server=${PATCHBAY_UPSTREAM:-http://127.0.0.1:4000}
# Whom nginx runs as: it reads the keys when a browser asks.
group=${NGINX_GROUP:-www-data}

own=${1:?say the host of PUBLIC_URL first}
shift
[ $# -gt 0 ] || set -- ''

install -d -m 755 "$folder" "$folder/challenges"

get() {
	[ -e "$folder/$1/fullchain.pem" ] && return 0
	certbot certonly --non-interactive --agree-tos --webroot --webroot-path "$folder/challenges" --domain "$1" \
		--deploy-hook "install -d -g $group -m 750 '$folder/$1' && install -g $group -m 640 -t '$folder/$1' \"\$RENEWED_LINEAGE/fullchain.pem\" \"\$RENEWED_LINEAGE/privkey.pem\"" ||
		echo "no certificate for $1 yet: it is tried again" >&2
}

get "$own"
for project in "$@"; do
	npx patchbay domains list ${project:+--project "$project"} | awk '$2 == "active" { print $1 }' | while read -r host; do
		# The server keeps to the limits of certificate authorities.
		if curl --fail --silent --output /dev/null "$server/.well-known/patchbay/ask?domain=$host"; then get "$host"; fi
	done
done
