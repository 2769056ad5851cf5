/** Which routers face each other, and by what. */
import type { Peering } from '../dsl/peering.ts'
import { diagnose } from '../dsl/problem.ts'
import { Port, type Router } from '../dsl/router.ts'
import type { Address } from '../net/prefix.ts'
import type { Notes } from './derivation.ts'
import type { RouterSession } from './session.ts'
import { bothVersions, type Topology } from './topology.ts'

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
  return [[a, b] as const, [b, a] as const].map(([own, other]) => ({
    peering,
    router: own.router,
    remote: other.router,
    version: 6,
    peer: { interface: own.name },
    source: undefined,
    gateways: [],
    hops: 1,
    remotePort: other.name,
  }))
}

function numbered(peering: Peering, a: Router, b: Router, topology: Topology, notes: Notes): readonly RouterSession[] {
  const direct = bothVersions.filter(version => topology.between(a, b, version).length > 0)
  const over = peering.options.over ?? (direct.length > 0 ? 'subnet' : 'loopback')
  const possible =
    over === 'subnet'
      ? direct
      : bothVersions.filter(version => [a, b].every(end => end.loopbacks.some(each => each.version === version)))
  const hops = topology.hops(a, b)
  const versions = peering.sessions ?? possible
  const missing = versions.filter(version => !possible.includes(version))
  if (versions.length === 0 || missing.length > 0 || hops === undefined) {
    const family = missing.length === 1 ? `IPv${missing[0]} ` : ''
    const [code, lack] =
      over === 'subnet'
        ? ['router-unreachable', `share no ${family}subnet`]
        : possible.length > 0 && hops === undefined
          ? ['loopback-no-route', "can't reach each other's loopbacks: no chain of subnets and cables joins them"]
          : ['router-unreachable', `have no subnet in common and not both a ${family}loopback`]
    notes.diagnostics.push(
      diagnose(peering, 'between', code, `${a.name} and ${b.name} ${lack}`, {
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
