import { useState } from 'react'
import type { Project as ProjectShape, ProjectUpdate } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useMayAct } from '../../api/use-api.ts'
import { useRead } from '../../api/use-read.ts'
import { Answer, Problem } from '../../ui/answer.tsx'
import { Id } from '../../ui/copy.tsx'
import { Facts, Screen, Section } from '../../ui/screen.tsx'
import { ProjectTheme } from './project-theme.tsx'

type Flag = {
  [Name in keyof ProjectShape['policy']]: ProjectShape['policy'][Name] extends boolean ? Name : never
}[keyof ProjectShape['policy']]

const flags: Record<Flag, string> = {
  allow_display_name_only: 'Accept numbers that Meta lends, though they stop after a few messages',
  allow_other_type: 'Accept a number of another type than the customer chose',
  allow_other_number: 'Accept another number than the one a link brings back',
  allow_number_move: 'Let a number go from one customer to another who signs up with it',
  allow_access_token: 'Let backends read the access token of a number',
}

const wayOf = (given: unknown) => (given === 'sdk' || given === 'redirect' ? given : null)

/** What the project is called, and what it lets its customers do. */
export function Project() {
  const project = useRead(['project'], (client) => client.project.get(), { every: false })
  return (
    <Screen title="Project">
      <Answer of={project}>
        {(found) => (
          <>
            <Settings key={JSON.stringify(found)} project={found} />
            <Section title="Theme of the project’s links">
              <ProjectTheme company={found.name} />
            </Section>
            <Section title="Ids">
              <Facts
                of={{
                  Project: <Id text={found.id} what="project’s id" />,
                  Number: String(found.number),
                }}
              />
            </Section>
          </>
        )}
      </Answer>
    </Screen>
  )
}

/** Pages of the host's that the signup leads to. */
const addresses = {
  support_url: 'Where customers get help, or a new link',
  terms_url: 'Your terms, for customers to read before Facebook opens',
  privacy_url: 'Your privacy policy, beside them',
}
type Address = keyof typeof addresses

function Settings({ project: { name, policy } }: { project: ProjectShape }) {
  const save = useAct((client, change: ProjectUpdate) => client.project.update(change), 'Saved.')
  const mayAct = useMayAct()
  const [changed, setChanged] = useState(false)
  const submit = (form: HTMLFormElement) => {
    const given = new FormData(form)
    save.mutate({
      name: String(given.get('name')),
      policy: {
        ...Object.fromEntries(Object.keys(flags).map((flag) => [flag, given.get(flag) === 'on'])),
        ...Object.fromEntries(Object.keys(addresses).map((name) => [name, String(given.get(name)).trim() || null])),
        healing_minutes: Number(given.get('healing_minutes')),
        launch: wayOf(given.get('launch')),
        abandoned_numbers: given.get('abandoned_numbers') === 'release' ? 'release' : 'return',
      },
    })
  }
  return (
    <Section title="Settings">
      <form
        className="settings"
        onChange={() => setChanged(true)}
        onSubmit={(event) => {
          event.preventDefault()
          submit(event.currentTarget)
        }}
      >
        <fieldset disabled={!mayAct}>
          <label className="filter">
            <span>Name</span>
            <input name="name" type="text" required maxLength={80} defaultValue={name} />
          </label>
          {(Object.keys(addresses) as Address[]).map((one) => (
            <label key={one} className="filter">
              <span>{addresses[one]}</span>
              <input name={one} type="url" defaultValue={policy[one] ?? ''} placeholder="https://" />
            </label>
          ))}
          {(Object.keys(flags) as Flag[]).map((flag) => (
            <label key={flag} className="check">
              <input name={flag} type="checkbox" defaultChecked={policy[flag]} /> {flags[flag]}
            </label>
          ))}
          <label className="filter">
            <span>Minutes that Meta is given to bring a lost number back</span>
            <input
              name="healing_minutes"
              type="number"
              min={0}
              max={1440}
              required
              defaultValue={policy.healing_minutes}
            />
          </label>
          <label className="filter">
            <span>What opens Meta’s window, for links that do not say</span>
            <select name="launch" defaultValue={policy.launch ?? ''}>
              <option value="">Meta’s script; on hosts of your customers a window of ours</option>
              <option value="redirect">a window of ours, on pages whose host is not listed at Meta, too</option>
              <option value="sdk">Meta’s script, on every page: each host is listed at Meta</option>
            </select>
          </label>
          <label className="filter">
            <span>A number that was bought for a customer who then gave up</span>
            <select name="abandoned_numbers" defaultValue={policy.abandoned_numbers}>
              <option value="return">stays in the pool of its country</option>
              <option value="release">goes back to the provider</option>
            </select>
          </label>
          {mayAct ? (
            <div className="row">
              <button type="submit" className="button primary" aria-disabled={!changed || save.isPending}>
                Save
              </button>
              <Problem of={save.error} />
            </div>
          ) : null}
        </fieldset>
      </form>
    </Section>
  )
}
