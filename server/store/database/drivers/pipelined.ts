import {
  type CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type QueryResult,
} from 'kysely'

type Execute = DatabaseConnection['executeQuery']

/** What was sent on a connection and is not answered. */
interface Sent {
  inTransaction: boolean
  /** Each ends with the error it had, if any, and never fails. */
  unanswered: Promise<unknown>[]
}

/**
 * PostgreSQL over connections that do not wait where nothing depends on the answer: within a transaction `begin` and inserts that
 * return nothing are sent, and what follows them is sent at once. PostgreSQL does what it is sent in order, so the rows are there for
 * the next statement. An insert that fails fails the next statement that is waited for, at the latest the commit, with its own error.
 *
 * The pool must have `pipeline: true` (https://node-postgres.com/features/pipelining).
 */
export class PipelinedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver = () => new PipelinedDriver(this.#config)
}

class PipelinedDriver extends PostgresDriver {
  readonly #sent = new WeakMap<DatabaseConnection, Sent>()

  override async acquireConnection(options?: Parameters<PostgresDriver['acquireConnection']>[0]) {
    const connection = await super.acquireConnection(options)
    if (!this.#sent.has(connection)) {
      const sent: Sent = { inTransaction: false, unanswered: [] }
      this.#sent.set(connection, sent)
      connection.executeQuery = inTurn(connection.executeQuery.bind(connection), sent)
    }
    return connection
  }

  override async beginTransaction(...given: Parameters<PostgresDriver['beginTransaction']>) {
    const sent = this.#of(given[0])
    sent.inTransaction = true
    leave(sent, super.beginTransaction(...given))
  }

  override commitTransaction(connection: Parameters<PostgresDriver['commitTransaction']>[0]) {
    this.#of(connection).inTransaction = false
    return super.commitTransaction(connection)
  }

  override rollbackTransaction(connection: Parameters<PostgresDriver['rollbackTransaction']>[0]) {
    this.#of(connection).inTransaction = false
    return super.rollbackTransaction(connection)
  }

  #of = (connection: DatabaseConnection) => this.#sent.get(connection) as Sent
}

const inTurn =
  (execute: Execute, sent: Sent): Execute =>
  async <Row>(query: CompiledQuery, options?: Parameters<Execute>[1]): Promise<QueryResult<Row>> => {
    const answer = execute<Row>(query, options)
    if (sent.inTransaction && returnsNothing(query)) {
      leave(sent, answer)
      return { rows: [] }
    }
    const before = sent.unanswered.splice(0)
    if (!before.length) return answer
    const [own, ...errors] = await Promise.all([answer.then(fine, failed), ...before])
    const first = errors.find((error) => error !== undefined)
    if (first !== undefined && !/^rollback/i.test(query.sql)) throw first
    if ('error' in own) throw own.error
    return own.answer
  }

const fine = <Answer>(answer: Answer) => ({ answer })
const failed = (error: unknown) => ({ error })

const leave = (sent: Sent, answer: Promise<unknown>) =>
  sent.unanswered.push(
    answer.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )

/** An insert of which nobody asks what became of it, but whether it failed. */
const returnsNothing = ({ query }: CompiledQuery) =>
  query.kind === 'InsertQueryNode' && !query.returning && !query.onConflict
