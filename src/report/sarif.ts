/** SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
import type { Diagnostic, Fix, Severity } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { distinctFingerprints } from './fingerprint.ts'
import { pages, regionOf, type Page, type Pages } from './page.ts'
import { addressOf, type Report, type Rule, type Suppressed } from './report.ts'
import { sentence } from './words.ts'
import { oneLine } from './style.ts'

/** SARIF section 3.27.10. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** SARIF section 3.35.2: in a comment, or in a file beside. */
const kinds: Readonly<Record<Suppressed['by'], 'inSource' | 'external'>> = { comment: 'inSource', baseline: 'external' }

/** More than GitHub takes of one run, it refuses the whole file. */
const mostResults = 25_000

/** A log of one run: each finding a result, also those that were set aside. */
export function sarif(report: Report): string {
  const { diagnostics, suppressed, rules, sources, totals, version, target } = report
  const page = pages(path => sources(path)?.text)
  const all = [
    ...diagnostics.map(diagnostic => ({ diagnostic, aside: undefined })),
    ...suppressed.map(each => ({ diagnostic: each.diagnostic, aside: each })),
  ]
  const prints = distinctFingerprints(all.map(({ diagnostic }) => diagnostic))
  const codes = [...new Set(all.map(({ diagnostic }) => diagnostic.code))].sort()
  const indices = new Map(codes.map((code, i) => [code, i]))
  const results = all.slice(0, mostResults).map(({ diagnostic, aside }, i) => ({
    ...resultOf(diagnostic, page),
    ruleIndex: indices.get(diagnostic.code),
    partialFingerprints: { 'netc/v1': prints[i] },
    suppressions: aside === undefined ? [] : [suppressionOf(aside)],
  }))
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'netc', semanticVersion: version, rules: codes.map(code => ruleOf(code, rules.get(code))) },
        },
        automationDetails: { id: target === undefined ? 'netc/lint/' : `netc/lint/${target}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: totals.notChecked.map(text => ({
              level: 'note',
              message: { text: `not checked: ${text}` },
            })),
          },
        ],
        results,
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function ruleOf(id: string, rule: Rule | undefined) {
  if (rule === undefined) return { id }
  const { summary, severity, why, url, tags } = rule
  const address = addressOf(url)
  // helpUri is to be absolute (section 3.49.12); a page in the repository is named in the text.
  const text = [why ?? summary, `netc explain ${id}`, ...(url === undefined ? [] : [url])].join('\n')
  return {
    id,
    shortDescription: { text: summary },
    ...(why !== undefined && { fullDescription: { text: why } }),
    ...(address !== undefined && { helpUri: address }),
    help: { text },
    defaultConfiguration: { level: levels[severity] },
    ...(tags && tags.length > 0 && { properties: { tags: tags.slice(0, 10) } }),
  }
}

function resultOf(diagnostic: Diagnostic, page: Pages) {
  const { code, severity, span, label, related = [], why, help, fixes = [], likely } = diagnostic
  const text = [
    sentence(diagnostic),
    ...(why === undefined ? [] : [`Why: ${oneLine(why)}`]),
    ...(help === undefined ? [] : [`Help: ${help}`]),
  ]
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: text.join('\n') },
    locations: [{ ...locationOf(span, page), ...(label !== undefined && { message: { text: label } }) }],
    ...(related.length > 0 && {
      relatedLocations: related.map(({ span, message }, i) => ({
        id: i + 1,
        ...locationOf(span, page),
        message: { text: message },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map(each => fixOf(each, page)) }),
    ...(likely !== undefined && { properties: { likely } }),
  }
}

function locationOf(span: Span, page: Pages) {
  const at = page(span.path)
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(span.path), uriBaseId: '%SRCROOT%' },
      ...(at && { region: rangeOf(at, span) }),
    },
  }
}

function rangeOf(page: Page, span: Span) {
  const { start, end } = regionOf(page, span)
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** A change of one or more files (section 3.55); a place without a text has no lines to replace. */
function fixOf({ title, edits }: Fix, page: Pages) {
  const paths = [...new Set(edits.map(({ span }) => span.path))]
  return {
    description: { text: title },
    artifactChanges: paths.map(path => ({
      artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
      replacements: edits
        .filter(({ span }) => span.path === path)
        .map(({ span, text }) => {
          const at = page(path)
          const deletedRegion = at ? rangeOf(at, span) : { charOffset: span.start, charLength: span.end - span.start }
          return { deletedRegion, insertedContent: { text } }
        }),
    })),
  }
}

function suppressionOf({ by, reason }: Suppressed) {
  return { kind: kinds[by], status: 'accepted', ...(reason !== undefined && { justification: reason }) }
}

/** A path of the repository as a URI reference (RFC 3986). */
function uriOf(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}
