import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'

const folder = join(import.meta.dirname, '../../../server/store/migrations')

/**
 * Each migration with the SHA-256 of its file. Databases were made by them: one that is here never changes and never goes.
 * A new one gets the next number and a line at the end.
 */
const released = {
  '001-signup': 'b2d6ec35fcac1de93b2bd23ae1055881d021e1842bb63fb8df3c02b1197dabcd',
  '002-apis': '31152686ac910381ca0ccf19030d1df66238f17e27476dbb2a925f12c94e91d0',
  '003-pipeline': 'f142004a19b05c01840e1b3e92bb32f495e0806919e15d95cd2c6aa307cbbd82',
  '004-edge': '2e84e75a263afc8f71442e7c35bb9f097059ed1c95bce49e72475f5740983db6',
  '005-numbers': '404946cef1af7c4be4791e96438b5a07fc0b8031c511111459a54bf0c6a3e498',
  '007-display-names': '19a3f6c722c709dccdf71f51a5f8319eedb520a36776d37a606d75677659d33a',
  '008-retention': 'dc912d9d99ffd0010e1e0407a6a651f0e3bf7e603851f77f3676743ca621ad4d',
  '009-waiting': '51aaae82d9058e5c847c632d7ed0f7f54787090aa6791e8b8958cff1f07fb665',
  '010-announced': '1d2c643322704ac63f9e1cc592a253685e794cd20bbb3debc088d59a53a80374',
  '011-key-budgets': 'f3d7b91531390b8370dcabd75f2f32c73b47cd6e881ff25d11771cbd76f2230e',
  '012-meta-ledger': '755facb1e4a5cfa5e2a98ffac1d0fdac5387be4cf7f089ee13dcb1f4fc4c3f89',
  '013-meta': 'db3fa0276553bfdccfe4a86397bcfb756b033d2ef8b45dc89a1845085826e961',
  '014-ledger-of-account': '9f23950156766d792b2c4d0cbad36a60775ba718dbd865b02e49c9e8bbe0ea13',
  '015-result-nonce': '036f0f3da3cd4ac620a27b7c9067311e72a823d0da009f325e07664fd0cac0b4',
  '016-trip-receipts': 'dd35c70658c37a4f627acbc295f40f2a3e6ade80336e8edb8629f0cfaa47dac5',
  '017-left-accounts': '9b909113e883cd41411c52a116664731837ce76b2cc3193d3b0a807ab7fed834',
  '018-account-looks': 'c5ec4bb5f98a0a2efb9a656532c1d63123e3d419a309a15c400b7e259e042fc5',
  '020-lines': 'd423b194c5c6e1c9de50ac0184bcaf64b9085f3337d3e17df269b2f9052af4d7',
  '021-budgets': 'c098db85f27162c960a7330266b0e2a4681aa734744013aad936ff98ed64332b',
  '022-news': '2fd77093e40a2b3b404c872def6b53f6072f45ee158c12c7729d7265a5496d2d',
  '023-watches': '0821701e9c227b98c9f1ba44fbbd50446f34d0bc319e6ab65be80955f65b4335',
  '024-account-keys': 'fd6f1cd4a08fd3f28455b26a8bb0fdc38003cabd1d9a9966be5ea655c7b2982e',
  '025-relay': '73390985c11333b52d508407b8664e1ee1efa22a2760f4f83ed5193aab3f7e3f',
  '026-key-grants': '6be8cdbbdc2d807274bdf262180572800fade3d7fdbd10a40492489e8a03e3ae',
  '027-first-messages': '21f66d17b9ddc528b69ed67301caa5d1e7b30dd28fdea5e9c67b00cafd67bebe',
  '028-deliveries-by-webhook': 'ef6ce08abf1861cd704879c10ce65bc83bb0dcd05d956e2e8ad4351d525841cd',
  '029-test-message': '488711774eec183ba69b7c3d9449891bef46a6dfff2368e76da0451c707cf4d3',
  '030-conversations': '98c1e8203b175eee159473b6730bd6db03e60600845b3602cc2b1996ca85866f',
  '031-meta-apps': '670b31abf19a8bedfa03724257914f4a45811554010493e1c94863f6252f386d',
  '032-key-roles': '1e72e481584e420ed28abd8af0e588999b5b61795713c3d13e19c9c0ee4ab14a',
  '033-redeliveries': 'd42970d39bfa7ec85da84c7516ca653f0b1cbb55e7c6ed3b437768bd12662e6b',
  '034-watch-answers': 'cede995eee658eb6c3bf41f08e46f050b8fb926cdde86caf92032c9672699c2b',
  '035-list-totals': '39ec2bc59c967f29ffa1fa07d31c009d63090eadee310daec7a512b01d83bc3f',
  '036-list-filters': 'f00ed3337415efbd9b887d49977b9a921f8d9252880e04f39cc1388b1d348103',
  '037-light-changes': '3fe87b724c803ad031e8f024c15b3b85f7dc4fbd7081e7a0ddfbe6c200d2cc39',
  '040-steps': 'fbb092241ef250705b98f14f045ae0c956e87b28cefff4426571c221797a8e16',
  '041-console': '7783b6fdbb41af1bb40921a0b8a8872f36955675729453a08ca45c2744797f05',
  '042-stats': '87fb7919c819e99911d8b1493c2b4d6789468442ad78ff4cf1313af12fd03291',
  '043-api-logs': '6d9b5005c40046d6be4cd0c27a14e7d9c0a23028dc8e7448a2187f9d96e07991',
  '044-failed-links': '8cc3f1620b217238f3f8bed74b8aa7e30155eed0e5e61438f749043a3cf7e35f',
  '045-domains': '00d7cd9dba3bfbdf001a5dea3d332a61361cf3b95a1ab7e09c2201dddc135de6',
  '046-launch-way': '307b42f631c649ab73133218c231d19e5d9b8f0f2da7ded7123701d4a9bd4e45',
  '047-link-domain': '9093615cc960fabe512c5b1b673df35af28b451bf2b6dc0e33181ca25d579e7e',
  '048-names-by-beginning': 'dc76038fc96d41e235e3e68af87c056e82b0d0c5129bdb3d48147bd632082df6',
  '049-customer-minutes': 'ce7e1987c8d78b80b82eba2458c2f36c1465bef225120bd6096e47e3937caf9d',
  '050-project-themes': '267db1bd483efcd70a62a0f7cbf4299cee85d5f7b98af19795deeb8a701cfb68',
  '051-next-deliveries': '987aae716ce33e852e042c17d3fb0233b68476bbd0e9e4259ba839c022d3c105',
}

