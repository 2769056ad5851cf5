/** `router bgp` in FRR's own normal form. */
import type { Defaults } from '../fabric/defaults.ts'
import type { Bgp, BgpFamily, Neighbor, NeighborFamily, NeighborSettings, Redistribute } from '../fabric/router.ts'
import { families, type Family } from '../net/family.ts'
import { compareAddress, compareCidr } from '../net/prefix.ts'
import { compareText } from '../text/diagnostic.ts'
import { byName, compareNatural, described, oneLine, textLines, without, withoutEqual } from './order.ts'
import type { Dialect } from './version.ts'

/** What a neighbor's settings are compared with. */
interface Around {
  readonly bgp: Bgp
  readonly dialect: Dialect
  /** The settings of its group. */
  readonly group?: NeighborSettings
}

/** `written`: lines of its own that FRR writes down although they say nothing new. */
export function normalBgp(bgp: Bgp, dialect: Dialect, defaults: Defaults, written: readonly string[]): Bgp {
  const { ebgpRequiresPolicy, defaultIpv4Unicast, networkImportCheck, logNeighborChanges } = defaults
  const { timers, listenLimit, restartTime, stalepathTime } = defaults
  const silent = { ebgpRequiresPolicy, defaultIpv4Unicast, networkImportCheck, logNeighborChanges, timers, listenLimit }
  const group = (name: string | undefined) => bgp.groups.find(each => each.name === name)?.settings
  const groups = bgp.groups
    .map(each => ({ ...each, settings: normalSettings(each.settings, { bgp, dialect }) }))
    .sort(byName)
  const neighbors = bgp.neighbors
    .map(each => {
      const own = group(each.group)
      return { ...each, settings: normalNeighbor(each, { bgp, dialect, ...(own ? { group: own } : {}) }) }
    })
    .sort(compareNeighbor)
  return {
    ...withoutEqual(bgp, silent),
    ...(bgp.gracefulRestart
      ? { gracefulRestart: withoutEqual(bgp.gracefulRestart, { restartTime, stalepathTime }) }
      : {}),
    globals: [...new Set([...bgp.globals.map(textLines), ...written])]
      .filter(text => text !== '')
      .sort((a, b) => Number(a.includes('\n')) - Number(b.includes('\n'))),
    groups,
    neighbors,
    listenRanges: [...bgp.listenRanges].sort(
      (a, b) => compareText(a.group, b.group) || compareCidr(a.prefix, b.prefix),
    ),
    families: families.flatMap(family => {
      const said = bgp.families.find(each => each.family === family)
      const used = [...groups, ...neighbors].some(each => each.settings.families?.[family])
      if (said === undefined)
        return used ? [{ family, networks: [], aggregates: [], redistribute: [], globals: [], origin: bgp.origin }] : []
      const kept = normalFamily(said)
      return used || hasContent(kept) ? [kept] : []
    }),
  }
}

/** Members first, by group, then the others; those on interfaces before addresses, these by number. */
function compareNeighbor(a: Neighbor, b: Neighbor): number {
  return (
    Number(a.group === undefined) - Number(b.group === undefined) ||
    compareText(a.group ?? '', b.group ?? '') ||
    Number('address' in a.peer) - Number('address' in b.peer) ||
    ('address' in a.peer && 'address' in b.peer ? compareAddress(a.peer.address, b.peer.address) : 0) ||
    ('interface' in a.peer && 'interface' in b.peer ? compareNatural(a.peer.interface, b.peer.interface) : 0)
  )
}

function normalNeighbor({ peer, settings }: Neighbor, around: Around): NeighborSettings {
  const { dialect, group } = around
  const own = normalSettings(settings, around)
  const byGroup =
    own.bfd && group?.bfd && !dialect.bfdBesideProfile && [undefined, group.bfd.profile].includes(own.bfd.profile)
  const needed = byGroup ? without(own, 'bfd') : own
  const copied =
    dialect.copiesGracefulRestart && group?.gracefulRestart ? { gracefulRestart: group.gracefulRestart } : {}
  // Of the rest, only these does FRR leave out where they say what the group says.
  const { ebgpMultihop, remoteAsn, localAsn } = group ?? {}
  const inherited = { ebgpMultihop, remoteAsn, localAsn } as Partial<NeighborSettings>
  return { ...copied, ...withoutEqual('interface' in peer ? without(needed, 'extendedNexthop') : needed, inherited) }
}

