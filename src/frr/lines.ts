/** The rows of the command table, applied to a model: its lines, in the order of the table. */
import type { Row } from './row.ts'
import type { Dialect } from './version.ts'

/** What the commands have to say of a model; items of a list come in the list's own order, at its first command. */
export function linesOf<M, S>(rows: readonly Row<M, S>[], model: M, subject: S, dialect: Dialect): readonly string[] {
  const done = new Set<keyof M>()
  return rows.flatMap(row => {
    if (row.list === undefined) return row.print(model, subject, dialect) ?? []
    if (done.has(row.list)) return []
    done.add(row.list)
    const candidates = rows.filter(each => each.list === row.list)
    return ((model[row.list] ?? []) as readonly unknown[]).flatMap(
      item => lineOf(candidates, item, subject, dialect) ?? [],
    )
  })
}

/** The line of one item, by the first command that has something to say of it. */
export function lineOf<M, S>(
  rows: readonly Row<M, S>[],
  item: unknown,
  subject: S,
  dialect: Dialect,
): string | undefined {
  for (const row of rows) {
    const line = row.printItem(item, subject, dialect)
    if (line !== undefined) return line
  }
  return undefined
}
