/** Findings of one cause that differ only in the node they are about, together. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'

/** One finding to show, and the others that say the same of another node. */
export interface Group {
  readonly first: Diagnostic
  readonly others: readonly Diagnostic[]
}

/** The findings by cause, in the order of the first of each. */
export function grouped(diagnostics: readonly Diagnostic[]): readonly Group[] {
  const groups = new Map<string | number, { first: Diagnostic; others: Diagnostic[] }>()
  for (const [i, diagnostic] of diagnostics.entries()) {
    const key = shapeOf(diagnostic) ?? i
    const group = groups.get(key)
    if (group) group.others.push(diagnostic)
    else groups.set(key, { first: diagnostic, others: [] })
  }
  return [...groups.values()]
}

/** The same for two findings of one cause; undefined for a finding about no node. */
function shapeOf({
  code,
  severity,
  message,
  span,
  label,
  related = [],
  help,
  likely,
  node,
}: Diagnostic): string | undefined {
  if (node === undefined || !message.includes(node)) return undefined
  // The addresses of two nodes differ as their names do.
  const shape = (text = '') => text.replaceAll(node, '\u0000').replace(address, '\u0001')
  const at = ({ path, start, end }: Span) => `${path}\n${start}\n${end}`
  // The cause is what both point at: the same place, or the same other end.
  const cause = related.length > 0 ? related.map(each => `${at(each.span)}\n${shape(each.message)}`) : [at(span)]
  return JSON.stringify([code, severity, shape(message), span.path, shape(label), cause, shape(help), shape(likely)])
}

/** IPv4 and IPv6 addresses. */
const address = /\b\d{1,3}(?:\.\d{1,3}){3}\b|[\da-f]*:[\da-f]*:[\da-f:]*/gi
