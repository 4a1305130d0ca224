import { Link } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { Answer, Empty } from '../../ui/answer.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { type Need, readNeeds } from './needs.ts'

/** What needs somebody, each with the button that helps. */
export function Today() {
  const needs = useRead(['today'], readNeeds)
  return (
    <Screen title="Today">
      <Section title="Needs somebody">
        <Answer
          of={needs}
          empty={(all) =>
            all.length ? null : (
              <Empty title="Nothing needs you">
                No signup failed, every webhook listens, and every number is well.
              </Empty>
            )
          }
        >
          {(all) => (
            <ul className="needs">
              {all.map((need) => (
                <One key={`${need.what} ${need.id}`} need={need} />
              ))}
            </ul>
          )}
        </Answer>
      </Section>
    </Screen>
  )
}

const One = ({ need: { title, why, since, to, help } }: { need: Need }) => (
  <li className="need">
    <div className="need-what">
      <strong>
        <bdi>{title}</bdi>
      </strong>
      <span className="quiet">
        <bdi>{why}</bdi> {since ? <Moment at={since} /> : null}
      </span>
    </div>
    <Link href={to} className="button">
      {help}
    </Link>
  </li>
)
