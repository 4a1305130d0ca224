import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const mostLines = 250
const mostFiles = 20

export interface SourceFile {
  /** From the root of the project, with `/`. */
  path: string
  lines: number
}

const rooms =
  '{server,sandbox,widget,contract,client,testing,demo,bin,console,scripts,stories,test,bench,.storybook,docs,examples}'

/** All files of the rooms, but what tools make there. */
export function filesOf(root: string): SourceFile[] {
  return globSync(`${rooms}/**`, { cwd: root, withFileTypes: true, exclude: ['**/node_modules', '**/dist'] })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path: path.slice(root.length + 1), lines: isSource(path) ? linesOf(path) : 0 }))
}

const isSource = (path: string) => /\.(tsx?|m?js|css)$/.test(path)
const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').length - 1
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path)

/** Tables that a script makes, and what grows by a file or a row with each case: their size says nothing about their ideas. */
const tables = [/\/languages\//, /\/migrations\//, /^widget\/ui\/flag-cells\.ts$/]
const crowds = [/\/languages$/, /\/migrations$/, /\/pictures$/, /^docs\/decisions$/]

export const longFiles = (files: SourceFile[]): string[] =>
  files
    .filter(({ path, lines }) => lines > mostLines && !isTest(path) && !tables.some((table) => table.test(path)))
    .map(
      ({ path, lines }) =>
        `${path} has ${lines} lines, and ${mostLines} are allowed: give each idea a file of its own.`,
    )

export function fullFolders(files: SourceFile[]): string[] {
  const counts = new Map<string, number>()
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  return [...counts]
    .filter(([folder, count]) => count > mostFiles && !crowds.some((crowd) => crowd.test(folder)))
    .map(
      ([folder, count]) => `${folder}/ holds ${count} files, and ${mostFiles} are allowed: group them by what they do.`,
    )
}

/** What may stand loose at the root of a room. */
const atRoot: Record<string, string[]> = {
  server: ['index.ts', 'app.ts', 'deps.ts', 'fault.ts', 'functions.ts', 'time.ts', 'phone.ts', 'tsconfig.json'],
}

export const looseFiles = (files: SourceFile[]): string[] =>
  files.flatMap(({ path }) => {
    const [room, name, deeper] = path.split('/') as [string, string, string?]
    if (deeper !== undefined || !atRoot[room] || atRoot[room].includes(name)) return []
    return [`${path} stands loose in ${room}/: move it into the folder of what it does.`]
  })
