/** A setting that is missing or wrong; the message names each, and never repeats a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}
