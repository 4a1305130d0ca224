import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './tables.ts'

/** Builds a query once, with something in the place of each value. */
type Build<Values extends string[], Row> = (db: Db, ...values: Values) => Pick<Compilable<Row>, 'compile'>

/**
 * A query of every request, built and compiled once: on SQLite that costs more than running it. The values replace the arguments
 * that `build` received; the rest of the statement stays unchanged.
 *
 * @example
 * const findLink = prepared((db, id: string) => db.selectFrom('setup_links').selectAll().where('id', '=', id))
 * await findLink(db, id) // the first row, or nothing
 */
export function prepared<Values extends string[], Row>(build: Build<Values, Row>) {
  const all = preparedRows(build)
  return async (db: Db, ...values: Values): Promise<Row | undefined> => (await all(db, ...values))[0]
}

/** The same for all rows of an answer. */
export function preparedRows<Values extends string[], Row>(build: Build<Values, Row>) {
  // By adapter: a transaction shares the adapter of its database, and each database writes parameters in its own way.
  const known = new WeakMap<object, (values: Values) => CompiledQuery<Row>>()

  function prepare(db: Db, many: number) {
    // Placeholders are compared by identity, so no value can be taken for one.
    const placeholders = Array.from({ length: many }, () => ({}))
    const query = build(db, ...(placeholders as unknown as Values)).compile()
    const places = query.parameters.map((parameter) => placeholders.indexOf(parameter as object))
    const filled = (values: Values) => places.map((place, nth) => (place < 0 ? query.parameters[nth] : values[place]))
    return (values: Values) => ({ ...query, parameters: filled(values) })
  }

  return async (db: Db, ...values: Values): Promise<Row[]> => {
    const { adapter } = db.getExecutor()
    const query = known.get(adapter) ?? prepare(db, values.length)
    known.set(adapter, query)
    return (await db.executeQuery(query(values))).rows
  }
}
