/** GitLab Code Quality: the part of the Code Climate format that GitLab reads (docs.gitlab.com, "Code Quality report format"). */
import type { Severity } from '../text/diagnostic.ts'
import { distinctFingerprints } from './fingerprint.ts'
import { pages, regionOf } from './page.ts'
import type { Report } from './report.ts'
import { sentence } from './words.ts'

const severities: Readonly<Record<Severity, 'major' | 'minor' | 'info'>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
}

/** An array of findings; GitLab drops one of two with the same fingerprint, so none are equal. */
export function gitlab({ diagnostics, sources }: Report): string {
  const page = pages(path => sources(path)?.text)
  const prints = distinctFingerprints(diagnostics)
  const findings = diagnostics.map((each, i) => {
    const { start, end } = regionOf(page(each.span.path), each.span)
    return {
      description: sentence(each),
      check_name: each.code,
      fingerprint: prints[i],
      severity: severities[each.severity],
      location: { path: each.span.path, lines: { begin: start.line, end: end.line } },
    }
  })
  return `${JSON.stringify(findings, null, 2)}\n`
}
