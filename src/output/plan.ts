/**
 * What is to be done so that the output folder holds exactly the artifacts: decided here, done in `write.ts`.
 * Knows texts and paths, not disks.
 */
import type { Artifact } from '../artifact.ts'
import { verifyHeader, withUnixNewlines } from '../header.ts'
import { compareText } from '../text/diagnostic.ts'

/** What lies in the output folder: the text of each file by its path, `undefined` where it is not a plain file. */
export type Contents = ReadonlyMap<string, string | undefined>

/** A file that is there and is not what netc would write. */
export interface Difference {
  readonly artifact: Artifact
  readonly before: string | undefined
  /** `ours`: netc wrote it, so it may write it again. */
  readonly ownership: 'ours' | 'edited' | 'foreign'
}

export interface Plan {
  readonly same: readonly Artifact[]
  readonly missing: readonly Artifact[]
  readonly different: readonly Difference[]
  /** Files netc wrote once and would not write now. */
  readonly stale: readonly { readonly path: string; readonly text: string; readonly edited: boolean }[]
}

/** Compares what is to be there with what is there; files netc never wrote are nobody's business unless they are in the way. */
export function plan(artifacts: readonly Artifact[], contents: Contents): Plan {
  const wanted = new Set(artifacts.map(({ path }) => path))
  const same: Artifact[] = []
  const missing: Artifact[] = []
  const different: Difference[] = []
  for (const artifact of artifacts) {
    const before = contents.get(artifact.path)
    if (!contents.has(artifact.path)) missing.push(artifact)
    else if (before === undefined) different.push({ artifact, before, ownership: 'foreign' })
    else if (withUnixNewlines(before) === artifact.text) same.push(artifact)
    else different.push({ artifact, before, ownership: verifyHeader(before) })
  }
  const stale = [...contents].flatMap(([path, text]) => {
    if (wanted.has(path) || text === undefined) return []
    const ownership = verifyHeader(text)
    return ownership === 'foreign' ? [] : [{ path, text, edited: ownership === 'edited' }]
  })
  return { same, missing, different, stale: stale.sort((a, b) => compareText(a.path, b.path)) }
}

/** The files which a person wrote or changed, and which netc would therefore not overwrite. */
export function blocked({ different }: Plan): readonly Difference[] {
  return different.filter(({ ownership }) => ownership !== 'ours')
}

/** Whether the folder already holds what it is to hold. */
export function upToDate({ missing, different, stale }: Plan): boolean {
  return missing.length === 0 && different.length === 0 && stale.every(({ edited }) => edited)
}

/** The folders below the output folder that a build speaks for: what it does not build it does not judge. */
export function scopeOf(artifacts: readonly Artifact[], only?: 'cilium' | 'frr' | 'lab'): readonly string[] {
  if (only !== undefined) return [{ cilium: 'clusters', frr: 'routers', lab: 'lab' }[only]]
  return [...new Set(['clusters', 'routers', ...artifacts.map(({ path }) => path.slice(0, path.indexOf('/')))])].sort(
    compareText,
  )
}