const recordOf = async (db: Db) =>
  (await sql<{ name: string }>`select name from kysely_migration order by "timestamp", name`.execute(db)).rows.map(
    ({ name }) => name,
  )

describe('migrations', () => {
  it('are only ever added: none that was released is gone or has changed', async () => {
    const hashes: Record<string, string> = {}
    for (const file of (await readdir(folder)).sort())
      hashes[file.replace('.ts', '')] = createHash('sha256')
        .update(await readFile(join(folder, file)))
        .digest('hex')
    expect(hashes).toEqual(released)
  })

  it('are numbered in the order in which they are listed', () => {
    expect(Object.keys(released)).toEqual(Object.keys(released).sort())
  })
})

describe.each(databaseKinds)('the record of migrations on %s', (kind) => {
  it('is brought in order where 0.1.0 left some out, whichever it was', async () => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    // As the build of 0.1.0 left it: 007 and 008 were there before 005.
    await sql`update kysely_migration set "timestamp" = '2020-01-01T00:00:00.000Z' where name in ('007-display-names', '008-retention')`.execute(
      db,
    )
    await db.destroy()
    const again = await openDatabase(database.url)
    expect(await recordOf(again)).toEqual(Object.keys(released))
    await again.destroy()
  })

  it('makes an older server refuse a database that a newer one has changed, in a sentence', async () => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    await sql`insert into kysely_migration (name, "timestamp") values ('999-tomorrow', '2099-01-01T00:00:00.000Z')`.execute(
      db,
    )
    await expect(openDatabase(database.url)).rejects.toThrow(
      /^The database .* cannot be opened: a newer version of Patchbay has changed it \(999-tomorrow\): start that version, or a later one$/,
    )
    expect((await recordOf(db)).at(-1)).toBe('999-tomorrow')
    await db.destroy()
  })

  it('is the same for two servers that start at once on an empty database', async () => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    const both = await Promise.all([openDatabase(database.url), openDatabase(database.url)])
    expect(await recordOf(both[0] as Db)).toEqual(Object.keys(released))
    for (const db of both) await db.destroy()
  })
})
