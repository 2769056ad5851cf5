/** A file of a router's host, as people write it → what it says, setting by setting, each with its place. */
import type { DaemonOption, Directive, HostFile, HostSetting } from '../fabric/host.ts'
import type { RouterPart } from '../fabric/fabric.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Origin, Span } from '../text/origin.ts'
import type { Source } from '../text/source.ts'
import { read, reads } from './read.ts'

/** What a file is by its name, which is all that FRR, sysctl and systemd go by. */
const kinds: readonly (readonly [HostFile['kind'], RegExp])[] = [
  ['config', /(?:^|\/)(?:frr|bgpd|zebra|staticd|bfdd|ospfd|ospf6d|isisd|pimd)\.conf$/],
  ['daemons', /(?:^|\/)daemons(?:\.conf)?$/],
  ['vtysh.conf', /(?:^|\/)vtysh\.conf$/],
  ['unit', /\.(?:service|target|timer|socket)$|\.(?:service|target|timer|socket)\.d\/[^/]+\.conf$/],
  ['sysctl', /(?:^|\/)sysctl\.conf$|(?:^|\/)sysctl\.d\/[^/]+\.conf$|(?:^|\/)\d\d-[^/]+\.conf$/],
]

/** What kind of host file this is, if it is one. */
export function kindOf(path: string): HostFile['kind'] | undefined {
  return kinds.find(([, form]) => form.test(path))?.[0]
}

/** All that a hand-written file says of the host of a router: its settings, and what of them the model weighs. */
export function readFile(
  source: Source,
  router: string,
): { readonly part: RouterPart; readonly diagnostics: readonly Diagnostic[] } {
  const file = hostFile(source)
  const name = source.path.slice(source.path.lastIndexOf('/') + 1)
  const { part, diagnostics } = reads(name)
    ? read(source, router)
    : { part: { name: router, origin: { path: source.path, start: 0, end: source.text.length } }, diagnostics: [] }
  return { part: file ? { ...part, hostFiles: [file] } : part, diagnostics }
}

/** The settings of one file; undefined for one that is none of the host's. */
export function hostFile({ path, text }: Source): HostFile | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const origin = { path, start: 0, end: text.length }
  switch (kindOf(path)) {
    case 'config': {
      const { 0: line = '', index = 0 } = /^[ \t]*[^\s!#].*?(?=\r?$)/m.exec(text) ?? {}
      return { kind: 'config', name, origin: spanOf(path, index, line) }
    }
    case 'daemons': {
      const settings = assignments(path, text)
      return { kind: 'daemons', name, origin, settings, options: settings.flatMap(optionsOf) }
    }
    case 'vtysh.conf': {
      const line = [...text.matchAll(/^[ \t]*(no[ \t]+)?service[ \t]+integrated-vtysh-config\b/gm)].at(-1)
      const at = line && spanOf(path, line.index, line[0])
      return {
        kind: 'vtysh.conf',
        name,
        origin: { ...origin, ...(at && { fields: { integrated: at } }) },
        ...(line && { integrated: line[1] === undefined }),
      }
    }
    case 'sysctl':
      return { kind: 'sysctl', name, origin, settings: assignments(path, text).map(dotted) }
    case 'unit': {
      const dropIn = /([^/]+)\.d\/[^/]+$/.exec(path)?.[1]
      const unit = dropIn ?? name
      return {
        kind: 'unit',
        name,
        origin,
        unit,
        ...(dropIn !== undefined && { isDropIn: true }),
        directives: directivesOf(path, text),
      }
    }
    case undefined:
      return undefined
  }
}

/** `NAME=VALUE`, each assignment in turn; a quoted value may go on over lines, as in shell. */
function assignments(path: string, text: string): readonly HostSetting[] {
  const form = /^[ \t]*(?:export[ \t]+)?-?([\w./*-]+)[ \t]*=[ \t]*("[^"]*"|'[^']*'|[^\n\r#;"']*)/gm
  return Array.from(text.matchAll(form), ({ 0: whole, 1: name, 2: written, index }) => {
    const value = written!.trimEnd()
    const bare = value.replace(/^(["'])([^]*)\1$/, '$2')
    const start = index + whole.length - written!.length + (bare === value ? 0 : 1)
    const places = {
      name: spanOf(path, index + whole.indexOf(name!), name!),
      value: spanOf(path, start, bare),
    }
    return setting(name!, bare, { path, start: places.name.start, end: index + whole.trimEnd().length, fields: places })
  })
}

function setting(name: string, value: string, origin: Origin): HostSetting {
  return { name, ...(hasPlaceholder(value) ? {} : { value }), origin }
}

/** sysctl takes slashes for dots. */
function dotted(each: HostSetting): HostSetting {
  return { ...each, name: each.name.replaceAll('/', '.') }
}

/** The command line in `bgpd_options="…"`. */
function optionsOf({ name, value, origin }: HostSetting): readonly DaemonOption[] {
  const daemon = /^(\w+)_options$/.exec(name)?.[1]
  if (daemon === undefined || value === undefined) return []
  const start = origin.fields!['value']!.start
  const words = Array.from(value.matchAll(/\S+/g), ({ 0: text, index }) => ({ text, start: start + index }))
  return words.flatMap(({ text, start: at }, i) => {
    if (!text.startsWith('-')) return []
    // Written as one word, `--flag=value` or `-p179`, or as two.
    const [, flag, joined] = /^(--[^=]+|-[^-])=?(.*)$/.exec(text) ?? []
    if (flag === undefined) return []
    const next = words[i + 1]
    const apart = joined === '' && next && !next.text.startsWith('-') ? next : undefined
    const argument = joined !== '' ? joined : apart?.text
    const end = apart ? apart.start + apart.text.length : at + text.length
    return [
      {
        daemon,
        flag,
        ...(argument !== undefined && { value: argument }),
        origin: { path: origin.path, start: at, end },
      },
    ]
  })
}

/** The lines of a unit by section; a backslash at its end joins a line to the next. */
function directivesOf(path: string, text: string): readonly Directive[] {
  const directives: Directive[] = []
  let section = ''
  for (const { 0: line, index } of text.matchAll(/^(?:[^\n\\]|\\(?:\r?\n)?)*/gm)) {
    const header = /^\s*\[([^\]]+)\]/.exec(line)
    if (header) section = header[1]!
    const [whole, before, name, between, value] = /^(\s*)([A-Za-z]\w*)(\s*=[ \t]*)([^]*?)\s*$/.exec(line) ?? []
    if (header || whole === undefined || /^\s*[#;]/.test(line)) continue
    const start = index + before!.length + name!.length + between!.length
    const words = Array.from(value!.matchAll(/[^\s\\]+/g), word => ({
      text: word[0],
      origin: spanOf(path, start + word.index, word[0]),
    }))
    const origin = {
      ...spanOf(path, index + before!.length, name! + between! + value!),
      fields: { name: spanOf(path, index + before!.length, name!), value: spanOf(path, start, value!) },
    }
    directives.push({ ...setting(name!, value!, origin), section, words })
  }
  return directives
}

function spanOf(path: string, start: number, text: string): Span {
  return { path, start, end: start + text.length }
}
