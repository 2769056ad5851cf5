/** What a description throws, as a finding at the user's line; and whether it is theirs or ours. */
import { UserError, type Diagnostic } from '../text/diagnostic.ts'
import type { Related } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { isLibrary, sourcePath } from './callsite.ts'
import { LoadError } from './modules.ts'
import { framesOf, offsetOf } from './place.ts'

/**
 * The findings for something that was thrown while a description ran. Undefined when it is none of the
 * user's doing: an exception from inside the library, which tells of their mistakes by a UserError or a Diagnostic.
 */
export function thrown(
  error: unknown,
  entry: string,
  texts: ReadonlyMap<string, string>,
): readonly Diagnostic[] | undefined {
  if (error instanceof LoadError) return error.diagnostics
  const frames = error instanceof Error ? framesOf(error.stack ?? '') : []
  const owner = frames.find(({ url }) => isLibrary(url) || sourcePath(url) !== undefined)
  const calls = frames.flatMap(({ url, line, column }): Span[] => {
    const path = sourcePath(url)
    const text = path === undefined ? undefined : texts.get(path)
    if (path === undefined || text === undefined) return []
    const start = offsetOf(text, line, column)
    return [{ path, start, end: start }]
  })
  // A UserError with no call of the user's behind it is about the request.
  const ours =
    owner !== undefined && isLibrary(owner.url) && !endless(error) && !(error instanceof UserError && calls.length > 0)
  if (ours) return undefined
  const [span = { path: entry, start: 0, end: 0 }, caller] = calls
  const related: Related[] = caller && caller.path !== span.path ? [{ span: caller, message: 'called from here' }] : []
  return [
    {
      code: 'dsl-throw',
      severity: 'error',
      message: said(error),
      span,
      ...(related.length > 0 && { related }),
      ...(error instanceof UserError && { help: error.hint }),
    },
  ]
}

/** A recursion without end may run out of stack in anybody's frame. */
function endless(error: unknown): boolean {
  return error instanceof RangeError && error.message.startsWith('Maximum call stack')
}

function said(error: unknown): string {
  if (!(error instanceof Error))
    return `the description throws ${typeof error === 'string' ? `'${error}'` : String(error)}`
  if (error instanceof UserError) return error.message
  return `the description throws ${error.name}: ${error.message}`
}
