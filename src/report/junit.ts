/**
 * JUnit XML, as Jenkins, GitLab and Azure read it: a suite for each file, a case for each finding. Errors and warnings
 * are failures; a note is a case that passes and has something to say.
 */
import type { Diagnostic } from '../text/diagnostic.ts'
import { pages, shownPlace, type Pages } from './page.ts'
import type { Report } from './report.ts'
import { paragraph, sentence } from './words.ts'

/** A document with a case for each finding; one that passes where there is none, because no case at all counts as a mistake. */
export function junit({ diagnostics, sources }: Report): string {
  const page = pages(path => sources(path)?.text)
  const files = new Map<string, Diagnostic[]>()
  for (const each of diagnostics) {
    const file = files.get(each.span.path)
    if (file) file.push(each)
    else files.set(each.span.path, [each])
  }
  const suites = [...files].map(([path, found]) => suite(path, found, page))
  const clean =
    '  <testsuite name="netc lint" tests="1" failures="0" errors="0">\n    <testcase name="no findings" classname="netc"/>\n  </testsuite>\n'
  const failures = diagnostics.filter(isFailure).length
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<testsuites name="netc lint" tests="${Math.max(1, diagnostics.length)}" failures="${failures}" errors="0">\n` +
    `${files.size === 0 ? clean : suites.join('')}</testsuites>\n`
  )
}

function suite(path: string, diagnostics: readonly Diagnostic[], page: Pages): string {
  const failures = diagnostics.filter(isFailure).length
  const cases = diagnostics.map(each => testcase(each, page)).join('')
  return `  <testsuite name="${attribute(path)}" tests="${diagnostics.length}" failures="${failures}" errors="0">\n${cases}  </testsuite>\n`
}

function testcase(diagnostic: Diagnostic, page: Pages): string {
  const { code, span, severity } = diagnostic
  const name = `${code} ${shownPlace(page(span.path), span)}`
  const text = escape(paragraph(diagnostic, page))
  const body = isFailure(diagnostic)
    ? `<failure type="${severity}" message="${attribute(sentence(diagnostic))}">${text}</failure>`
    : `<system-out>${text}</system-out>`
  return `    <testcase name="${attribute(name)}" classname="${attribute(code)}">\n      ${body}\n    </testcase>\n`
}

function isFailure({ severity }: Diagnostic): boolean {
  return severity !== 'info'
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text; characters that XML 1.0 cannot hold (section 2.2, Char) become U+FFFD. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, each => entities[each]!)
}

/** The value of an attribute, in which a parser would make a blank of a line's end. */
function attribute(text: string): string {
  return escape(text).replace(/[\t\n\r]/g, each => `&#${each.charCodeAt(0)};`)
}
