/** Small networks for the tests of the lab. */
import { completeCluster, completeRouter } from '../../src/fabric/assemble.ts'
import type { Cluster, Node } from '../../src/fabric/cluster.ts'
import type { Fabric } from '../../src/fabric/fabric.ts'
import type { Interface, Router } from '../../src/fabric/router.ts'
import { parseAddress, parseCidr, parsePrefix } from '../../src/net/prefix.ts'
import type { Labels } from '../../src/net/selector.ts'

const origin = { path: 'network.ts', start: 0, end: 0 }

export function node(
  name: string,
  addresses: readonly string[],
  labels: Labels = {},
  podCidrs: readonly string[] = [],
): Node {
  return {
    name,
    addresses: addresses.map(each => parseAddress(each)!),
    labels,
    podCidrs: podCidrs.map(each => parsePrefix(each)!),
    origin,
  }
}

export function port(name: string, addresses: readonly string[], description?: string): Interface {
  return {
    name,
    addresses: addresses.map(each => parseCidr(each)!),
    ...(description === undefined ? {} : { description }),
    origin,
  }
}

export function router(name: string, interfaces: readonly Interface[], more: Partial<Router> = {}): Router {
  return completeRouter({ name, frr: '8.2', interfaces, origin, ...more })
}

export function cluster(name: string, nodes: readonly Node[], more: Partial<Cluster> = {}): Cluster {
  return completeCluster({ name, nodes, origin, ...more })
}

export function fabric(clusters: readonly Cluster[], routers: readonly Router[]): Fabric {
  return { clusters, routers, sessions: [], loneEnds: [] }
}

/** Two racks behind one router, which leads out; four nodes, each on a wire of its own. */
export const racks = fabric(
  [
    cluster('demo', [
      node('a', ['10.0.1.2'], { rack: 'rack0', 'node-role.kubernetes.io/control-plane': '' }, ['10.1.0.0/24']),
      node('b', ['10.0.2.2'], { rack: 'rack0' }, ['10.1.1.0/24']),
      node('c', ['10.0.3.2'], { rack: 'rack1' }, ['10.1.2.0/24']),
      node('d', ['10.0.4.2'], { rack: 'rack1' }, ['10.1.3.0/24']),
    ]),
  ],
  [
    router('router0', [port('lo', ['10.0.0.0/32']), port('net0', [], 'tor0 net0'), port('net1', [], 'tor1 net0')], {
      bgp: {
        asn: 65000,
        globals: [],
        groups: [{ name: 'ROUTERS', settings: { families: { 'ipv4-unicast': { defaultOriginate: {} } } }, origin }],
        neighbors: [],
        listenRanges: [],
        families: [],
        origin,
      },
    }),
    router('tor0', [
      port('lo', ['10.0.0.1/32']),
      port('net0', [], 'router0 net0'),
      port('net1', ['10.0.1.1/24']),
      port('net2', ['10.0.2.1/24']),
    ]),
    router('tor1', [
      port('lo', ['10.0.0.2/32']),
      port('net0', [], 'router0 net1'),
      port('net1', ['10.0.3.1/24']),
      port('net2', ['10.0.4.1/24']),
    ]),
  ],
)

/** Two routers and two nodes on one dual-stack LAN, and a network that nobody else is in. */
export const lan = fabric(
  [
    cluster(
      'lab',
      [
        node('n1', ['192.0.2.21', '2001:db8::21']),
        node('n2', ['2001:db8::22', '192.0.2.22'], { 'example.org/zone': 'a' }),
      ],
      { helm: { kubeProxyReplacement: true } },
    ),
  ],
  [
    router('r1', [port('ens18', ['192.0.2.11/24', '2001:db8::11/64']), port('ens19', ['198.51.100.1/24'])], {
      frr: '10.5',
      forwarding: ['ipv4-unicast'],
    }),
    router('r2', [port('ens18', ['192.0.2.12/24', '2001:db8::12/64'])], { frr: '10.5' }),
  ],
)
