import { sql } from 'kysely'
import { browserFiles, builtFolder } from '../../http/hosted/browser-files.ts'
import { AppCheckError, type AppUnderCheck, checkApp, webhookOfApp } from '../../meta/check-app.ts'
import { defaultGraphVersion } from '../../meta/client.ts'
import { readSettings, type Settings } from '../../process/settings.ts'
import { deriveKeys } from '../../security/keys.ts'
import { openDatabase } from '../../store/database/database.ts'
import { countValidKeys } from '../../store/projects/api-keys.ts'
import { connectAccount } from '../../telephony/connect.ts'
import { storeCredentials } from '../../telephony/credentials.ts'
import { accountOfSettings, type Credentials, providers } from '../../telephony/providers.ts'
import { TelephonyError } from '../../telephony/telephony-error.ts'
import { createCommand, type End, runCommand, withSettings } from '../command.ts'
import { domainsInDns } from '../domains/doctor-domains.ts'
import { bad, doubtful, type Finding, good } from '../finding.ts'
import type { Io } from '../io.ts'
import { datesAtMeta } from './dates.ts'
import { launchAtMeta } from './launch.ts'
import { compareLedger } from './ledger.ts'
import { ownApps } from './own-apps.ts'
import { supportAddresses } from './support.ts'
import { byEye, webhookFields } from './webhook.ts'
import { wordsOfMeta } from './words.ts'

export const doctor = (args: string[], io: Io) => runCommand(args, (end) => doctorCommand(io, end))

const doctorCommand = (io: Io, end: End) =>
  withSettings(createCommand('patchbay doctor', io))
    .description('Checks settings, database, Meta app and address, and says what to do.')
    .option('--ledger', 'compare what is connected, and what is to be undone, with Meta')
    .action(async ({ ledger }: { ledger?: true }) => end(await examine(io, ledger ?? false)))

/**
 * Checks everything that a server needs, and says what to do about each problem.
 *
 * @returns 0 when a signup can work, 1 when something would prevent it
 */
async function examine({ env, say }: Io, ledger: boolean): Promise<number> {
  let failed = false
  const tell = (what: string, finding: Finding) => {
    say(`${finding.passed ? 'ok  ' : finding.serious ? 'FAIL' : 'warn'}  ${what}: ${finding.words}`)
    if (finding.passed) return
    say(`      -> ${finding.advice}`)
    failed ||= finding.serious
  }

  tell('Browser files', files())
  const settings = readable(env)
  if (settings instanceof Error) {
    tell(
      'Settings',
      bad(settings.message, 'set them in the environment, or in a file: patchbay doctor --settings .env'),
    )
    say('The rest can be checked when the settings can be read.')
    return 1
  }
  tell('Settings', good('complete'))
  tell('Database', await database(settings))
  tell('Meta app', await metaApp(settings))
  tell('Meta webhook', await metaWebhook(settings))
  tell('Webhook fields', await webhookFields(settings))
  for (const [what, finding] of await ownApps(settings)) tell(what, finding)
  for (const finding of datesAtMeta(settings)) tell('Dates at Meta', finding)
  tell('Signup configuration', await launchAtMeta(settings))
  tell('Words of Meta', await wordsOfMeta(settings))
  for (const finding of await address(settings)) tell('Address', finding)
  for (const finding of await domainsInDns(settings)) tell('Domains', finding)
  for (const finding of await supportAddresses(settings)) tell('Support', finding)
  for (const [what, finding] of await telephony(settings)) tell(what, finding)
  if (ledger) for (const finding of await compareLedger(settings)) tell('Ledger', finding)
  say(`eye   ${byEye}`)
  say(failed ? 'Something would keep signups from working: see FAIL above.' : 'Ready.')
  return failed ? 1 : 0
}

function readable(env: NodeJS.ProcessEnv): Settings | Error {
  try {
    return readSettings(env)
  } catch (error) {
    return error as Error
  }
}

function files(): Finding {
  try {
    browserFiles(builtFolder())
    return good('built')
  } catch (error) {
    return bad((error as Error).message, 'in a checkout: npm run build; in an installed package: install it again')
  }
}

async function database({ databaseUrl }: Settings): Promise<Finding> {
  try {
    const db = await openDatabase(databaseUrl)
    try {
      await sql`select 1`.execute(db)
      const keys = await countValidKeys(db)
      const words = `answers, tables up to date, ${keys} API key${keys === 1 ? '' : 's'}`
      return keys ? good(words) : doubtful(words, 'the first start makes one, or: patchbay keys create <name>')
    } finally {
      await db.destroy()
    }
  } catch (error) {
    return bad((error as Error).message, 'check DATABASE_URL, and that the database runs and lets this machine in')
  }
}

const appOf = ({ meta }: Settings): AppUnderCheck => ({
  appId: meta.appId,
  appSecret: meta.appSecret,
  graphUrl: meta.graphUrl ?? 'https://graph.facebook.com',
  graphVersion: meta.graphVersion ?? defaultGraphVersion,
})

