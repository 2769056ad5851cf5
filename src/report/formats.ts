/** Every format in which findings can be had, by the name that `--format` and `--output` take. */
import { concise } from './concise.ts'
import { discreet } from './discreet.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json, jsonl } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { pretty, type Look } from './pretty.ts'
import type { Report } from './report.ts'
import { sarif } from './sarif.ts'
import { plain } from './style.ts'

/** One way to write a report; how it looks matters to people only. */
export type Format = (report: Report, look?: Look) => string

/** What a file or a pipe gets. */
const wide: Look = { style: plain, columns: 100, limit: Infinity }

const all = {
  pretty: (report, look = wide) => pretty(report.diagnostics, textsOf(report), look),
  concise: report => concise(report.diagnostics, textsOf(report)),
  json,
  jsonl,
  sarif,
  junit,
  github,
  gitlab,
  markdown,
} as const satisfies Readonly<Record<string, Format>>

export type FormatName = keyof typeof all

/** The formats; none of them tells a secret. */
export const formats = Object.fromEntries(
  Object.entries<Format>(all).map(([name, format]) => [
    name,
    (report: Report, look?: Look) => format(discreet(report), look),
  ]),
) as Readonly<Record<FormatName, Format>>

function textsOf({ sources }: Report) {
  return (path: string) => sources(path)?.text
}
