import type { Deps } from '../../deps.ts'
import { runAs } from '../../runtime/actor.ts'
import { defaultProjectId } from '../../store/projects/projects.ts'
import type { Operation } from '../operation.ts'
import { platform } from '../platform/router.ts'

/** Bodies that are given as they are; all others have one name around them, which a function leaves out. */
const plainBodies = new Set(['drainNumberPool', 'importPoolNumbers', 'redeliverMany', 'testWebhook'])

/**
 * A function for each operation, by its id. Its arguments are those of the path in their order, then the body where there is one, then
 * the query and the project in one object.
 */
export function platformFunctions(deps: Deps): Record<string, (...given: unknown[]) => Promise<unknown>> {
  const operations = platform.resources.flatMap((resource) => resource.operations)
  return Object.fromEntries(operations.map((operation) => [operation.id, functionOf(deps, operation)]))
}

const functionOf =
  (deps: Deps, operation: Operation<Deps>) =>
  async (...given: unknown[]): Promise<unknown> => {
    const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
    const params = Object.fromEntries(names.map((name, at) => [name, String(given[at])]))
    const body = operation.body ? [given[names.length] ?? {}] : []
    const { projectId = defaultProjectId, ...query } = (given[names.length + body.length] ?? {}) as {
      projectId?: string
    }
    const asked = { params, query: asText(query), body: body.length ? wrapped(operation, body[0]) : undefined }
    const answer = await runAs('host', async () => operation.run?.(deps, { projectId }, asked))
    return unwrapped(answer)
  }

function wrapped({ body, id }: Operation<Deps>, given: unknown): unknown {
  const [name] = Object.keys((body as { shape?: object }).shape ?? {})
  return plainBodies.has(id) || name === undefined ? given : { [name]: given }
}

/** As an address would say it. */
const asText = (query: object) =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

/** What stands under `data`, where nothing stands beside it. */
function unwrapped(answer: unknown): unknown {
  const { data, ...beside } = (answer ?? {}) as { data?: unknown }
  return data !== undefined && Object.keys(beside).length === 0 ? data : answer
}
