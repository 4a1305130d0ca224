import { openDatabase } from '../../../server/store/database/database.ts'
import { addLinkEvent } from '../../../server/store/links/link-events.ts'
import { foldFunnel } from '../../../server/use-cases/stats/fold-funnel.ts'

/** A process that writes events of links and counts them, until it is killed: `node count-forever.ts <database> <project> <ids>`. */
const [, , url = '', project_id = '', ids = ''] = process.argv
const db = await openDatabase(url)
const links = ids.split(',')
const news: Parameters<typeof addLinkEvent>[3][] = ['created', 'opened', 'exchanged', 'failed', 'completed']
process.stdout.write('counting\n')
for (;;) {
  for (let nth = 0; nth < 20; nth++) {
    const id = links[Math.floor(Math.random() * links.length)] as string
    const name = news[Math.floor(Math.random() * news.length)] as (typeof news)[number]
    await addLinkEvent(db, new Date(), { id, project_id }, name, name === 'failed' ? { fault: 'no_number' } : {})
  }
  await foldFunnel(db)
}
