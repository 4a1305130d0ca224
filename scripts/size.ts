import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { transform } from 'lightningcss'
import { rolldown } from 'rolldown'
import { languageCodes as languages } from '../contract/languages.ts'
import { weighPeers } from './peers.ts'

/**
 * Weighs what a customer's browser loads, as it travels: minified and gzipped. The widget is bundled as a host app's
 * bundler would, everything but React. Exits with 1 when a budget is exceeded.
 */
const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const weigh = (code: string | Uint8Array) => gzipSync(code, { level: 9 }).length

/** What a host's bundler makes of the library for a host that shows this; React is the host's own. */
async function bundled(...shown: string[]) {
  const host = join(dist, 'host.js')
  const bundle = await rolldown({
    input: host,
    external: [/^react($|\/)/, /^react-dom($|\/)/],
    logLevel: 'silent',
    plugins: [
      {
        name: 'host',
        resolveId: (id) => (id === host ? host : undefined),
        load: (id) => (id === host ? `export { ${shown} } from './widget/index.js'` : undefined),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'es', minify: true, comments: false })
  return output.filter((file) => file.type === 'chunk')
}
type Chunks = Awaited<ReturnType<typeof bundled>>
const chunks = await bundled('WhatsAppOnboarding')
const withDialog = await bundled('WhatsAppOnboarding', 'WhatsAppOnboardingDialog')
const { code: css } = transform({
  filename: 'styles.css',
  code: readFileSync(join(dist, 'widget/styles.css')),
  minify: true,
})
/** A chunk and everything that must be there before it runs. */
function closure(name: string, among: Chunks = chunks, seen = new Set<string>()): Set<string> {
  const chunk = among.find(({ fileName }) => fileName === name)
  if (!chunk || seen.has(name)) return seen
  seen.add(name)
  for (const other of chunk.imports) closure(other, among, seen)
  return seen
}
const weighAll = (names: Iterable<string>, among: Chunks = chunks) =>
  [...names].reduce((sum, name) => sum + weigh(among.find(({ fileName }) => fileName === name)?.code ?? ''), 0)
const firstOf = (among: Chunks) => closure((among.find(({ isEntry }) => isEntry) as Chunks[0]).fileName, among)

const first = firstOf(chunks)
const inline = weighAll(first) + weigh(css)
/** What a host of the dialog has at first, and what comes when it is opened, beyond the widget itself. */
const dialogBody = withDialog.find(({ name }) => name === 'chunk-dialog-body') as Chunks[0]
const dialog =
  weighAll(new Set([...firstOf(withDialog), ...closure(dialogBody.fileName, withDialog)]), withDialog) - weighAll(first)
/**
 * What a browser gets from the server in the end, in English: a script, what it loads by these names, and what must be there
 * before those run. Each file is counted once.
 */
function weighBrowser(script: string, prefix: string, later: string[]): number {
  const browser = join(dist, 'browser')
  const named = readdirSync(join(browser, 'assets'))
    .filter((file) => later.some((name) => new RegExp(`^${prefix}${name}-[\\w-]{8}\\.js$`).test(file)))
    .map((file) => join(browser, 'assets', file))
  const seen = new Set<string>()
  const add = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, other] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
      add(join(dirname(file), other as string))
  }
  for (const file of [join(browser, script), ...named]) add(file)
  return [...seen].reduce((sum, file) => sum + weigh(readFileSync(file)), 0)
}
/** What an operator's browser loads before Today is there: the console's script, that screen's, and what must be there before them. */
function weighConsole(): number {
  const folder = join(dist, 'console')
  const files = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { file: string; imports?: string[] }
  >
  const seen = new Set<string>()
  const add = (name: string) => {
    const one = files[name]
    if (!one || seen.has(one.file)) return
    seen.add(one.file)
    for (const other of one.imports ?? []) add(other)
  }
  for (const name of ['index.html', 'screens/today/today.tsx']) {
    if (!files[name]) throw new Error(`${name} is not in the manifest of the console`)
    add(name)
  }
  return [...seen].reduce((sum, file) => sum + weigh(readFileSync(join(folder, file))), 0)
}
const everyStep = ['signup', 'journal', 'later', 'en-faults']
const manifest = JSON.parse(readFileSync(join(dist, 'browser/manifest.json'), 'utf8'))

