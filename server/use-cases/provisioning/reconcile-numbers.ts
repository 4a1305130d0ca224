import { validate } from 'uuid'
import type { Deps } from '../../deps.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { defaultProjectId } from '../../store/projects/projects.ts'
import { ensurePool } from '../../store/provisioning/number-pools.ts'
import { pooledInAccount } from '../../store/provisioning/provided-lists.ts'
import { addProvided, findProvidedById, moveProvided } from '../../store/provisioning/provided-numbers.ts'
import { projectsWithTelephony } from '../../store/provisioning/telephony.ts'
import type { Account } from '../../telephony/connect.ts'
import { countryOf } from '../../telephony/phone.ts'
import type { OwnedNumber } from '../../telephony/telephony.ts'
import { TelephonyError } from '../../telephony/telephony-error.ts'
import { toIso } from '../../time.ts'

type Comparing = Pick<Deps, 'db' | 'log' | 'now' | 'telephony'>

/**
 * Compares the database with what the provider lists, for every project that buys numbers. A number with our marker that sends
 * to this server is ours even when the database does not have it: the answer to its purchase was lost, or the database comes
 * from an older backup. A number that the provider no longer lists is given to nobody.
 */
export async function reconcileNumbers(deps: Comparing): Promise<void> {
  const { db, log, telephony } = deps
  for (const projectId of new Set([...(await projectsWithTelephony(db)), defaultProjectId])) {
    try {
      const account = await telephony.of(projectId)
      if (account) await compare(deps, projectId, account)
    } catch (error) {
      if (!(error instanceof TelephonyError)) throw error
      log.warn(
        { project: projectId, ...error.detail },
        `numbers could not be compared with what the provider lists (${error.reason}): the next start tries again, and \`patchbay doctor\` says more`,
      )
    }
  }
}

async function compare({ db, log, now }: Comparing, projectId: string, account: Account) {
  const listed = await account.list()
  for (const owned of listed)
    if (owned.attached && owned.marker && validate(owned.marker)) await adopt(owned, owned.marker)

  const there = new Set(listed.map(({ provider_id }) => provider_id))
  const ours = await pooledInAccount(db, projectId, account)
  for (const number of ours.filter(({ provider_id }) => !there.has(provider_id as string))) {
    log.warn(
      { number: number.id },
      'a number was set aside: the provider no longer lists it. Release it, or bring it back when the provider lists it again',
    )
    await moveProvided(db, number.id, ['checking', 'available'], {
      status: 'set_aside',
      run_at: null,
      updated_at: toIso(now()),
      note: 'the provider no longer lists it: release it, or bring it back when the provider lists it again',
    })
  }

  async function adopt({ phone_number, provider_id }: OwnedNumber, marker: string) {
    const at = toIso(now())
    const known = await findProvidedById(db, marker)
    if (known?.status === 'buying') return void (await moveProvided(db, known.id, ['buying'], { run_at: at }))
    if (known && known.status !== 'refused') return
    const country = known?.country_iso ?? countryOf(phone_number)
    if (!country)
      return log.warn(
        { provider_id },
        'a number with our marker was ignored: its country is unknown. Release it at the provider',
      )
    const facts = {
      status: 'checking',
      provider: account.provider,
      account_sid: account.accountSid,
      provider_id,
      reservation_id: null,
      note: null,
      run_at: at,
      updated_at: at,
    } as const
    const adopted = await db.transaction().execute(async (tx) => {
      const row = known
        ? await moveProvided(tx, known.id, ['refused'], facts)
        : await addProvided(
            tx,
            {
              id: marker,
              project_id: projectId,
              pool_id: (await ensurePool(tx, projectId, country, at)).id,
              country_iso: country,
              phone_number,
              source: 'purchase',
              ...facts,
            },
            at,
          )
      if (row) {
        const entry = { projectId: row.project_id, action: 'pool_number.bought', subject: row.id } as const
        await audit(tx, now(), { ...entry, detail: { provider_id, found: 'at the provider' } })
      }
      return row
    })
    if (adopted)
      log.warn(
        { number: adopted.id },
        'a number was added: the provider lists it with our marker, and the database did not have it',
      )
  }
}
