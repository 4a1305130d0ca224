import type { Label } from '../../../contract/index.ts'

/** A text of the host's in the customer's language, else in English, else in the first language there is. */
export const labelIn = (label: Label, language: string): string =>
  typeof label === 'string' ? label : (label[language as 'en'] ?? label.en ?? (Object.values(label)[0] as string))
