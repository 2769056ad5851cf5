/** Policies × network → findings, in the words that a person reads. Pure. */
import type { Diagnostic, Edit, Fix } from '../text/diagnostic.ts'
import { compareDiagnostics } from '../text/diagnostic.ts'
import { locate, type Span } from '../text/origin.ts'
import type { AnyFinding, EditRequest, FixRequest, Policy, Where } from './policy.ts'
import type { Network } from './ask/network.ts'
import { listed, show } from './show.ts'

/** The policies in force, by id. */
export type Policies = Readonly<Record<string, Policy>>

/** The text of a file, by its path: a fix needs the lines around the place it changes. */
export type TextOf = (path: string) => string | undefined

/** Everything that is wrong with a network, in order of place. What reading its files has found is part of it. */
export function run(
  policies: Policies,
  network: Network,
  read: readonly Diagnostic[],
  textOf: TextOf,
): readonly Diagnostic[] {
  const found = Object.entries(policies).flatMap(([id, policy]) => {
    if (policy.check === 'reader') return []
    const findings: AnyFinding[] = []
    policy.check(network, finding => findings.push(finding))
    return together(findings).map(nodes => diagnosticOf(id, policy, nodes, textOf))
  })
  return [...found, ...read.map(each => worded(each, policies[each.code]))].sort(compareDiagnostics)
}

/** What a reader has found, with what the policy of that id says about it; a reader knows where it weighs less. */
function worded(found: Diagnostic, policy: Policy | undefined): Diagnostic {
  return policy
    ? { why: policy.why, ...found, severity: found.severity === 'error' ? policy.severity : found.severity }
    : found
}

/** Findings that differ in their node alone are one. */
function together(findings: readonly AnyFinding[]): readonly (readonly AnyFinding[])[] {
  const groups = new Map<string, AnyFinding[]>()
  for (const finding of findings) {
    const { node: _, ...data } = finding.data
    const key = JSON.stringify([spanOf(finding), finding.message, data, finding.related?.map(spanOf)])
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()]
}

function diagnosticOf(id: string, policy: Policy, same: readonly AnyFinding[], textOf: TextOf): Diagnostic {
  const first = same[0]!
  const nodes = [...new Set(same.flatMap(({ data }) => (data['node'] === undefined ? [] : [show(data['node'])])))]
  const data: AnyFinding['data'] = nodes.length > 1 ? { ...first.data, node: listed(nodes) } : first.data
  const fix = first.fix && fixOf(first.fix, textOf)
  return {
    code: id,
    severity: first.severity ?? policy.severity,
    message: filled(policy.messages[first.message]!, data),
    span: spanOf(first),
    why: policy.why,
    ...(nodes.length === 1 && { node: nodes[0]! }),
    ...(first.label !== undefined && { label: first.label }),
    ...(first.related && { related: first.related.map(each => ({ span: spanOf(each), message: each.message })) }),
    ...(first.help !== undefined && { help: first.help }),
    ...(first.likely !== undefined && { likely: first.likely }),
    ...(fix && { fixes: [fix] }),
  }
}

function filled(message: string, data: AnyFinding['data']): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => show(data[name]!))
}

function spanOf({ on, field }: Where): Span {
  return locate(on, field as never)
}

/** A fix as edits of text; none where a place stands in no text we have, as in a description. */
function fixOf({ title, safe, edits }: FixRequest, textOf: TextOf): Fix | undefined {
  const done = edits.map(each => editOf(each, textOf))
  return done.every(each => each !== undefined) ? { title, edits: done, ...(safe && { safe }) } : undefined
}

function editOf(request: EditRequest, textOf: TextOf): Edit | undefined {
  const span = spanOf(request)
  const text = textOf(span.path)
  if (text === undefined || span.start === span.end) return undefined
  if ('replaceWith' in request) return { span, text: quotedLike(text.slice(span.start, span.end), request.replaceWith) }
  const start = text.lastIndexOf('\n', span.start - 1) + 1
  const next = text.indexOf('\n', 'lineAbove' in request ? span.start : span.end - 1)
  const end = next === -1 ? text.length : next
  if (!('removeLine' in request) && !isBlockYaml(span.path, text.slice(span.end, end))) return undefined
  const at = (from: number, to: number): Span => ({ path: span.path, start: from, end: to })
  if ('removeLine' in request) return { span: at(start, Math.min(end + 1, text.length)), text: '' }
  const newline = text[end - 1] === '\r' ? '\r\n' : '\n'
  const indent = indentOf(text.slice(start, end))
  if ('lineAbove' in request) return { span: at(start, start), text: indent + request.lineAbove + newline }
  const last = newline === '\r\n' ? end - 1 : end
  return { span: at(last, last), text: newline + indent + request.lineBelow }
}

/** Whether a line may be put beside one that ends so: in JSON, and within braces of YAML, it may not. */
function isBlockYaml(path: string, rest: string): boolean {
  return !path.endsWith('.json') && (!/\.ya?ml$/.test(path) || /^\s*(#.*)?$/.test(rest))
}

/** A value between the quotes that the one before it had. */
function quotedLike(before: string, after: string): string {
  const quote = /^(["'])[^]*\1$/.exec(before)?.[1]
  if (quote === undefined || after.startsWith(quote)) return after
  return quote === '"' ? JSON.stringify(after) : `'${after.replaceAll("'", "''")}'`
}

/** The blanks before a line; the dash of a YAML list counts as blanks. */
function indentOf(line: string): string {
  return /^[\t ]*(?:- +)*/.exec(line)![0].replaceAll('-', ' ')
}