function normalSettings(settings: NeighborSettings, around: Around): NeighborSettings {
  const { dialect, group } = around
  const { families: said, globals, ...rest } = described(settings)
  const byFamily = families.flatMap(family => {
    const own = said?.[family]
    if (!own) return []
    const normal = normalNeighborFamily(own, family, around)
    return Object.keys(normal).length > 0 ? [[family, normal] as const] : []
  })
  return {
    ...withoutEqual(rest, { port: 179, enforceFirstAs: group?.enforceFirstAs ?? dialect.enforceFirstAs }),
    ...keptAs(globals),
    ...(byFamily.length > 0 ? { families: Object.fromEntries(byFamily) } : {}),
  }
}

function keptAs(globals: readonly string[] | undefined): { readonly globals?: readonly string[] } {
  const kept = (globals ?? []).map(oneLine).filter(text => text !== '')
  return kept.length > 0 ? { globals: kept } : {}
}

const filters = [
  'distributeListIn',
  'distributeListOut',
  'prefixListIn',
  'prefixListOut',
  'filterListIn',
  'filterListOut',
  'routeMapIn',
  'routeMapOut',
] as const satisfies readonly (keyof NeighborFamily)[]

function normalNeighborFamily(said: NeighborFamily, family: Family, { bgp, group }: Around): NeighborFamily {
  const unlessSaid = family === 'ipv4-unicast' && (bgp.defaultIpv4Unicast ?? true)
  const theirs = group?.families?.[family] ?? {}
  const inherited = Object.fromEntries(
    filters.flatMap(name => (theirs[name] === undefined ? [] : [[name, theirs[name]]])),
  )
  const { globals, maximumPrefix, ...rest } = withoutEqual(said, {
    ...inherited,
    activate: theirs.activate ?? unlessSaid,
  })
  return { ...rest, ...(maximumPrefix ? { maximumPrefix: normalMaximum(maximumPrefix) } : {}), ...keptAs(globals) }
}

/** A warning instead of an end leaves nothing to restart. */
function normalMaximum(
  maximum: NonNullable<NeighborFamily['maximumPrefix']>,
): NonNullable<NeighborFamily['maximumPrefix']> {
  const told = withoutEqual(maximum, { threshold: 75 })
  return told.warningOnly ? without(told, 'restartMinutes') : told
}

function normalFamily(family: BgpFamily): BgpFamily {
  return {
    ...family,
    networks: [...family.networks].sort((a, b) => compareCidr(a.prefix, b.prefix)),
    aggregates: [...family.aggregates].sort((a, b) => compareCidr(a.prefix, b.prefix)),
    redistribute: [...family.redistribute].sort((a, b) => rank(a) - rank(b) || compareText(a.protocol, b.protocol)),
    globals: family.globals.map(textLines).filter(text => text !== ''),
  }
}

/** The order of zebra's route types. */
const protocols = [
  'kernel',
  'connected',
  'static',
  'rip',
  'ripng',
  'ospf',
  'ospf6',
  'isis',
  'pim',
  'eigrp',
  'nhrp',
  'table',
  'vnc',
  'babel',
  'sharp',
  'openfabric',
]

function rank({ protocol }: Redistribute): number {
  const at = protocols.indexOf(protocol)
  return at === -1 ? protocols.length : at
}

function hasContent({
  networks,
  aggregates,
  redistribute,
  maximumPaths,
  maximumPathsIbgp,
  globals,
}: BgpFamily): boolean {
  const lists = [networks, aggregates, redistribute, globals]
  return lists.some(list => list.length > 0) || maximumPaths !== undefined || maximumPathsIbgp !== undefined
}
