/**
 * A router to its `frr.conf`, spelt as `show running-config` of its release spells it, so that `frr-reload.py` finds
 * nothing to change; only that lists and route-maps stand before `router bgp`, which some releases bind late otherwise.
 */
import type { Bgp, Neighbor, NeighborFamily, NeighborSettings, PeerGroup, RouteMap, Router } from '../fabric/router.ts'
import type { Family } from '../net/family.ts'
import { formatAddress } from '../net/prefix.ts'
import { bgpRows, familyRows, listenRows } from './commands/bgp.ts'
import { interfaceRows, staticRouteRows } from './commands/interface.ts'
import { accessListRows, asPathListRows, communityListRows, prefixListRows } from './commands/list.ts'
import { neighborFamilyRows, neighborRows, type PeerSettings } from './commands/neighbor.ts'
import { routeMapRows } from './commands/route-map.ts'
import { routerRows } from './commands/router.ts'
import { linesOf } from './lines.ts'
import { interfaceBlock, routeMapBlock, routerBgp } from './node.ts'
import { globalRank, normal } from './normal.ts'
import { dialectOf, type Dialect } from './version.ts'

/** The text of a router's `frr.conf`, without any comment that says where it comes from. */
export function emit(router: Router): string {
  const said = normal(router)
  const dialect = dialectOf(said.frr)
  const kept = (rank: number) => said.globals.filter(text => globalRank(text) === rank)
  const sections: readonly (readonly string[])[] = [
    [...linesOf(routerRows, said, {}, dialect), ...kept(0)],
    ...said.prefixLists.map(list => linesOf(prefixListRows[list.family], list, list, dialect)),
    ...(said.accessLists ?? []).map(list => linesOf(accessListRows[list.family], list, list, dialect)),
    ...said.asPathLists.map(list => linesOf(asPathListRows, list, list, dialect)),
    ...said.communityLists.map(list => linesOf(communityListRows[list.kind], list, list, dialect)),
    ...said.routeMaps.flatMap(map => routeMap(map, dialect)),
    kept(1),
    ...said.interfaces.map(link =>
      block(interfaceBlock.print(link), linesOf(interfaceRows, link, {}, dialect), dialect),
    ),
    linesOf(staticRouteRows, said, {}, dialect),
    ...(said.bgp ? [bgp(said.bgp, dialect)] : []),
    ...kept(2).map(text => [text]),
  ]
  return sections
    .filter(lines => lines.length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('!\n')
}

function block(opener: string, body: readonly string[], { exit }: Dialect): readonly string[] {
  return [opener, ...indent(body), ...(exit ? ['exit'] : [])]
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.flatMap(line => line.split('\n')).map(line => ` ${line}`)
}

function routeMap({ name, entries }: RouteMap, dialect: Dialect): readonly (readonly string[])[] {
  return entries.map(entry =>
    block(routeMapBlock.print({ name, ...entry }), linesOf(routeMapRows, entry, {}, dialect), dialect),
  )
}

function bgp(said: Bgp, dialect: Dialect): readonly string[] {
  const peers = [...said.groups.map(ofGroup), ...said.neighbors.map(ofNeighbor)]
  const blocks = said.globals.filter(text => text.includes('\n'))
  const body = [
    ...linesOf(bgpRows, said, {}, dialect),
    ...said.globals.filter(text => !blocks.includes(text)),
    ...peers.flatMap(({ peer, settings }) => [
      ...linesOf(neighborRows, settings, { peer }, dialect),
      ...keptOf(peer, settings),
    ]),
    ...linesOf(listenRows, said, {}, dialect),
    ...said.families.flatMap(each => {
      const { head, tail } = familyRows[each.family]
      const inside = [
        ...linesOf(head, each, {}, dialect),
        ...peers.flatMap(({ peer, settings }) =>
          ofFamily(peer, settings.families?.[each.family], each.family, dialect),
        ),
        ...linesOf(tail, each, {}, dialect),
        ...each.globals,
      ]
      return ['!', `address-family ${each.family.replace('-', ' ')}`, ...indent(inside), 'exit-address-family']
    }),
    ...blocks.flatMap(text => ['!', text]),
  ]
  return block(routerBgp.print(said), body, dialect)
}

interface Peer {
  readonly peer: string
  readonly settings: PeerSettings
}

function ofGroup({ name, settings }: PeerGroup): Peer {
  return { peer: name, settings: { ...settings, kind: 'group' } }
}

function ofNeighbor({ peer, group, settings }: Neighbor): Peer {
  const joined: PeerSettings = { ...settings, ...(group === undefined ? {} : { group }) }
  if ('address' in peer) return { peer: formatAddress(peer.address), settings: joined }
  return { peer: peer.interface, settings: { ...joined, kind: peer.v6only ? 'interface v6only' : 'interface' } }
}

function ofFamily(peer: string, said: NeighborFamily | undefined, family: Family, dialect: Dialect): readonly string[] {
  return said ? [...linesOf(neighborFamilyRows[family], said, { peer }, dialect), ...keptOf(peer, said)] : []
}

/** What is kept as written after `neighbor X`, with the `no` of a denied one in front. */
function keptOf(peer: string, { globals = [] }: Pick<NeighborSettings, 'globals'>): readonly string[] {
  return globals.map(text =>
    text.startsWith('no ') ? `no neighbor ${peer} ${text.slice(3)}` : `neighbor ${peer} ${text}`,
  )
}
