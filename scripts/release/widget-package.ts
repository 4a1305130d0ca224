import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Node, Project, ts } from 'ts-morph'
import { build, type LibraryOptions } from 'vite'
import { library } from '../../vite.config.ts'

/**
 * Makes the package of the widget alone in `dist/widget-package`: for a frontend that needs no server, so that it installs
 * nothing but the widget. What the dialog needs is bundled; React stays the host's. `npm pack ./dist/widget-package` packs it.
 * It needs `dist/`, as `npm run build` makes it.
 */
const root = join(import.meta.dirname, '../..')
const folder = join(root, 'dist/widget-package')
const { version, license, engines, peerDependencies, widgetPackage } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

rmSync(folder, { recursive: true, force: true })
await build({
  ...library,
  logLevel: 'warn',
  build: {
    ...library.build,
    outDir: 'dist/widget-package',
    sourcemap: false,
    lib: { ...(library.build?.lib as LibraryOptions), entry: { index: 'widget/index.ts' } },
    rolldownOptions: { ...library.build?.rolldownOptions, external: [/^react($|\/)/, /^react-dom($|\/)/] },
  },
})
for (const file of ['styles.css', 'styles.layered.css', 'styles.d.css.ts'])
  cpSync(join(root, 'dist/widget', file), join(folder, file))
cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))

/** The widget's declarations as they are, with the contract's types in one file beside them. */
const named = new Set<string>()
for (const name of globSync('**/*.d.ts', { cwd: join(root, 'dist/widget') })) {
  const declarations = readFileSync(join(root, 'dist/widget', name), 'utf8')
  for (const [, names] of declarations.matchAll(/(?:im|ex)port type \{([^}]*)\} from '[./]+contract\//g))
    for (const one of (names as string).split(',')) named.add(one.trim())
  for (const [, one] of declarations.matchAll(/import\("[./]+contract\/[^"]+"\)\.(\w+)/g)) named.add(one as string)
  const file = join(folder, 'types/widget', name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    declarations
      .replace(/(['"])((?:\.\.\/)+)contract\/[\w/-]+\.ts\1/g, '$1$2contract.ts$1')
      .replace(/\n\/\/# sourceMappingURL=.*/, '\n'),
  )
}

/** Written out in full: the contract derives its types from schemas, whose library a browser does not need. */
const contract = new Project({
  compilerOptions: { strict: true, skipLibCheck: true, allowImportingTsExtensions: true },
})
const doors = contract.addSourceFileAtPath(join(root, 'dist/contract/index.d.ts'))
const flags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope
const exported = doors.getExportedDeclarations()
const written = [...named].sort().map((name) => {
  const type = exported.get(name)?.find((one) => Node.isTypeAliasDeclaration(one) || Node.isInterfaceDeclaration(one))
  if (!type) throw new Error(`contract/index.ts does not export the type ${name}, which the widget's declarations use`)
  if (Node.isInterfaceDeclaration(type)) return `${type.getText()}\n`
  return `export type ${name} = ${type.getType().getText(undefined, flags)}\n`
})
writeFileSync(join(folder, 'types/contract.d.ts'), written.join('\n'))

const doorsOfPackage = {
  '.': { types: './types/widget/index.d.ts', default: './index.js' },
  './styles.css': { types: './styles.d.css.ts', default: './styles.css' },
  './styles.layered.css': { types: './styles.d.css.ts', default: './styles.layered.css' },
}
const described = {
  name: widgetPackage,
  version,
  description: "Patchbay's widget alone: plug a customer's WhatsApp number into your product, in your own page.",
  license,
  type: 'module',
  engines,
  sideEffects: ['*.css'],
  exports: doorsOfPackage,
  peerDependencies,
}
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`)
writeFileSync(
  join(folder, 'README.md'),
  `# ${widgetPackage}

The React widget of Patchbay, without its server: the same component, dialog, hook and styles as in the whole package.

\`\`\`tsx
import { WhatsAppOnboarding } from '${widgetPackage}'
import '${widgetPackage}/styles.css'

export const Connect = ({ token }: { token: string }) => (
  <WhatsAppOnboarding serverUrl="https://connect.example.com" token={token} />
)
\`\`\`

\`token\` belongs to a setup link that your backend makes at a Patchbay server.
`,
)
process.stdout.write(execFileSync('npm', ['pack', '--dry-run', '--silent', folder], { cwd: root, encoding: 'utf8' }))
