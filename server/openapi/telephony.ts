import { providerNames, providers } from '../telephony/providers.ts'
import type { Operation } from './operation.ts'

const all = providerNames.map((name) => providers[name])

/** `/webhooks/<provider>`: a section for each provider. */
export const telephonyTags = all.map(({ title, documentation }) => ({
  name: title,
  description: documentation.description,
}))

export const telephonyOperations: Operation[] = all.flatMap(({ title, documentation }) =>
  documentation.operations.map((operation) => ({ ...operation, tag: title })),
)
