/**
 * Keys of the chart as text, as yq and Helm templates write them: `.hubble.tls.enabled`. A dot or backslash in a part
 * has a backslash before it.
 */

/** The parts of a key. */
export function parsePath(path: string): string[] {
  return [...path.matchAll(/\.((?:\\[^]|[^.\\])*)/g)].map(([, part]) => part!.replace(/\\([^])/g, '$1'))
}

/** The key with these parts; the other way round of `parsePath`. */
export function formatPath(parts: readonly string[]): string {
  return parts.map(part => `.${part.replace(/[.\\]/g, '\\$&')}`).join('')
}
