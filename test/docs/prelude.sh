# What stands before the commands of a page: they run as written, in one shell, and the first one that fails ends it.
set -euo pipefail

# Fails as a reader would call it a failure: by status. The id of what a POST made is kept as a reader would copy it:
# POST …/setup_links sets SETUP_LINK_ID.
curl() {
  local answer word
  answer=$(command curl --silent --show-error --fail-with-body --max-time 30 "$@") || {
    printf '%s\n%s\n' "curl $*" "$answer" >&2
    return 1
  }
  printf '%s\n' "$answer"
  if [[ " $* " == *' -X POST '* ]]; then
    for word in "$@"; do
      if [[ $word =~ ^http.*/([a-z_]+)s$ && $answer =~ \"id\":\ ?\"?([0-9a-f-]+) ]]; then
        id=${BASH_REMATCH[1]}
        [[ $word =~ /([a-z_]+)s$ ]]
        export "${BASH_REMATCH[1]^^}_ID=$id"
      fi
    done
  fi
}

# The program that is built here. What runs until it is stopped is stopped once it says that it is there.
npx() {
  [[ $1 == patchbay ]]
  shift
  local code=0 pid
  if [[ $1 == serve || $1 == sandbox ]]; then
    "$NODE" "$PROGRAM" "$@" >"$1.log" 2>&1 &
    pid=$!
    until grep --quiet 'Patchbay server:\|plays Meta' "$1.log"; do
      kill -0 "$pid" || { cat "$1.log" >&2; return 1; }
      sleep 0.1
    done
    kill "$pid"
    wait "$pid"
    return
  fi
  "$NODE" "$PROGRAM" "$@" || code=$?
  # The doctor ends with 1 when it found something to do, which it always does for an app that does not exist at Meta.
  [[ $code == 0 || ($1 == doctor && $code == 1) ]]
}
