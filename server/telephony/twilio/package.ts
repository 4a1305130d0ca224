/** The package is large and most servers buy no numbers: it is read when one does. */
export const loadTwilio = async () => (await import('twilio')).default
