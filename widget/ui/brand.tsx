import { type ReactNode, useState } from 'react'
import type { Say } from '../languages/words.ts'
import { usePart } from './part.ts'

/** Who invites, and how far along the customer is. Keeps its height while neither is known. A logo that does not come is as none. */
export function Brand({
  logo,
  company,
  progress,
  say,
  corner,
}: {
  logo: string | undefined
  company: string | undefined
  progress: [number, number] | undefined
  say: Say | undefined
  corner: ReactNode
}) {
  const [lost, lose] = useState<string>()
  return (
    <div {...usePart('brand')}>
      <span className="pb-company">
        {logo && logo !== lost ? (
          <img
            className="pb-logo"
            src={logo}
            alt={company ?? ''}
            referrerPolicy="no-referrer"
            onError={() => lose(logo)}
          />
        ) : (
          company && (
            <>
              <span className="pb-initial" aria-hidden="true">
                {[...company][0]}
              </span>
              <span>{company}</span>
            </>
          )
        )}
      </span>
      {progress && say ? (
        <span className="pb-stages" role="img" aria-label={say('progress', { step: progress[0], steps: progress[1] })}>
          {Array.from({ length: progress[1] }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place
            <i key={at} className={at < progress[0] ? 'pb-past' : 'pb-later'} />
          ))}
        </span>
      ) : null}
      {corner}
    </div>
  )
}
