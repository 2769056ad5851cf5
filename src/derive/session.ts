/** Peerings spelt out: which node dials which router at which address, and which routers face each other. */
import type { Node } from '../dsl/cluster.ts'
import type { AutonomousSystem } from '../dsl/network.ts'
import type { Peering } from '../dsl/peering.ts'
import { diagnose } from '../dsl/problem.ts'
import { Port, Router } from '../dsl/router.ts'
import { formatAddress, formatCidr, type Address, type IpVersion, type Prefix } from '../net/prefix.ts'
import type { Sited } from '../text/origin.ts'
import type { Notes } from './derivation.ts'
import type { Topology } from './topology.ts'

/** One node's session with one router. */
export interface NodeSession {
  readonly peering: Peering
  readonly name: string
  readonly node: Node
  readonly router: Router
  readonly version: IpVersion
  readonly nodeAs: AutonomousSystem
  readonly nodeAddress: Address
  readonly routerAddress: Address
  /** The subnet the node sets out from. */
  readonly subnet: Prefix | undefined
  readonly over: 'subnet' | 'loopback'
  readonly hops: number
}

/** One router's view of its session with another. */
export interface RouterSession {
  readonly peering: Peering
  readonly router: Router
  readonly remote: Router
  readonly version: IpVersion
  /** Where the other is reached: an address, or the own interface of an unnumbered peer. */
  readonly peer: { readonly address: Address } | { readonly interface: string }
  /** The own loopback that the session starts from. */
  readonly source: Address | undefined
  /** Addresses of the other in shared subnets, by which its loopback is reached. */
  readonly gateways: readonly Address[]
  readonly hops: number
  /** The other end's port, for the description of the interface. */
  readonly remotePort?: string
}

const both: readonly IpVersion[] = [4, 6]

