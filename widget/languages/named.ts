/**
 * Gives the sentences their names. A published language is a list without names (scripts/nameless.ts); only English has them, and
 * the list has English's order. `from` is the number of sentences before.
 */
export const named = (words: Partial<Record<string, string>> | string[], names: string[], from = 0) =>
  Array.isArray(words) ? Object.fromEntries(names.map((name, at) => [name, words[from + at]])) : words
