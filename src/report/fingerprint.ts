/** What a finding is recognised by from one run to the next, though lines and files have moved. */
import { createHash } from 'node:crypto'
import type { Diagnostic } from '../text/diagnostic.ts'

/** The fingerprint of each finding: of its rule and its place in the model, else of its rule, file and message. Two may be equal. */
export function fingerprint({ code, key, span, message }: Diagnostic): string {
  const what = key === undefined ? [code, span.path, withoutLines(message)] : [code, key]
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32)
}

/** A fingerprint for each finding that no other has: of equal ones the second ends in `:2`. */
export function distinctFingerprints(diagnostics: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>()
  return diagnostics.map(each => {
    const print = fingerprint(each)
    const times = (seen.get(print) ?? 0) + 1
    seen.set(print, times)
    return times === 1 ? print : `${print}:${times}`
  })
}

/** A message without the places it names: `frr.conf:12`, `line 12`. */
function withoutLines(message: string): string {
  return message.replace(/(\.\w+)(?::\d+){1,2}/g, '$1').replace(/\b(lines?) \d+/g, '$1')
}
