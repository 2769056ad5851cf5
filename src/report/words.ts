/** A finding in words alone, for formats that show no code frame. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { shownPlace, type Pages } from './page.ts'
import { oneLine } from './style.ts'

/** The message on one line; of one that rests on a guess it says so. */
export function sentence({ message, likely }: Diagnostic): string {
  const line = oneLine(message)
  return likely === undefined ? line : `${line} (likely: ${oneLine(likely)})`
}

/** Everything that a finding has to say, a line for each thing: the message, the other places, why, and what to do. */
export function paragraph(diagnostic: Diagnostic, page: Pages): string {
  const { label, related = [], why, help } = diagnostic
  return [
    sentence(diagnostic) + (label === undefined ? '' : `: ${oneLine(label)}`),
    ...related.map(({ span, message }) => `${shownPlace(page(span.path), span)} ${oneLine(message)}`.trimEnd()),
    ...(why === undefined ? [] : [`why: ${oneLine(why)}`]),
    ...(help === undefined ? [] : [`help: ${help.includes('\n') ? `\n${help}` : help}`]),
  ].join('\n')
}
