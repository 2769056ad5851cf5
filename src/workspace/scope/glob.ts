/** Paths by pattern, as in a configuration: `*` within a name, `**` over folders, `?` for one character. */

/** Whether a path, or a folder it lies in, fits a pattern. */
export function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/^\.?\/|\/+$/g, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, part =>
      part === '?' ? '[^/]' : part === '*' ? '[^/]*' : part === '**' ? '.*' : '(?:.*/)?',
    )
  return new RegExp(`^${source}(?:/.*)?$`).test(path)
}
