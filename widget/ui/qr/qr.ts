/** What draws a QR code, in a file of its own: few customers need it. */
export { encode } from 'uqr'
