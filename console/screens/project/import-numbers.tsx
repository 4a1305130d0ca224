import type { PoolNumbersImport } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { tell } from '../../shell/told.ts'
import { Problem } from '../../ui/answer.tsx'
import { LazyDialog } from '../../ui/dialogs/lazy-dialog.tsx'

/** Puts the numbers that somebody pasted into a pool: one a line, and Meta's id of it behind a comma where it is verified already. */
export function ImportNumbers({ poolId, onClose }: { poolId: string; onClose: () => void }) {
  const put = useAct(async (client, given: PoolNumbersImport) => {
    const { imported, already_there } = await client.numberPools.import(poolId, given)
    tell(
      `${imported.length} put in.${already_there ? ` ${already_there} ${already_there === 1 ? 'was' : 'were'} in a pool already.` : ''}`,
    )
  })
  return (
    <LazyDialog title="Put numbers in" onClose={onClose}>
      <form
        className="settings"
        onSubmit={(event) => {
          event.preventDefault()
          const text = String(new FormData(event.currentTarget).get('numbers'))
          if (!put.isPending) put.mutate({ numbers: numbersIn(text) }, { onSuccess: onClose })
        }}
      >
        <label className="filter">
          <span>One number a line, with its country code. One that Meta has verified: its id there behind a comma</span>
          <textarea name="numbers" rows={8} required spellCheck={false} placeholder="+14155550123" />
        </label>
        <p className="quiet">
          Each is checked first. It is given out when it is ready, and the list says why if it is not.
        </p>
        <Problem of={put.error} />
        <div className="row">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" aria-disabled={put.isPending}>
            {put.isPending ? 'Putting in…' : 'Put in'}
          </button>
        </div>
      </form>
    </LazyDialog>
  )
}

/** As people paste them from a table or a mail: spaces, brackets and dashes in a number say nothing. */
export const numbersIn = (text: string): PoolNumbersImport['numbers'] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line && !/^phone_number\b/.test(line))
    .map((line) => {
      const [number = '', id] = line.split(/[,;\t]/)
      return { phone_number: number.replace(/[\s().-]/g, ''), preverified_id: id?.trim() || null }
    })