/** The sessions of one peering between nodes and routers. */
export function nodeSessions(peering: Peering, topology: Topology, notes: Notes): readonly NodeSession[] {
  const set = peering.nodes!
  const names = set.names()
  if (names.length === 0) {
    const { message, help } = nothingSelected(peering)
    notes.diagnostics.push(
      diagnose(peering, 'between', 'node-selector-matches-nothing', message, {
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
        'between',
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
  const direct = both.filter(version => members.some(([, node]) => topology.shared(node, router, version)))
  const loopbacks = both.filter(version => router.loopbacks.some(each => each.version === version))
  const over = peering.options.over ?? (direct.length > 0 ? 'subnet' : 'loopback')
  const possible =
    over === 'subnet'
      ? direct
      : loopbacks.filter(version =>
          members.some(([, node]) => node.addresses.some(at => at.cidr.address.version === version)),
        )
  const wanted = peering.sessions ?? possible
  if (wanted.length === 0 && members.length > 0)
    unreachable(
      peering,
      router,
      over,
      members.map(([name]) => name),
      notes,
    )
  return wanted.flatMap(version => {
    const lost: string[] = []
    const found = members.flatMap(([name, node]) => {
      const nodeAs = node.as ?? peering.options.as ?? cluster.as
      const path =
        over === 'subnet' ? onSubnet(topology, node, router, version) : byLoopback(topology, node, router, version)
      if (!path) lost.push(name)
      return path && nodeAs ? [{ peering, name, node, router, version, nodeAs, over, ...path }] : []
    })
    if (lost.length > 0) unreachable(peering, router, over, lost, notes, version)
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

function unreachable(
  peering: Peering,
  router: Router,
  over: 'subnet' | 'loopback',
  names: readonly string[],
  notes: Notes,
  version?: IpVersion,
): void {
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
  const subject: Sited = peering
  notes.diagnostics.push(
    diagnose(subject, 'between', code, message, {
      help,
      related: [{ span: router.origin, message: `${router.name} is described here` }],
    }),
  )
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

/** The first few of a list, and how many more there are. */
export function list(items: readonly string[], most = 4): string {
  return items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`
}

/** The sessions of one peering between routers, from both ends, each pair once. */
export function routerSessions(peering: Peering, topology: Topology, notes: Notes): readonly RouterSession[] {
  const [left, right] = peering.sides
  const ports = [left, right].map(side => side.filter(end => end instanceof Port).length)
  if (ports[0] !== ports[1] || (ports[0]! > 0 && (ports[0] !== left.length || ports[1] !== right.length))) {
    notes.diagnostics.push(
      diagnose(
        peering,
        'between',
        'ports-unpaired',
        `the sides name ${ports[0]} and ${ports[1]} ports: they pair up in order, one with one`,
        { help: 'name as many ports on one side as on the other, and no routers beside them' },
      ),
    )
    return []
  }
  if (ports[0]! > 0) return left.flatMap((port, i) => unnumbered(peering, port as Port, right[i] as Port))
  const done = new Set<string>()
  return (left as Router[]).flatMap(a =>
    (right as Router[]).flatMap(b => {
      const key = [a.name, b.name].sort().join(' ')
      if (a === b || done.has(key)) return []
      done.add(key)
      return numbered(peering, a, b, topology, notes)
    }),
  )
}

function unnumbered(peering: Peering, a: Port, b: Port): readonly RouterSession[] {
  return [
    {
      peering,
      router: a.router,
      remote: b.router,
      version: 6,
      peer: { interface: a.name },
      source: undefined,
      gateways: [],
      hops: 1,
      remotePort: b.name,
    },
    {
      peering,
      router: b.router,
      remote: a.router,
      version: 6,
      peer: { interface: b.name },
      source: undefined,
      gateways: [],
      hops: 1,
      remotePort: a.name,
    },
  ]
}

function numbered(peering: Peering, a: Router, b: Router, topology: Topology, notes: Notes): readonly RouterSession[] {
  const direct = both.filter(version => topology.between(a, b, version).length > 0)
  const over = peering.options.over ?? (direct.length > 0 ? 'subnet' : 'loopback')
  const possible =
    over === 'subnet'
      ? direct
      : both.filter(version => [a, b].every(end => end.loopbacks.some(each => each.version === version)))
  const hops = topology.hops(a, b)
  const versions = peering.sessions ?? possible
  const missing = versions.filter(version => !possible.includes(version))
  if (versions.length === 0 || missing.length > 0 || hops === undefined) {
    const family = missing.length === 1 ? `IPv${missing[0]} ` : ''
    const [code, message] =
      over === 'loopback' && possible.length > 0 && hops === undefined
        ? [
            'loopback-no-route',
            `${a.name} and ${b.name} can't reach each other's loopbacks: no chain of subnets and cables joins them`,
          ]
        : [
            'router-unreachable',
            over === 'subnet'
              ? `${a.name} and ${b.name} share no ${family}subnet`
              : `${a.name} and ${b.name} have no subnet in common and not both a ${family}loopback`,
          ]
    notes.diagnostics.push(
      diagnose(peering, 'between', code, message, {
        help: 'give both an interface in one subnet, name ports for an unnumbered session, or give both loopbacks and a path between them',
        related: [a, b].map(end => ({ span: end.origin, message: `${end.name} is described here` })),
      }),
    )
    return []
  }
  return versions.flatMap(version => {
    const links = topology.between(a, b, version).map(link => link.map(each => each.cidr.address))
    const [at, bt] =
      over === 'subnet' ? links[0]! : [a, b].map(end => end.loopbacks.find(each => each.version === version)!)
    const path = (source: Address, end: 0 | 1) =>
      over === 'loopback'
        ? { source, gateways: links.map(link => link[end]!), hops }
        : { source: undefined, gateways: [], hops }
    return [
      { peering, router: a, remote: b, version, peer: { address: bt! }, ...path(at!, 1) },
      { peering, router: b, remote: a, version, peer: { address: at! }, ...path(bt!, 0) },
    ]
  })
}
