import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Client } from '../../client/index.ts'
import { useApi } from './use-api.ts'

/** How often a screen that somebody looks at asks again, in milliseconds. */
const live = 5_000

interface Options {
  every?: number | false
  enabled?: boolean
  /** Whether the page before stays while another page of a list is on its way. */
  keep?: boolean
}

/** What a screen shows of the server, asked again by itself while the window is looked at. */
export function useRead<Answer>(
  key: readonly unknown[],
  read: (client: Client) => Promise<Answer>,
  { every = live, enabled = true, keep = false }: Options = {},
) {
  const { client } = useApi()
  return useQuery({
    queryKey: key,
    queryFn: () => read(client),
    refetchInterval: every,
    enabled,
    ...(keep && { placeholderData: keepPreviousData }),
  })
}
