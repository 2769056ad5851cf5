/**
 * What must not be shown of a file: passwords in frr.conf, and in whatever it is written in, values of Secrets, and
 * what follows a key named password. Line by line and generous: what is hidden in vain costs a reader little.
 */
import type { Source } from '../text/source.ts'

/** UTF-16 offsets, half open. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What stands in the place of a secret, however long it is. */
export const asterisks = '********'

/** Commands of FRR whose rest of the line is a secret; keywords may be shortened as FRR lets them be. */
const commands = [
  /\bneigh\w*\s+\S+\s+passw\w*\s+(?=\S)/gi,
  /^\s*(?:ena\w*\s+)?passw\w*\s+(?:8\s+)?(?=\S+\s*$)/gi,
  /\b(?:message-digest-key\s+\d+\s+md5|authentication-key|key-string|authentication\s+string)\s+(?=\S)/gi,
  /\b(?:area-password|domain-password|isis\s+password)\s+(?:clear|md5)\s+(?=\S)/gi,
]

/** A key of YAML, JSON, HCL, a shell or a program, with or without quotes round it, up to its value. */
const key = /(?:password|passwd|passphrase)\\*["']?\s*[:=]\s*(?=\S)/gi

/** What a tool fills in later, or nothing: no secret. */
const harmless =
  /^\\*["']?(?:\{\{.*\}\}|\$\{[^}]*\}|#\{[^}]*\}#?|%\{[^}]*\}|<[^<>]*>|…|\*+|true|false|null|~)?\\*["']?[,}\])]*$/

/** The secrets of a file, in order, none in another. */
export function secretsIn({ path, text }: Source): readonly Stretch[] {
  if (!/passw|passphrase|secret|key|authentication/i.test(text)) return []
  const lines = linesOf(text)
  const isProgram = /\.[cm]?[jt]sx?$/.test(path)
  const stretches = [...lines.flatMap(line => passwordIn(line, isProgram)), ...blockPasswords(lines)]
  if (/kind\\*["']?\s*:\s*\\*["']?Secret\b/.test(text)) stretches.push(...dataOfSecrets(lines))
  if (text.includes('secretGenerator')) stretches.push(...literals(lines))
  return merged(stretches)
}

interface Line extends Stretch {
  readonly text: string
  /** The column of the first thing in it that is no dash of a list; Infinity where there is only a comment. */
  readonly indent: number
}

function linesOf(text: string): Line[] {
  let start = 0
  return text.split('\n').map(whole => {
    const line = whole.replace(/\r$/, '')
    const indent = /^\s*(?:-\s+)*/.exec(line)![0].length
    const from = start
    start += whole.length + 1
    const isEmpty = indent === line.length || line[indent] === '#'
    return { text: line, start: from, end: from + line.length, indent: isEmpty ? Infinity : indent }
  })
}

/** From a column of a line to its end, or to the end of the string that begins there. */
function valueIn({ text, start }: Line, from: number): Stretch[] {
  const quoted = /^(["'])(?:\\.|(?!\1)[^\\])*\1/.exec(text.slice(from))?.[0]
  const value = quoted ?? text.slice(from).trimEnd()
  if (harmless.test(value)) return []
  return [{ start: start + from, end: start + from + value.length }]
}

function passwordIn(line: Line, isProgram: boolean): Stretch[] {
  const values: Stretch[] = []
  for (const pattern of [...commands, key]) {
    for (const match of line.text.matchAll(pattern)) {
      const from = match.index + match[0].length
      if (pattern === key && !isValue(line.text.slice(from, from + 100), isProgram)) continue
      values.push(...valueIn(line, from))
      // To the end of the line is as far as there is.
      if (values.at(-1)?.end === line.start + line.text.trimEnd().length) break
    }
  }
  return values
}

/** Not where a mapping, a list or a block begins, or in a program a variable stands. */
function isValue(rest: string, isProgram: boolean): boolean {
  return !/^(?:\{(?!\{)|\[|[|>][-+0-9]*\s*(?:#.*)?$)/.test(rest) && (!isProgram || /^["'`]/.test(rest))
}

/** `password: |`, with the value in the lines below. */
function blockPasswords(lines: readonly Line[]): Stretch[] {
  return lines.flatMap((line, i) =>
    /(?:password|passwd|passphrase)["']?\s*:\s*(?:[&!]\S+\s+)*[|>][-+0-9]*\s*(?:#.*)?$/i.test(line.text)
      ? below(lines, i).flatMap(whole)
      : [],
  )
}

/** The lines deeper than one, up to the next that is not. */
function below(lines: readonly Line[], at: number): Line[] {
  const depth = lines[at]!.indent
  let end = at + 1
  while (end < lines.length && lines[end]!.indent > depth) end++
  return lines.slice(at + 1, end)
}

function whole({ text, start, end }: Line): Stretch[] {
  const from = text.search(/\S/)
  return from === -1 ? [] : [{ start: start + from, end }]
}

const dataKey = /^\s*(?:-\s+)*["']?(?:data|stringData)["']?\s*:\s*/

/** The values below `data` and `stringData` of each Secret. */
function dataOfSecrets(lines: readonly Line[]): Stretch[] {
  const inSecrets = dataLines(lines)
  return lines.flatMap((line, i): Stretch[] => {
    const inline = flowData(line)
    if (inline.length > 0) return inline
    const match = dataKey.exec(line.text)
    if (!match || !inSecrets.has(i)) return []
    const rest = line.text.slice(match[0].length)
    const within = below(lines, i)
    if (rest !== '' && !/^(?:\{|[&!]\S+|#.*)$/.test(rest))
      return [...valueIn(line, match[0].length), ...within.flatMap(whole)]
    const depth = Math.min(...within.map(({ indent }) => indent))
    return within.flatMap(each => {
      const entry =
        each.indent === depth ? /^\s*(?:"[^"]*"|'[^']*'|[^\s:#][^:]*)\s*:(?:\s+|$)/.exec(each.text)?.[0] : undefined
      if (entry === undefined) return whole(each)
      return /^(?:[|>][-+0-9]*)?$/.test(each.text.slice(entry.length)) ? [] : valueIn(each, entry.length)
    })
  })
}

/** The lines with a `data` in a mapping that says `kind: Secret` too, before it or after. */
function dataLines(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>()
  const open: { readonly indent: number; readonly data: number[]; isSecret: boolean }[] = []
  const close = (past: number) => {
    while ((open.at(-1)?.indent ?? -1) > past) {
      const { isSecret, data } = open.pop()!
      if (isSecret) for (const at of data) found.add(at)
    }
  }
  for (const [i, { text, indent }] of lines.entries()) {
    if (indent === Infinity) continue
    const dash = text.search(/\S/)
    close(text.startsWith('---') ? -1 : dash < indent ? dash : indent)
    if (open.at(-1)?.indent !== indent) open.push({ indent, data: [], isSecret: false })
    const mapping = open.at(-1)!
    if (dataKey.test(text)) mapping.data.push(i)
    else if (/^\s*(?:-\s+)*["']?kind["']?\s*:\s*["']?Secret\b/.test(text)) mapping.isSecret = true
  }
  close(-1)
  return found
}

/** `{kind: Secret, data: {…}}` on one line, also as text within a string, as kubectl's last-applied-configuration is. */
function flowData({ text, start }: Line): Stretch[] {
  return [...text.matchAll(/[{,\s"'](?:data|stringData)\\*["']?\s*:\s*\{/g)].flatMap(match => {
    const from = match.index + match[0].length
    const end = text.indexOf('}', from)
    const to = end === -1 ? text.length : end
    return text.slice(from, to).trim() === '' ? [] : [{ start: start + from, end: start + to }]
  })
}

/** `- NAME=value` of a kustomization that generates Secrets. */
function literals(lines: readonly Line[]): Stretch[] {
  return lines.flatMap(line => {
    const match = /^\s*-\s+["']?[\w.-]+=(?=\S)/.exec(line.text)
    return match ? [{ start: line.start + match[0].length, end: line.end }] : []
  })
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: { start: number; end: number }[] = []
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else if (start < end) result.push({ start, end })
  }
  return result
}

/** A text with every secret in it replaced, as it may be shown whole: a file in a diff. */
export function masked(source: Source): string {
  const { text } = source
  let [result, done] = ['', 0]
  for (const { start, end } of secretsIn(source)) {
    result += text.slice(done, start) + asterisks
    done = end
  }
  return result + text.slice(done)
}
