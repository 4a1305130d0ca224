import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './tables.ts'

/** Builds a query once, with something in the place of each value. */
type Build<Values extends unknown[], Row> = (db: Db, ...values: Values) => Pick<Compilable<Row>, 'compile'>

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

/**
 * An insert of one row, compiled once for each set of columns that is given. A column whose value is undefined is left out.
 *
 * @example
 * const insertEvent = preparedInsert((db, row: Insertable<LinkEventsTable>) => db.insertInto('link_events').values(row))
 * await insertEvent(db, row) // what it returns, if anything
 */
export function preparedInsert<Row extends object, Returned>(
  build: (db: Db, row: Row) => Pick<Compilable<Returned>, 'compile'>,
) {
  const known = new Map<string, ReturnType<typeof preparedRows<unknown[], Returned>>>()
  return async (db: Db, row: Row): Promise<Returned | undefined> => {
    const columns = Object.keys(row).filter((column) => row[column as keyof Row] !== undefined)
    const name = columns.join()
    const insert =
      known.get(name) ??
      preparedRows<unknown[], Returned>((db, ...values) =>
        build(db, Object.fromEntries(columns.map((column, at) => [column, values[at]])) as Row),
      )
    known.set(name, insert)
    const [returned] = await insert(db, ...columns.map((column) => row[column as keyof Row]))
    return returned
  }
}

/** The same for all rows of an answer. */
export function preparedRows<Values extends unknown[], Row>(build: Build<Values, Row>) {
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
