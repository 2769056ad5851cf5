/** `netc why`: the fate of one route, step by step. */
import { resolve } from 'node:path'
import { analyze } from '../analyze.ts'
import { why, type Fate, type Result, type Step } from '../lint/why/why.ts'
import { findRepository, readSource, type LoadConfig } from '../project.ts'
import { paint, symbols, type Style } from '../report/style.ts'
import { UserError } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { lineStarts, positionAt } from '../text/source.ts'
import { arrange } from '../workspace/arrange.ts'
import { load } from '../workspace/load.ts'
import type { Terminal } from './terminal.ts'

export interface WhyFlags {
  readonly at?: string
  readonly json?: true
}

/** Prints what becomes of an address, a prefix or a Service at each router; 1 where it does not arrive. */
export async function runWhy(
  { at, json }: WhyFlags,
  about: string | undefined,
  paths: readonly string[],
  { cwd, stdout, dataStyle }: Terminal,
  loadConfig: LoadConfig,
): Promise<number> {
  if (about === undefined)
    throw new UserError('netc why needs an address, a prefix or a Service', 'netc why 192.0.2.1 --at tor0')
  const { root, config } = await findRepository({ cwd }, loadConfig)
  const workspace = load(paths.length === 0 ? [root] : paths.map(path => resolve(cwd, path)), { root })
  const { network } = analyze(arrange(workspace, config.lint), {}, path => readSource(root, path))
  const { fates, hint } = why(network, { about, ...(at !== undefined && { at }) })
  if (fates.length === 0)
    throw new UserError(`nothing to tell of ${about}: ${hint!}`, 'name an address of a pool, or a Service')
  const place = (span: Span) => placeOf(span, readSource(root, span.path))
  if (json)
    stdout.write(
      `${JSON.stringify({ schemaVersion: 1, fates: fates.map(fate => placed(fate, place)) }, undefined, 2)}\n`,
    )
  else stdout.write(fates.map(fate => shown(fate, place, dataStyle)).join('\n'))
  return fates.every(({ arrives }) => arrives !== 'no') ? 0 : 1
}

interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
}

function placeOf({ path, start }: Span, text: string | undefined): Place {
  return { path, ...(text === undefined ? { line: 1, column: 1 } : positionAt(lineStarts(text), start)) }
}

function placed(fate: Fate, place: (span: Span) => Place): object {
  return {
    ...fate,
    steps: fate.steps.map(step => ({
      ...step,
      ...(step.at && { at: place(step.at) }),
      ...(step.change && { change: { text: step.change.text, ...(step.change.at && { at: place(step.change.at) }) } }),
    })),
  }
}

const signs: Readonly<Record<Result, string>> = {
  yes: '✓',
  no: '✗',
  unknown: '?',
  'would pass': '·',
  'would not pass': '·',
}

function shown({ prefix, router, arrives, via, steps }: Fate, place: (span: Span) => Place, style: Style): string {
  const where = (span: Span | undefined) => {
    if (!span) return ''
    const { path, line } = place(span)
    return `  ${paint(style, 'place', `${path}:${line}`)}`
  }
  const heading =
    arrives === 'no'
      ? `${prefix} does not reach ${router}.`
      : arrives === 'yes'
        ? `${prefix} reaches ${router} by ${via.join(', ')}.`
        : `${prefix} may reach ${router} by ${via.join(', ')}: the files do not tell all.`
  const row = ({ name, result, says, at, change, rule }: Step) => [
    `  ${signs[result]} ${name.padEnd(10)}  ${result === 'would pass' ? `would pass: ${says}` : says}${where(at)}`,
    ...(change && result === 'no' ? [`    ${'change'.padEnd(10)}  ${change.text}${where(change.at)}`] : []),
    ...(rule && result === 'no' ? [`    ${''.padEnd(10)}  netc explain ${rule}`] : []),
  ]
  return symbols(style, `${[heading, '', ...steps.flatMap(row)].join('\n')}\n`)
}
