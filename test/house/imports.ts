import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import type { ESTree } from 'rolldown/utils'
import { parseSync, Visitor } from 'rolldown/utils'

/** Files by path from the root, each with the files of this project that it imports. */
export type Imports = Map<string, string[]>

/** Reads the imports of all sources in some folders of `root`. Imports of types count, and those that wait (`import()`). */
export function importsOf(root: string, folders: string[]): Imports {
  const files = folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,js}`, { cwd: root, exclude: ['**/node_modules', '**/dist'] }))
    .sort()
  return new Map(files.map((file) => [file, importedBy(file, readFileSync(join(root, file), 'utf8'))]))
}

export function importedBy(file: string, source: string): string[] {
  const parsed = parseSync(file, source)
  if (parsed.errors[0]) throw new Error(`${file} cannot be parsed: ${parsed.errors[0].message}`)
  const { staticImports, staticExports } = parsed.module
  const named = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value)),
    ...(source.includes('import(') ? calledBy(parsed.program) : []), // The tree costs ten times the rest, so few files pay for it.
  ]
  const own = named
    .filter((name) => name?.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name as string)))
  return [...new Set(own)]
}

/** What `import()` names, as a value and as a type. */
function calledBy(program: ESTree.Program): string[] {
  const named: string[] = []
  const see = ({ source }: ESTree.ImportExpression | ESTree.TSImportType) => {
    if (source.type === 'Literal' && typeof source.value === 'string') named.push(source.value)
  }
  new Visitor({ ImportExpression: see, TSImportType: see }).visit(program)
  return named
}
