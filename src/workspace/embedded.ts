/**
 * FRR configuration inside other files: Markdown fences, heredocs, block scalars. Each part keeps its places: it is the
 * whole text with everything else blanked.
 */
import type { Source } from '../text/source.ts'
import { kindOfText } from './kind.ts'
import { vendorOf } from './vendor.ts'

/** A part that is configuration of FRR, and what it is called: a key, or its number from 1. */
export interface Part {
  readonly name: string
  readonly source: Source
}

type Stretch = readonly [start: number, end: number, name?: string | undefined]

/** The parts between fences. A fence that says it is another language is none of ours. */
export function partsOfMarkdown(source: Source): readonly Part[] {
  const { text } = source
  if (!mayHold(text)) return []
  const fences = /^[ \t]*(`{3,}|~{3,})([^\n`]*)$/gm
  const stretches: Stretch[] = []
  let open: { readonly sign: string; readonly start: number; readonly isOurs: boolean } | undefined
  for (const { 0: line, 1: sign, 2: info, index } of text.matchAll(fences)) {
    if (!open) open = { sign: sign!, start: index + line.length, isOurs: !otherLanguage.test(info!) }
    else if (sign!.startsWith(open.sign) && info!.trim() === '') {
      if (open.isOurs) stretches.push([open.start, index])
      open = undefined
    }
  }
  return parts(source, stretches)
}

const otherLanguage = /^\s*(?:ya?ml|json|go|python|diff|rust|typescript|ts|javascript|js|html|toml|xml)\b/i

/** The texts of heredocs, as in Terraform and shell scripts. */
export function partsOfHeredocs(source: Source): readonly Part[] {
  const { text } = source
  if (!mayHold(text)) return []
  const openings = /<<[-~]?[ \t]*(["']?)(\w{1,50})\1[^\n]{0,500}\n/g
  const stretches: Stretch[] = []
  // A word that ends nothing from here on ends nothing further down either.
  const unclosed = new Set<string>()
  for (let opening = openings.exec(text); opening; opening = openings.exec(text)) {
    const word = opening[2]!
    if (unclosed.has(word)) continue
    const start = openings.lastIndex
    const closing = new RegExp(`^[ \\t]*${word}[ \\r]*$`, 'gm')
    closing.lastIndex = start
    const end = closing.exec(text)?.index
    if (end === undefined) unclosed.add(word)
    else {
      stretches.push([start, end])
      openings.lastIndex = end
    }
  }
  return parts(source, stretches)
}

/** The literal blocks of YAML, each under its key: of ConfigMaps, cloud-init, Ansible, whatever holds them. */
export function partsOfYaml(source: Source): readonly Part[] {
  const { text } = source
  if (!mayHold(text)) return []
  const headers = /^([ \t-]*)(?:["']?([\w./-]+)["']?\s*:\s+)?(?:[&!][^\s]*\s+)*\|[-+\d]*[ \r]*(?:#[^\n]*)?\n/gm
  const stretches: Stretch[] = []
  for (let header = headers.exec(text); header; header = headers.exec(text)) {
    const start = headers.lastIndex
    const end = blockEnd(text, start, header[2] === undefined ? header[1]!.lastIndexOf('-') : header[1]!.length)
    if (end > start) stretches.push([start, end, header[2]])
    headers.lastIndex = Math.max(start, end)
  }
  return parts(source, stretches)
}

/** Where the lines end that are indented more than `column`. */
function blockEnd(text: string, start: number, column: number): number {
  let end = start
  for (let line = start; line < text.length;) {
    const newline = text.indexOf('\n', line)
    const next = newline === -1 ? text.length : newline + 1
    const content = /[^ \r\n]/.exec(text.slice(line, next))
    if (content && content.index <= column) break
    if (content) end = next
    line = next
  }
  return end
}

/** What no FRR configuration worth reading lacks; asked first, for it is quick. */
function mayHold(text: string): boolean {
  return /router\s+bgp|frr (?:version|defaults)|prefix-list|route-map/.test(text)
}

function parts({ path, text }: Source, stretches: readonly Stretch[]): readonly Part[] {
  return stretches
    .filter(([start, end]) => isFrr(text.slice(start, end)))
    .map(([start, end, name], i) => ({
      name: name ?? String(i + 1),
      source: { path, text: blanked(text, start, end) },
    }))
}

function isFrr(text: string): boolean {
  return mayHold(text) && kindOfText('', text.replace(/^[ \t]+/gm, '')) === 'frr' && vendorOf(text) === undefined
}

function blanked(text: string, start: number, end: number): string {
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end))
}

function blank(text: string): string {
  return text.replace(/[^\r\n]+/g, run => ' '.repeat(run.length))
}
