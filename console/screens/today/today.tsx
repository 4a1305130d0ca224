import { Link } from 'wouter'
import type { Need } from '../../../contract/index.ts'
import { useRead } from '../../api/use-read.ts'
import { Answer, Empty } from '../../ui/answer.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { plain } from '../states.tsx'
import { Help } from './help.tsx'
import { placeOfNeed } from './place-of-need.ts'

/** What needs somebody, the most pressing first, each with the button that helps. */
export function Today() {
  const today = useRead(['today'], (client) => client.stats.today())
  return (
    <Screen title="Today">
      <Section title="Needs somebody">
        <Answer
          of={today}
          empty={({ needs }) =>
            needs.length ? null : (
              <Empty title="Nothing needs you">
                No signup failed, every webhook listens, and every number is well.
              </Empty>
            )
          }
        >
          {({ needs, more }) => (
            <>
              <ul className="needs">
                {needs.map((need) => (
                  <One key={`${need.kind} ${need.id}`} need={need} />
                ))}
              </ul>
              {more.length ? <p className="more quiet">There are more of: {more.map(plain).join(', ')}.</p> : null}
            </>
          )}
        </Answer>
      </Section>
    </Screen>
  )
}

function One({ need }: { need: Need }) {
  const { what, why, at } = need
  const place = placeOfNeed(need)
  return (
    <li className="need" data-kind={need.kind}>
      <div className="need-what">
        <strong>
          <bdi>{place ? <Link href={place}>{what}</Link> : what}</bdi>
        </strong>
        <span className="quiet">
          <bdi>{why}</bdi>{' '}
          {at ? (
            <>
              · <Moment at={at} />
            </>
          ) : null}
        </span>
      </div>
      <Help need={need} place={place} />
    </li>
  )
}
