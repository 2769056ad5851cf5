/** What `netc build --explain` prints: every value that was worked out, from what, and where that was written. */
import type { Derivation } from '../build.ts'
import { groupBy } from '../derive/group.ts'
import { pages, shownPlace, type Texts } from '../report/page.ts'
import { padTo, textWidth } from '../report/width.ts'

/** A column is not widened for the sake of a few long entries. */
const widest = 60

/** The derivations by group, in the order in which they were made. */
export function explain(derivations: readonly Derivation[], texts: Texts): string {
  const page = pages(texts)
  const place = ({ origin }: Derivation) => shownPlace(page(origin.path), origin)
  const blocks = [...groupBy(derivations, ({ group }) => group)].map(([group, all]) => {
    const rows = all.map(each => [each.what, each.value, each.because, place(each)] as const)
    const widths = [0, 1, 2].map(i => Math.min(widest, Math.max(...rows.map(row => textWidth(row[i]!)))))
    const lines = rows.map(row => `  ${row.map((cell, i) => padTo(cell, widths[i] ?? 0)).join('   ')}`.trimEnd())
    return `${group} (${all.length})\n${lines.join('\n')}\n`
  })
  return blocks.join('\n')
}
