/** Findings one a line, for editors and `grep`: `file:line:column severity message [code]`. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { pages, regionOf, type Texts } from './page.ts'
import { sentence } from './words.ts'
import { visible } from './style.ts'

/** One line for each finding, in the order given. */
export function concise(diagnostics: readonly Diagnostic[], texts: Texts): string {
  const page = pages(texts)
  const line = (diagnostic: Diagnostic) => {
    const { span, severity, code } = diagnostic
    const { line, column } = regionOf(page(span.path), span).start
    return `${visible(span.path)}:${line}:${column} ${severity} ${sentence(diagnostic)} [${code}]\n`
  }
  return diagnostics.map(line).join('')
}
