/** The clock as the database writes it. */
export const moment = (date: Date) => date.toISOString()

export const later = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds)
