/** Fixes applied to texts: each as a whole or not at all, and none over another. */
import type { Edit, Fix } from './diagnostic.ts'

/** A file before and after. */
export interface Revision {
  readonly path: string
  readonly before: string
  readonly after: string
}

export interface Applied {
  /** The files that have changed, in the order in which fixes touched them. */
  readonly revisions: readonly Revision[]
  readonly applied: readonly Fix[]
  /** What would change a stretch that another fix has changed, or one that is not there: to be asked for again afterwards. */
  readonly waiting: readonly Fix[]
}

/** Applies what can be applied at once: of two fixes that overlap the first, and of two that are equal both. */
export function applyFixes(fixes: readonly Fix[], textOf: (path: string) => string | undefined): Applied {
  const files = new Map<string, { readonly text: string; readonly edits: Edit[] } | undefined>()
  const fileOf = (path: string) => {
    if (!files.has(path)) {
      const text = textOf(path)
      files.set(path, text === undefined ? undefined : { text, edits: [] })
    }
    return files.get(path)
  }
  const [applied, waiting]: [Fix[], Fix[]] = [[], []]
  for (const fix of fixes) {
    const done: Edit[] = []
    const fits = fix.edits.every(edit => {
      const file = fileOf(edit.span.path)
      if (file === undefined || !isIn(file.text, edit)) return false
      const place = placeAmong(file.edits, edit)
      if (place === 'there') return true
      if (place === 'taken') return false
      file.edits.splice(place, 0, edit)
      done.push(edit)
      return true
    })
    if (fits) applied.push(fix)
    else {
      waiting.push(fix)
      for (const edit of done) {
        const edits = fileOf(edit.span.path)!.edits
        edits.splice(edits.indexOf(edit), 1)
      }
    }
  }
  const revisions = [...files].flatMap(([path, file]) => {
    if (file === undefined) return []
    const after = edited(file.text, file.edits)
    return after === file.text ? [] : [{ path, before: file.text, after }]
  })
  return { revisions, applied, waiting }
}

function isIn(text: string, { span: { start, end } }: Edit): boolean {
  return 0 <= start && start <= end && end <= text.length
}

/** Where an edit belongs among others in order, none of which overlap; or that it is there, or that its place is taken. */
function placeAmong(edits: readonly Edit[], edit: Edit): number | 'there' | 'taken' {
  let [low, high] = [0, edits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (edits[middle]!.span.start < edit.span.start) low = middle + 1
    else high = middle
  }
  const neighbours = [edits[low - 1], edits[low]].filter(each => each !== undefined)
  const taken = neighbours.filter(each => overlap(each, edit))
  if (taken.length === 0) return low
  return taken.every(
    ({ span, text }) => text === edit.text && span.start === edit.span.start && span.end === edit.span.end,
  )
    ? 'there'
    : 'taken'
}

/** Whether the order of two edits would matter: also where one puts something in at the border of the other. */
function overlap({ span: a }: Edit, { span: b }: Edit): boolean {
  const isInsertion = a.start === a.end || b.start === b.end
  return isInsertion ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end
}

function edited(text: string, edits: readonly Edit[]): string {
  let [result, done] = ['', 0]
  for (const { span, text: replacement } of edits) {
    result += text.slice(done, span.start) + replacement
    done = span.end
  }
  return result + text.slice(done)
}
