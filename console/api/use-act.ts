import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../client/index.ts'
import { tell } from '../shell/told.ts'
import { useApi } from './use-api.ts'

/** Something that changes the server. Afterwards every screen reads anew, and `done` is told to whoever listens. */
export function useAct<Given, Answer>(act: (client: Client, given: Given) => Promise<Answer>, done?: string) {
  const { client } = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (given: Given) => act(client, given),
    onSuccess: () => {
      if (done) tell(done)
    },
    onSettled: () => queries.invalidateQueries(),
  })
}
