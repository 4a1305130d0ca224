import accepts from 'accepts'
import { type LanguageCode, languageCodes } from '../../contract/index.ts'
import type { PlainRequest } from './plain.ts'

/** The language of ours that a browser asks for first. */
export const preferredLanguage = (req: PlainRequest): LanguageCode | undefined =>
  (accepts(req).languages([...languageCodes]) || undefined) as LanguageCode | undefined
