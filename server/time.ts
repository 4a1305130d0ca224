/** Spans of time, in milliseconds. */
export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** A moment as the database and the API write it: ISO 8601 in UTC with milliseconds. */
export const toIso = (date: Date): string => date.toISOString()

export const addMs = (date: Date, milliseconds: number): Date => new Date(date.getTime() + milliseconds)
