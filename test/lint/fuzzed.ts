/** The whole of `netc lint` but its disk, on files that nobody would write, with a watch on how long it takes. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { groups, policies } from '../../policies/index.ts'
import { conclude, understand } from '../../src/lint.ts'
import { formats } from '../../src/report/formats.ts'
import { withoutPolicy } from '../../src/lint/choice.ts'
import { lookAt } from '../../src/workspace/kind.ts'
import { Reading } from '../../src/workspace/reading.ts'
import { fixtures } from '../scenarios.ts'

/** A file, as its bytes. */
export interface File {
  readonly path: string
  readonly bytes: Buffer
}

/** Processor time that one small set of files may take, in milliseconds; a usual one takes some 20. */
const longest = 3000

/** The files of a folder of `fixtures/`. */
export function filesOf(folder: string): readonly File[] {
  return readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map(path => ({ path, place: join(fixtures, folder, path) }))
    .filter(({ place }) => statSync(place).isFile())
    .map(({ path, place }) => ({ path, bytes: readFileSync(place) }))
}

/** One file of a text. */
export function file(path: string, text: string): File {
  return { path, bytes: Buffer.from(text) }
}

/** All that any format says of these files; throws where it takes too long, as it does for whatever is thrown inside. */
export function linted(files: readonly File[]): string {
  const before = process.cpuUsage()
  const reading = new Reading(new Set(), [], [])
  for (const { path, bytes } of files) reading.add({ path, bytes, look: lookAt(path) ?? 'text' })
  const workspace = reading.workspace()
  const texts = new Map(workspace.files.map(({ path, source, embedded }) => [embedded ? '' : path, source.text]))
  for (const { path, bytes } of files) if (!texts.has(path)) texts.set(path, bytes.toString())
  const textOf = (path: string) => texts.get(path)
  const rules = { ...withoutPolicy, ...groups }
  const { diagnostics: found, notChecked } = understand({ workspace, textOf, policies, settings: { isComplete: true } })
  const { diagnostics, suppressed } = conclude(found, workspace, { rules, choice: {}, today: '2026-11-21' })
  const report = {
    diagnostics,
    suppressed: suppressed.map(each => ({ ...each, by: 'comment' as const })),
    sources: (path: string) => {
      const text = textOf(path)
      return text === undefined ? undefined : { path, text }
    },
    rules: new Map(),
    totals: {
      files: files.length,
      clusters: 0,
      routers: 0,
      sessions: 0,
      pools: 0,
      ms: 0,
      notChecked: notChecked.map(({ path, reason }) => `${path} ${reason}`),
    },
    version: '0',
  }
  const said = Object.values(formats)
    .map(format => format(report))
    .join('\n')
  const { user, system } = process.cpuUsage(before)
  if (user + system > longest * 1000) throw new Error(`took ${Math.round((user + system) / 1000)} ms`)
  return said
}
