/** A setting that is missing or wrong. The message names each setting and never contains a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}
