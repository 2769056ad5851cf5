/** What FRR changes in a route for a neighbor before it asks the neighbor's route-map (`subgroup_announce_check`). */
import type { Asn } from '../../net/asn.ts'
import type { Bgp, NeighborFamily } from '../router.ts'
import type { AsPath, Route } from './route.ts'

/** Whom the route is for. */
export interface Recipient {
  readonly bgp: Bgp
  readonly own: NeighborFamily
  readonly ebgp: boolean
  readonly remoteAsn: Asn | undefined
}

/** The route as the route-map of the neighbor sees it. */
export function leaving({ bgp, own, ebgp, remoteAsn }: Recipient, route: Route): Route {
  if (!ebgp) return { ...route, localPreference: route.localPreference ?? defaultLocalPreference(bgp) }
  const { metric, ...rest } = route
  const { asPath, unknown } = withoutPrivateAs(own.removePrivateAs, bgp.asn, remoteAsn, rest)
  return {
    ...rest,
    asPath: own.asOverride ? replaced(asPath, each => (each === remoteAsn ? bgp.asn : each)) : asPath,
    ...(unknown ? { unknown } : {}),
    ...(metric === undefined ? {} : { removedMetric: metric }),
  }
}

/** FRR: `bgp default local-preference`. */
function defaultLocalPreference({ globals }: Bgp): number {
  const said = globals.map(line => /^bgp default local-preference (\d+)$/.exec(line)?.[1]).find(each => each)
  return said === undefined ? 100 : Number(said)
}

/** FRR: `neighbor … remove-private-AS`; the AS of the neighbor itself stays. */
function withoutPrivateAs(
  how: NeighborFamily['removePrivateAs'],
  asn: Asn,
  remoteAsn: Asn | undefined,
  { asPath, unknown }: Route,
): Pick<Route, 'asPath' | 'unknown'> {
  const as = { asPath, ...(unknown ? { unknown } : {}) }
  if (how === undefined || !asPath.flat().some(isPrivate)) return as
  if (!how.startsWith('all') && !asPath.flat().every(isPrivate)) return as
  if (remoteAsn === undefined) return { asPath, unknown: [...new Set([...(unknown ?? []), 'asPath' as const])] }
  const stays = (each: Asn) => !isPrivate(each) || each === remoteAsn
  return {
    ...as,
    asPath: how.endsWith('replace-AS')
      ? replaced(asPath, each => (stays(each) ? each : asn))
      : asPath
          .map(each => (typeof each === 'number' ? each : each.filter(stays)))
          // FRR leaves an AS_SET of which nothing stays, unless it stood first.
          .filter((each, i) => (typeof each === 'number' ? stays(each) : i > 0 || each.length > 0)),
  }
}

function replaced(path: AsPath, by: (asn: Asn) => Asn): AsPath {
  return path.map(each => (typeof each === 'number' ? by(each) : each.map(by)))
}

/** RFC 6996. */
function isPrivate(asn: Asn): boolean {
  return (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294)
}