/** A language comes when it is spoken, and what it says of trouble when there is some: the largest of each is weighed. */
const weighLanguage = (part: string, among: readonly string[] = languages) => {
  const sizes = among.flatMap((language) =>
    chunks
      .filter(({ name }) => name === `chunk-${language}${part}`)
      .map(({ code }) => ({ language, bytes: weigh(code) })),
  )
  return sizes.reduce((most, next) => (next.bytes > most.bytes ? next : most))
}
type Weight = ReturnType<typeof weighLanguage>
const [everyday, trouble, left, message, help, steps] = ['', '-faults', '-left', '-message', '-help', '-steps'].map(
  (part) => weighLanguage(part),
) as [Weight, Weight, Weight, Weight, Weight, Weight]
const budgets: Record<string, number> = {
  signup: 5_200,
  later: 8_500,
  qr: 6_000,
  // For links that provide numbers: their steps, and a small picture of every country's flag.
  numbers: 7_000,
  'flag-cells': 12_000,
  // For numbers that cannot send yet: what is left to do, and when it is done.
  left: 1_500,
  // For links that offer a test message.
  'test-message': 1_700,
  'watch-checklist': 1_000,
  // For customers who open it: what the company may do, a computer beside the phone, ways out of Facebook's window.
  trust: 2_500,
  'which-phone': 2_500,
  computer: 4_000,
  stuck: 2_500,
  handoff: 5_000,
  chosen: 6_000,
  'ask-for-link': 2_500,
  'keep-choice': 1_000,
  // For links with steps of the host's: their questions, and what keeps the answers. More comes for kinds of fields, for the
  // names of countries, for answers that go to Meta, for a step that the host shows, and for what is asked afterwards.
  asked: 4_100,
  answers: 850,
  forms: 600,
  choices: 1_300,
  'all-countries': 1_700,
  hints: 1_000,
  'host-step': 750,
  survey: 350,
}
/** What is there before a part is asked for: its view or its work is a state's of these. */
const before: Record<string, string> = {
  // A theme of the page's own needs what calculates one.
  'follow-page': 'variables',
  corrections: 'variables',
  left: 'later',
  'test-message': 'later',
  'watch-checklist': 'signup',
  trust: 'later',
  'which-phone': 'later',
  computer: 'later',
  handoff: 'later',
  chosen: 'later',
  'ask-for-link': 'later',
  ordinary: 'later',
  stuck: 'later',
  'keep-choice': 'signup',
  asked: 'later',
  answers: 'signup',
  forms: 'asked',
  choices: 'asked',
  hints: 'asked',
  'host-step': 'asked',
  survey: 'asked',
  'all-countries': 'asked',
}
function thereBefore(name: string): Set<string> {
  const part = before[name]
  const one = part && chunks.find((chunk) => chunk.name === `chunk-${part}`)
  return one ? closure(one.fileName, chunks, thereBefore(part)) : new Set()
}
/** What a part adds to what is there by then. */
function weighLater(name: string) {
  const there = thereBefore(name)
  const { fileName } = chunks.find((chunk) => chunk.name === `chunk-${name}`) as Chunks[0]
  return weighAll([...closure(fileName)].filter((other) => !first.has(other) && !there.has(other)))
}
const rows = [
  { what: 'widget, inline, English, CSS included, React external', bytes: inline, most: 15_000 },
  { what: 'the dialog, beyond that', bytes: dialog, most: 15_000 },
  { what: `a further language, whole signup (the largest: ${everyday.language})`, bytes: everyday.bytes, most: 3_000 },
  { what: `its words for trouble, at the first trouble (${trouble.language})`, bytes: trouble.bytes, most: 3_000 },
  { what: `its words for what is left to do (${left.language})`, bytes: left.bytes, most: 1_000 },
  { what: `its words for the test message (${message.language})`, bytes: message.bytes, most: 1_000 },
  { what: `its words for help (${help.language})`, bytes: help.bytes, most: 2_500 },
  { what: `its words for the steps of a host’s (${steps.language})`, bytes: steps.bytes, most: 1_000 },
  ...chunks
    .filter(
      ({ isDynamicEntry, name }) =>
        (isDynamicEntry && !/^chunk-..(-faults|-left|-message|-steps)?$/.test(name)) || /-(en-faults|qr)$/.test(name),
    )
    .map(({ name: chunk }) => {
      const name = chunk.replace('chunk-', '')
      return {
        what: `widget, when it is needed: ${name}`,
        bytes: weighLater(name),
        most: budgets[name] ?? 3_000,
      }
    }),
  {
    what: 'steps of a host’s with text fields alone: their questions, and what keeps the answers',
    bytes: weighLater('asked') + weighLater('answers'),
    most: 4_900,
  },
  {
    what: '/embed.js and what it loads through a signup, in English',
    bytes: weighBrowser('embed.js', 'embed-', everyStep),
    most: 40_000,
  },
  {
    what: 'hosted page, all JavaScript through a signup, in English',
    bytes: weighBrowser(manifest['widget/hosted.tsx'].file, '', everyStep),
    most: 40_000,
  },
  { what: 'the console, all JavaScript before Today is there', bytes: weighConsole(), most: 60_000 },
]
for (const { what, bytes, most } of rows) {
  console.log(`${(bytes / 1000).toFixed(1).padStart(6)} kB gz of ${most / 1000}  ${bytes > most ? 'OVER ' : ''}${what}`)
}

const both = Math.max(
  ...languages
    .filter((language) => language !== 'en')
    .map((language) => weighLanguage('', [language]).bytes + weighLanguage('-faults', [language]).bytes),
)
console.log(
  `${(both / 1000).toFixed(1).padStart(6)} kB gz     a further language with its words for trouble: more than 3 kB, for a customer who meets trouble`,
)

const { measured, command, peers } = await weighPeers()
console.log(
  `\nOthers, JavaScript alone, React external, weighed the same way (${measured === 'now' ? 'now' : `${measured}: ${command}`}):`,
)
for (const { name, version, bytes, whole } of peers)
  console.log(
    `${(bytes / 1000).toFixed(1).padStart(6)} kB gz     ${name} ${version}, ${whole ? 'all of it' : 'a loader: the rest comes from its vendor'}`,
  )
if (rows.some(({ bytes, most }) => bytes > most)) process.exitCode = 1
