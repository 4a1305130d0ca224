import type { ApiKeyRole } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useMayAct } from '../../api/use-api.ts'
import { Problem } from '../../ui/answer.tsx'

/** Makes a key: a name by which people know it again, and what it may do. */
export function NewKey({ onMade }: { onMade: (key: string) => void }) {
  const make = useAct(async (client, key: { name: string; role: ApiKeyRole }) => {
    onMade((await client.apiKeys.create(key)).key)
  }, 'The key was made.')
  if (!useMayAct()) return null
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const given = new FormData(form)
        make.mutate(
          { name: String(given.get('name')), role: given.get('role') as ApiKeyRole },
          { onSuccess: () => form.reset() },
        )
      }}
    >
      <label className="filter">
        <span>Name of a new key</span>
        <input name="name" type="text" required maxLength={100} autoComplete="off" />
      </label>
      <label className="filter">
        <span>It may</span>
        <select name="role">
          <option value="act">act</option>
          <option value="read">only read</option>
        </select>
      </label>
      <button type="submit" className="button" aria-disabled={make.isPending}>
        Make a key
      </button>
      <Problem of={make.error} />
    </form>
  )
}
