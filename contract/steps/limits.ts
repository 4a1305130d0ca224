/** The longest answers, in characters. */
export const textMax = { text: 500, note: 1_000, email: 254, url: 500 } as const
export const ratingMax = 10

/** Where a field says nothing of it. */
export const usualMax = { text: 100, note: 500, rating: 5 } as const
