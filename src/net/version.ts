/** Release numbers of Cilium and FRR: `1.20`, `10.5`, `8.4.4`. */

/** A release as its vendor writes it, digits and dots. */
export type Version = string

/** Reads a release number; undefined when it is not one. A leading `v` and a build suffix are dropped. */
export function parseVersion(text: string): Version | undefined {
  return /^v?(\d+(?:\.\d+){0,2})(?:[-+_].*)?$/.exec(text)?.[1]
}

/** Order of two releases, part by part; a missing part counts as 0. */
export function compareVersion(a: Version, b: Version): number {
  const [left, right] = [a.split('.'), b.split('.')]
  for (let i = 0; i < 3; i++) {
    const difference = Number(left[i] ?? 0) - Number(right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

export function atLeast(version: Version, other: Version): boolean {
  return compareVersion(version, other) >= 0
}
