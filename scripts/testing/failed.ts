import { relative } from 'node:path'

/** What Vitest's report in JSON holds, as far as it is read here. */
export interface VitestReport {
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[]
}

interface Suite {
  suites?: Suite[]
  specs?: { title: string; file: string; line: number; tests: { status: string; projectName: string }[] }[]
}

/** The failed tests of a report, each with its file: the report that people see is thousands of lines long. */
export const failedTests = (report?: VitestReport): string[] =>
  (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `  ${relative(process.cwd(), name)}: ${fullName}`),
  )

/** The same of Playwright's report. */
export const failedJourneys = (report?: Suite): string[] => [
  ...(report?.suites ?? []).flatMap(failedJourneys),
  ...(report?.specs ?? []).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName }) => `  ${file}:${line} on ${projectName}: ${title}`),
  ),
]
