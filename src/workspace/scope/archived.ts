/** Files that somebody keeps and nobody applies, told by their names. */

/** Names of folders; not `legacy` or `example`, which may well be in use. */
const folders = /^(?:archived?|archives|attic|old|backups?|bak|disabled|deprecated|unused|obsolete|graveyard|trash)$/i

/** Endings of files and folders, before their type or in its place. */
const endings = /[._-](?:bak|backup|old|orig|disabled|archived?|deprecated|unused)$/i

/** Whether a path is put aside: one of its folders or the file itself is called so, or has an underscore before it. */
export function isArchived(path: string): boolean {
  return path.split('/').some((part, i, { length }) => {
    const isFile = i === length - 1
    const name = isFile ? part.replace(/\.(?:ya?ml|json|conf|txt)$/i, '') : part
    return part.startsWith('_') || (!isFile && folders.test(part)) || endings.test(name) || endings.test(part)
  })
}
