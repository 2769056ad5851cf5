/** A router's `daemons` and sysctl files → the part of the model they say. What they do not say netc leaves alone. */
import type { RouterPart } from '../fabric/fabric.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import type { Source } from '../text/source.ts'
import { daemons } from './emit.ts'
import { sysctls } from './sysctl.ts'

/** Whether this reader knows a file of that name. */
export function reads(name: string): boolean {
  return name === 'daemons' || isSysctl(name)
}

function isSysctl(name: string): boolean {
  return /^\d\d-[^/]+\.conf$/.test(name)
}

/** The switches of `daemons`, or the forwarding that a sysctl file turns on; each has its place in `fields`. */
export function read({ path, text }: Source, router: string): { part: RouterPart; diagnostics: readonly Diagnostic[] } {
  const whole: Span = { path, start: 0, end: text.length }
  const said = assignments(path, text)
  if (!isSysctl(path.slice(path.lastIndexOf('/') + 1))) {
    const switches = daemons.flatMap(daemon => said.get(daemon) ?? [])
    const started = daemons.filter(daemon => said.get(daemon)?.value === 'yes')
    return {
      part: { name: router, daemons: started, origin: { ...whole, ...fields('daemons', switches) } },
      diagnostics: [],
    }
  }
  const settings = sysctls.filter(({ forwards }) => forwards)
  const forwarding = settings.filter(({ key }) => said.get(key)?.value === '1').map(({ forwards }) => forwards!)
  const places = settings.flatMap(({ key }) => said.get(key) ?? [])
  return { part: { name: router, forwarding, origin: { ...whole, ...fields('forwarding', places) } }, diagnostics: [] }
}

interface Assignment {
  readonly value: string
  readonly span: Span
}

/** The last assignment of each name: both shell and sysctl let a later line win. */
function assignments(path: string, text: string): Map<string, Assignment> {
  const line = /^[ \t]*-?([\w./-]+)[ \t]*=[ \t]*("[^"\n]*"|'[^'\n]*'|[^#\s]*)/gm
  return new Map(
    [...text.matchAll(line)].map(({ 0: whole, 1: name, 2: value, index }) => {
      const end = index + whole.length
      // sysctl takes slashes for dots.
      return [
        name!.replaceAll('/', '.'),
        { value: value!.replace(/^(["'])(.*)\1$/, '$2'), span: { path, start: end - value!.length, end } },
      ]
    }),
  )
}

function fields(field: string, [first]: readonly Assignment[]): { fields?: Record<string, Span> } {
  return first ? { fields: { [field]: first.span } } : {}
}
