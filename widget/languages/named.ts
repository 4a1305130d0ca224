/**
 * Sentences by their names. Published, a language is a list without them (scripts/nameless.ts): they are English's, in its
 * order, and stand in English alone. `from` is how many come before.
 */
export const named = (words: Partial<Record<string, string>> | string[], names: string[], from = 0) =>
  Array.isArray(words) ? Object.fromEntries(names.map((name, at) => [name, words[from + at]])) : words
