import { Suspense } from 'react'
import type { LinkEvent, SetupLink } from '../../../contract/index.ts'
import { late } from '../../ui/late.tsx'
import { recordedState } from './recorded-state.ts'

const View = late(() => import('../../ui/customer-view.tsx'), 'CustomerView')

/** The widget as the customer has it in front of them, as far as the journey says. Nothing in it can be pressed. */
export const AsCustomer = ({
  link,
  events,
  company,
}: {
  link: SetupLink
  events: readonly LinkEvent[]
  company: string
}) => (
  <Suspense fallback={null}>
    <View
      state={recordedState(link, events, company)}
      locale={link.language ?? 'en'}
      theme={link.theme_config ?? {}}
      linkUrl={link.url}
      leaving={Boolean(link.success_redirect_url)}
    />
  </Suspense>
)
