import { CsvError, parse } from 'csv-parse/sync'
import express, { type RequestHandler } from 'express'
import { Fault } from '../../fault.ts'

/** Limits for the parser. The route accepts this many numbers; one more makes it refuse the list. */
const longestLine = 10_000
const mostRows = 1_000

/**
 * A list of numbers as a spreadsheet saves it (`text/csv`), as the body that the route expects. The first line names its
 * columns: `phone_number`, and `preverified_id` where there is one; others are ignored.
 */
export const numbersCsv: RequestHandler[] = [
  express.text({ type: 'text/csv', limit: '1mb' }),
  (req, _res, next) => {
    if (req.is('text/csv') && typeof req.body === 'string') req.body = { numbers: readNumbers(req.body) }
    next()
  },
]

/** The rows of such a list. @throws {Fault} `invalid_request` for what is none */
export function readNumbers(text: string): object[] {
  if (hasLongLine(text)) throw tooLong()
  try {
    const rows: Record<string, string>[] = parse(text, {
      bom: true,
      columns: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: [',', ';', '\t'],
      max_record_size: longestLine,
      to: mostRows + 1,
    })
    return rows.map(({ phone_number, preverified_id }) => ({
      phone_number,
      ...(preverified_id ? { preverified_id } : {}),
    }))
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE') throw tooLong()
    throw new Fault('invalid_request', `the body is not valid CSV: ${(error as Error).message}`)
  }
}

const tooLong = () =>
  new Fault('invalid_request', `the body must not hold a line of more than ${longestLine} characters`)

/** The parser counts the text in a record's fields. A line of delimiters alone costs as much and counts as nothing. */
function hasLongLine(text: string): boolean {
  for (let from = 0; from + longestLine < text.length; ) {
    const end = text.indexOf('\n', from)
    if (end === -1 || end - from > longestLine) return true
    from = end + 1
  }
  return false
}
