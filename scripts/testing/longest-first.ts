import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes a minute or more on two cores. Begun last, one of them would run alone while the other processor rests. */
const longest = [
  'test/faults/short.test.ts',
  'test/widget/matrix.test.tsx',
  'test/server/signup/signup.test.ts',
  'test/server/process/two-processes.test.ts',
  'test/server/store/upgrade.test.ts',
  'test/server/process/frozen.test.ts',
  'test/sandbox/dialog/dialog.test.ts',
  'test/server/process/process.test.ts',
  'test/server/http/inbound.test.ts',
  'test/house/rooms.test.ts',
]

/** The long files before the others, whether this machine ran them before or not. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const nth = longest.findIndex((name) => moduleId.endsWith(name))
      return nth < 0 ? longest.length : nth
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}
