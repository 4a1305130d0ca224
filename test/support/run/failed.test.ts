import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failedJourneys, failedTests } from '../../../scripts/testing/failed.ts'

it('names the tests that failed, each with its file', () => {
  const name = join(process.cwd(), 'test/a.test.ts')
  const assertionResults = [
    { status: 'passed', fullName: 'one works' },
    { status: 'failed', fullName: 'two works' },
    { status: 'pending', fullName: 'three works' },
  ]
  expect(failedTests({ testResults: [{ name, assertionResults }] })).toEqual(['  test/a.test.ts: two works'])
  expect(failedTests(undefined), 'a runner that wrote no report').toEqual([])
})

it('names the journeys that failed, on which database, however deep they stand', () => {
  const tests = [
    { projectName: 'SQLite', status: 'expected' },
    { projectName: 'PostgreSQL', status: 'unexpected' },
    { projectName: 'SQLite', status: 'flaky' },
  ]
  const specs = [{ title: 'one arrives', file: 'a.spec.ts', line: 7, tests }]
  expect(failedJourneys({ suites: [{ suites: [{ specs }] }, { specs: [] }] })).toEqual([
    '  a.spec.ts:7 on PostgreSQL: one arrives',
  ])
})