async function metaApp(settings: Settings): Promise<Finding> {
  const app = appOf(settings)
  try {
    await checkApp(app)
    return good(`Meta knows app ${app.appId} and its secret, and serves ${app.graphVersion}`)
  } catch (error) {
    return bad((error as Error).message, adviceFor(error))
  }
}

function adviceFor(error: unknown): string {
  const setting = error instanceof AppCheckError ? error.setting : undefined
  if (setting === 'META_GRAPH_VERSION') return 'set META_GRAPH_VERSION to a version that Meta serves, such as v26.0'
  if (setting) return `compare ${setting} with App settings > Basic in Meta's app dashboard`
  return 'this machine must reach Meta: check its way out, and META_GRAPH_URL if you set it'
}

async function metaWebhook(settings: Settings): Promise<Finding> {
  const wanted = `${settings.publicUrl}/webhooks/meta`
  const advice = `in Meta's app dashboard, under WhatsApp > Configuration, let the callback URL be ${wanted}, and its verify token META_WEBHOOK_VERIFY_TOKEN`
  try {
    const found = await webhookOfApp(appOf(settings))
    if (found === wanted) return good(`Meta sends to ${wanted}`)
    return doubtful(found ? `Meta sends to ${found}` : 'Meta sends nowhere: lost connections go unnoticed', advice)
  } catch (error) {
    return doubtful(`Meta was asked, and did not say: ${(error as Error).message}`, advice)
  }
}

/** Whether the provider knows the account of the settings. Without an account nothing is reported. */
async function telephony(settings: Settings): Promise<[string, Finding][]> {
  let account: Credentials | undefined
  try {
    account = accountOfSettings(settings)
  } catch (error) {
    return [['Telephony', bad((error as Error).message, 'remove the variables of one provider')]]
  }
  if (!account) return []
  const { title, advice } = providers[account.provider]
  try {
    const numbers = await connectAccount(account, { publicUrl: settings.publicUrl, settings }).list()
    const { account: id } = storeCredentials(account)
    const many = `${numbers.length} number${numbers.length === 1 ? '' : 's'}`
    return [[title, good(`${title} knows account ${id}, which has ${many}`)]]
  } catch (error) {
    if (!(error instanceof TelephonyError)) throw error
    const words = `${title} did not take the account: ${error.detail.message}`
    return [[title, doubtful(words, error.reason === 'unanswered' ? advice.unanswered : advice.settings)]]
  }
}

/** Meta gives up on the handshake of a webhook after this many seconds. */
const handshakePatience = 6

/** Whether browsers and Meta reach this server at the address in the settings. */
async function address(settings: Settings): Promise<Finding[]> {
  const { publicUrl, meta } = settings
  const { protocol, hostname } = new URL(publicUrl)
  const findings: Finding[] = []
  if (protocol !== 'https:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
    findings.push(bad(`${publicUrl} is not https`, "Meta's popup works on https pages alone: set PUBLIC_URL to one"))
  const alive = await ask(`${publicUrl}/healthz`)
  if (!alive.includes('"ok"'))
    return [
      ...findings,
      bad(
        `${publicUrl} does not answer as a Patchbay`,
        'start the server (patchbay serve), and check PUBLIC_URL and the proxy before it',
      ),
    ]
  const { id } = deriveKeys([settings.secretKey].flat().map((one) => Buffer.from(one, 'base64')))[0]
  if (!(await ask(`${publicUrl}/connect/v1/jwks.json`)).includes(`"${id}"`))
    findings.push(
      bad(
        `the server at ${publicUrl} has another secret key`,
        'give every process the same PATCHBAY_SECRET_KEY, and this command, too',
      ),
    )
  if (meta.webhookVerifyToken) {
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': meta.webhookVerifyToken,
      'hub.challenge': 'patchbay',
    })
    const began = performance.now()
    const answer = await ask(`${publicUrl}/webhooks/meta?${query}`)
    const seconds = (performance.now() - began) / 1_000
    if (answer === 'patchbay' && seconds > handshakePatience)
      findings.push(
        doubtful(
          `/webhooks/meta repeats the challenge after ${seconds.toFixed(1)} seconds`,
          `Meta gives up after ${handshakePatience}: look for what holds requests up before the server`,
        ),
      )
    if (answer !== 'patchbay')
      findings.push(
        bad(
          '/webhooks/meta does not repeat the challenge',
          'the server must run with this META_WEBHOOK_VERIFY_TOKEN, and the proxy let it through',
        ),
      )
  }
  return findings.length ? findings : [good(`${publicUrl} is this server`)]
}

const ask = (url: string): Promise<string> =>
  fetch(url, { signal: AbortSignal.timeout(10_000), redirect: 'error' }).then(
    (response) => response.text(),
    () => '',
  )
