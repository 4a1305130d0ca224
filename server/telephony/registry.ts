// Every provider, a line each; see `provider.ts`.
export { twilio } from './twilio/provider.ts'
