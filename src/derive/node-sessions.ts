/** Which node dials which router, at which address. */
import type { Node } from '../dsl/cluster.ts'
import type { Peering } from '../dsl/peering.ts'
import { diagnose } from '../dsl/problem.ts'
import { Port, Router } from '../dsl/router.ts'
import { formatAddress, formatCidr, type IpVersion } from '../net/prefix.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { list, type Notes } from './derivation.ts'
import type { NodeSession } from './session.ts'
import { bothVersions, type Topology } from './topology.ts'

/** The sessions of one peering between nodes and routers. */
export function nodeSessions(peering: Peering, topology: Topology, notes: Notes): readonly NodeSession[] {
  const set = peering.nodes!
  const names = set.names()
  if (names.length === 0) {
    const { message, help } = nothingSelected(peering)
    notes.diagnostics.push(
      diagnose(peering, 'between.0', 'node-selector-matches-nothing', message, {
        help,
        related: [{ span: set.origin, message: 'the nodes are chosen here' }],
      }),
    )
  }
  const ends = peering.sides[1]
  for (const port of ends.filter(end => end instanceof Port))
    notes.diagnostics.push(
      diagnose(
        peering,
        'between.1',
        'unnumbered-vs-cilium',
        `${port.router.name} is named by its port ${port.name}, but Cilium can't peer with an interface`,
        { help: `name the router: ${port.router.name}` },
      ),
    )
  return ends.flatMap(end => {
    const router = end instanceof Router ? end : end.router
    return sessionsWith(peering, router, names, topology, notes)
  })
}

function nothingSelected({ nodes }: Peering): { message: string; help: string } {
  const { cluster, selector } = nodes!
  const labels = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`)
  const known = [
    ...new Set(
      [...cluster.members.values()].flatMap(node =>
        Object.entries(node.labels).map(([key, value]) => `${key}=${value}`),
      ),
    ),
  ]
  return {
    message:
      cluster.members.size === 0
        ? `cluster ${cluster.name} has no nodes`
        : `no node of cluster ${cluster.name} is selected by ${labels.join(',') || 'the expressions'}`,
    help:
      known.length > 0
        ? `the nodes carry ${known.slice(0, 6).join(', ')}${known.length > 6 ? ', …' : ''}`
        : 'give the nodes labels: node({ addresses, labels })',
  }
}

function sessionsWith(
  peering: Peering,
  router: Router,
  names: readonly string[],
  topology: Topology,
  notes: Notes,
): readonly NodeSession[] {
  const { cluster } = peering.nodes!
  const members = names.map(name => [name, cluster.members.get(name)!] as const)
  const direct = bothVersions.filter(version => members.some(([, node]) => topology.shared(node, router, version)))
  const loopbacks = bothVersions.filter(version => router.loopbacks.some(each => each.version === version))
  const over = peering.options.over ?? (direct.length > 0 ? 'subnet' : 'loopback')
  const possible =
    over === 'subnet'
      ? direct
      : loopbacks.filter(version =>
          members.some(([, node]) => node.addresses.some(at => at.cidr.address.version === version)),
        )
  const wanted = peering.sessions ?? possible
  if (wanted.length === 0 && members.length > 0) notes.diagnostics.push(unreachable({ peering, router, over, names }))
  return wanted.flatMap(version => {
    const lost: string[] = []
    const found = members.flatMap(([name, node]) => {
      const nodeAs = node.as ?? peering.options.as ?? cluster.as
      const path =
        over === 'subnet' ? onSubnet(topology, node, router, version) : byLoopback(topology, node, router, version)
      if (!path) lost.push(name)
      return path && nodeAs ? [{ peering, name, node, router, version, nodeAs, over, ...path }] : []
    })
    if (lost.length > 0) notes.diagnostics.push(unreachable({ peering, router, over, names: lost, version }))
    else if (found.length > 0) explain(found, notes)
    return found
  })
}

type Path = Pick<NodeSession, 'nodeAddress' | 'routerAddress' | 'subnet' | 'hops'>

function onSubnet(topology: Topology, node: Node, router: Router, version: IpVersion): Path | undefined {
  const shared = topology.shared(node, router, version)
  return (
    shared && {
      nodeAddress: shared.node.cidr.address,
      routerAddress: shared.router.cidr.address,
      subnet: shared.node.subnet.prefix,
      hops: 1,
    }
  )
}

function byLoopback(topology: Topology, node: Node, router: Router, version: IpVersion): Path | undefined {
  const routerAddress = router.loopbacks.find(each => each.version === version)
  const path = topology.fromNode(node, router, version)
  if (!routerAddress || !path) return undefined
  const subnet = node.addresses.find(at => at.cidr.address === path.from)?.subnet.prefix
  return { nodeAddress: path.from, routerAddress, subnet, hops: path.hops }
}

/** Nodes that find no way to a router, in one version or in any. */
interface Unreached extends Pick<NodeSession, 'peering' | 'router' | 'over'> {
  readonly names: readonly string[]
  readonly version?: IpVersion
}

function unreachable({ peering, router, over, names, version }: Unreached): Diagnostic {
  const some =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more nodes` : names.join(', ')
  const family = version === undefined ? '' : `IPv${version} `
  const loopback = router.loopbacks.some(each => version === undefined || each.version === version)
  const [code, message, help] =
    over === 'loopback' && loopback
      ? [
          'loopback-no-route',
          `${some} can't reach the ${family}loopback of ${router.name}: no chain of subnets and cables joins them`,
          'give a router that shares a subnet with the nodes an interface towards it, or join the routers by a peering',
        ]
      : [
          'node-unreachable',
          `${some} can't reach ${router.name}: they share no ${family}subnet${over === 'loopback' ? `, and ${router.name} has no ${family}loopback` : ''}`,
          `give ${router.name} an interface in a subnet of the nodes, or a loopback and 'over: loopback'`,
        ]
  return diagnose(peering, 'between.1', code, message, {
    help,
    related: [{ span: router.origin, message: `${router.name} is described here` }],
  })
}

function explain(sessions: readonly NodeSession[], { derivations }: Notes): void {
  const [first] = sessions
  const { peering, router, version, over, hops } = first!
  const addresses = [...new Set(sessions.map(each => formatAddress(each.routerAddress)))]
  const subnets = [...new Set(sessions.map(each => (each.subnet ? formatCidr(each.subnet) : '?')))]
  derivations.push({
    group: 'peer addresses',
    what: `IPv${version} address at which ${sessions.length} ${sessions.length === 1 ? 'node' : 'nodes'} of ${peering.nodes!.cluster.name} ${sessions.length === 1 ? 'dials' : 'dial'} ${router.name}`,
    value: addresses.join(', '),
    because:
      over === 'subnet'
        ? `the address of ${router.name} in their subnet ${list(subnets)}`
        : `the loopback of ${router.name}, ${hops} ${hops === 1 ? 'hop' : 'hops'} away`,
    origin: peering.origin,
  })
  derivations.push({
    group: 'source addresses',
    what: `IPv${version} addresses at which ${router.name} knows them`,
    value: list(sessions.map(each => formatAddress(each.nodeAddress))),
    because: `their addresses in ${list(subnets)}`,
    origin: peering.origin,
  })
}
