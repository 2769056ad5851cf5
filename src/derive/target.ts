/** The releases that the description names, checked against those netc knows. */
import { defaultGeneration, generationsOf, knownReleases } from '../cilium/generation.ts'
import type { Cluster } from '../dsl/cluster.ts'
import { diagnose } from '../dsl/problem.ts'
import type { Router } from '../dsl/router.ts'
import type { Generation } from '../fabric/target.ts'
import { nearestTested, testedVersions } from '../frr/version.ts'
import { atLeast, compareVersion, parseVersion, type Version } from '../net/version.ts'
import { UserError } from '../text/diagnostic.ts'
import type { Notes } from './derivation.ts'

const oldestKnown = majorMinor(testedVersions[0])
const newestKnown = majorMinor(testedVersions.at(-1)!)

/** Releases to compile for in place of those the description names. */
export interface Targets {
  readonly cilium?: Version
  readonly frr?: Version
}

/** The release of Cilium a cluster runs, as `1.20`, and the way that release is told of BGP. */
export function ciliumTarget(
  cluster: Cluster,
  { cilium }: Targets,
  { diagnostics }: Notes,
): { release: Version; generation: Generation } | undefined {
  const release = parseVersion(cilium ?? cluster.cilium)
    ?.split('.')
    .slice(0, 2)
    .join('.')
  if (release === undefined || !knownReleases.includes(release)) {
    if (cilium !== undefined)
      throw new UserError(
        `Cilium ${cilium} is not known to netc`,
        `known are ${knownReleases[0]} to ${knownReleases.at(-1)}`,
      )
    diagnostics.push(
      diagnose(cluster, 'cilium', 'version-unknown', `Cilium ${cluster.cilium} is not known to netc`, {
        help: `known are ${knownReleases[0]} to ${knownReleases.at(-1)}`,
      }),
    )
    return undefined
  }
  const possible = generationsOf(release)
  // A target given on the command line may be of another age than the interface the description asks for.
  const wanted =
    cluster.api && (possible.includes(cluster.api) || cilium === undefined) ? cluster.api : defaultGeneration(release)
  if (!possible.includes(wanted)) {
    diagnostics.push(
      diagnose(cluster, 'api', 'generation-not-in-release', `Cilium ${release} has no BGP interface '${wanted}'`, {
        help: `it has ${possible.join(', ')}`,
      }),
    )
    return undefined
  }
  return { release, generation: wanted }
}

/** The release of FRR a router runs; with a note where it is one between two that netc was tested with. */
export function frrTarget(router: Router, { frr }: Targets, { derivations, diagnostics }: Notes): Version | undefined {
  const release = parseVersion(frr ?? router.frr)
  if (release === undefined || !atLeast(release, oldestKnown) || compareVersion(majorMinor(release), newestKnown) > 0) {
    if (frr !== undefined)
      throw new UserError(`FRR ${frr} is not known to netc`, `known are ${oldestKnown} to ${newestKnown}`)
    diagnostics.push(
      diagnose(router, 'frr', 'version-unknown', `FRR ${router.frr} is not known to netc`, {
        help: `known are ${oldestKnown} to ${newestKnown}`,
      }),
    )
    return undefined
  }
  const tested = nearestTested(release)
  if (majorMinor(tested) !== majorMinor(release))
    derivations.push({
      group: 'FRR versions',
      what: `form of frr.conf on ${router.name}`,
      value: `as of ${tested}`,
      because: `${release} was not tested by itself; ${tested} is the nearest below that was`,
      origin: router.origin,
    })
  return release
}

function majorMinor(version: Version): Version {
  return version.split('.').slice(0, 2).join('.')
}
