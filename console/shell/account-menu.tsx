import { useState } from 'react'
import type { ConsoleSession } from '../../contract/index.ts'
import { useApi } from '../api/use-api.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { type Scheme, scheme, setScheme } from './scheme.ts'

const names: Record<Scheme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** Who is signed in, how it looks, and the way out. */
export function AccountMenu({ session: { key, role } }: { session: ConsoleSession }) {
  const { sessions, queries } = useApi()
  const [chosen, setChosen] = useState(scheme)
  const choose = (next: Scheme) => {
    setScheme(next)
    setChosen(next)
  }
  return (
    <Menu
      label="Account and theme"
      trigger={<Icon name="light" />}
      note={`${key.name ?? key.prefix ?? 'API key'} · ${role === 'act' ? 'may act' : 'may only read'}`}
      items={[
        ...(Object.keys(names) as Scheme[]).map((one) => ({
          words: names[one],
          chosen: one === chosen,
          onSelect: () => choose(one),
        })),
        {
          words: 'Sign out',
          onSelect: () => {
            sessions.signOut().finally(() => queries.clear())
          },
        },
      ]}
    />
  )
}
