import { parse } from 'csv-parse/sync'
import express, { type RequestHandler } from 'express'
import { Fault } from '../../fault.ts'

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
  try {
    const rows: Record<string, string>[] = parse(text, {
      ...{ bom: true, columns: true, trim: true, skip_empty_lines: true, delimiter: [',', ';', '\t'] },
    })
    return rows.map(({ phone_number, preverified_id }) => ({
      phone_number,
      ...(preverified_id ? { preverified_id } : {}),
    }))
  } catch (error) {
    throw new Fault('invalid_request', `the body is not valid CSV: ${(error as Error).message}`)
  }
}
