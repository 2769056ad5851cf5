import type { IpVersion } from '../net/prefix.ts'

/**
 * The families whose routes a session carries: its own, unless there is no session of another to carry what is asked for.
 *
 * @param version of the addresses the session runs between; `versions` of all between the same two ends.
 */
export function carried(
  version: IpVersion,
  versions: readonly IpVersion[],
  wanted: readonly IpVersion[] | undefined,
): readonly IpVersion[] {
  if (!wanted) return [version]
  if (versions.length > 1) return wanted.includes(version) ? [version] : []
  return wanted
}
