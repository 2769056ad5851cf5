/** Findings one a line, for editors and `grep`: `file:line:column severity message [code]`. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { placeOf } from './frame.ts'
import { pages, type Texts } from './pretty.ts'

/** One line for each finding, in the order given. */
export function concise(diagnostics: readonly Diagnostic[], texts: Texts): string {
  const page = pages(texts)
  const line = ({ span, severity, message, code }: Diagnostic) => {
    const at = page(span.path)
    const place = at === undefined ? { line: 1, column: 1 } : placeOf(at, span)
    return `${span.path}:${place.line}:${place.column} ${severity} ${message.replace(/\s*\n\s*/g, ' ')} [${code}]\n`
  }
  return diagnostics.map(line).join('')
}
