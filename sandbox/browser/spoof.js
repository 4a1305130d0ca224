// @ts-check
// A frame of another origin inside the popup: it can reach the page that opened the popup, and lies to it.
const [target = '*', data = '{}'] = location.hash.slice(1).split('|').map(decodeURIComponent)
const message = JSON.stringify({ data: JSON.parse(data), type: 'WA_EMBEDDED_SIGNUP', event: 'FINISH', version: 3 })
parent.opener?.postMessage(message, target)
parent.postMessage('spoofed', '*')
