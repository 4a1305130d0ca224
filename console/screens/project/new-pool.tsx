import { useAct } from '../../api/use-act.ts'
import { useMayAct } from '../../api/use-api.ts'
import { Problem } from '../../ui/answer.tsx'

/** Makes the pool of a country, and says below how many numbers it tells that it runs low. */
export function NewPool() {
  const make = useAct(
    (client, pool: { country_iso: string; low_water_mark: number }) => client.numberPools.create(pool),
    'The pool was made. Put numbers into it.',
  )
  if (!useMayAct()) return null
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const given = new FormData(form)
        if (!make.isPending)
          make.mutate(
            {
              country_iso: String(given.get('country')).toUpperCase(),
              low_water_mark: Number(given.get('mark') || 0),
            },
            { onSuccess: () => form.reset() },
          )
      }}
    >
      <label className="filter">
        <span>Country of a new pool, in two letters</span>
        <input
          name="country"
          type="text"
          required
          pattern="[A-Za-z]{2}"
          maxLength={2}
          title="Two letters, for example US"
          autoComplete="off"
        />
      </label>
      <label className="filter">
        <span>Low below. 0: never</span>
        <input name="mark" type="number" min={0} max={1_000} defaultValue={5} />
      </label>
      <button type="submit" className="button" aria-disabled={make.isPending}>
        Make a pool
      </button>
      <Problem of={make.error} />
    </form>
  )
}
