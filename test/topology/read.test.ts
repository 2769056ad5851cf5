import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fabric } from '../../src/fabric/fabric.ts'
import { formatAddress, formatCidr, parseAddress } from '../../src/net/prefix.ts'
import { containersOf } from '../../src/topology/container.ts'
import { emit } from '../../src/topology/emit.ts'
import { readKind } from '../../src/topology/kind.ts'
import { joinedIn, readContainerlab } from '../../src/topology/read.ts'
import { segmentsOf } from '../../src/topology/segment.ts'
import { cluster, fabric, lan, node, port, racks, router } from './network.ts'

/** Leaves of one to four nodes each below one spine; some wires numbered, some LANs, one family or two. */
const networks: fc.Arbitrary<Fabric> = fc
  .tuple(
    fc.array(
      fc.record({ nodes: fc.integer({ min: 0, max: 4 }), numbered: fc.boolean(), lan: fc.boolean(), v6: fc.boolean() }),
      { maxLength: 4 },
    ),
    fc.boolean(),
  )
  .map(([leaves, two]) => {
    const address = (leaf: number, subnet: number, host: number) => `10.${leaf}.${subnet}.${host}`
    const address6 = (leaf: number, subnet: number, host: number) => `fd00:${leaf}:${subnet}::${host}`
    const both = (v6: boolean, of: [number, number, number], length = true) => [
      `${address(...of)}${length ? '/24' : ''}`,
      ...(v6 ? [`${address6(...of)}${length ? '/64' : ''}`] : []),
    ]
    const spine = router(
      'spine',
      leaves.map((leaf, i) =>
        leaf.numbered ? port(`down${i}`, both(leaf.v6, [i, 255, 0])) : port(`down${i}`, [], `leaf${i} up`),
      ),
    )
    const routers = leaves.map((leaf, i) =>
      router(`leaf${i}`, [
        leaf.numbered ? port('up', both(leaf.v6, [i, 255, 1])) : port('up', [], `spine down${i}`),
        ...(leaf.lan
          ? [port('lan', both(leaf.v6, [i, 0, 1]))]
          : Array.from({ length: leaf.nodes }, (_, n) => port(`lan${n}`, both(leaf.v6, [i, n, 1])))),
      ]),
    )
    const nodes = leaves.flatMap((leaf, i) =>
      Array.from({ length: leaf.nodes }, (_, n) =>
        node(`n${i}-${n}`, both(leaf.v6, leaf.lan ? [i, 0, n + 2] : [i, n, 2], false), { rack: `rack${i}` }),
      ),
    )
    const clusters = two
      ? [cluster('east', nodes.slice(0, 3)), cluster('west', nodes.slice(3))]
      : [cluster('east', nodes)]
    return fabric(clusters, [spine, ...routers])
  })

describe('a lab that was written is read as it was meant', () => {
  function check(it: Fabric): void {
    const artifacts = emit(it, 'x')
    const { lab, routers, diagnostics } = artifacts.map(readContainerlab).find(each => each !== undefined)!
    expect(diagnostics).toEqual([])
    expect(routers.map(each => each.name)).toEqual(it.routers.map(each => each.name))

    const made = it.clusters.filter(({ nodes }) => nodes.length > 0)
    const containers = new Map(
      made.flatMap(each =>
        containersOf(each).map(({ node: { name }, name: container }) => [`${each.name}/${name}`, container]),
      ),
    )
    const wires = segmentsOf(it).map(({ ports }) =>
      ports.map(({ device, interface: name }) => ({
        member: 'router' in device ? device.router : containers.get(`${device.cluster}/${device.node}`),
        interface: name,
      })),
    )
    expect(joinedIn(lab)).toEqual(wires)

    for (const each of made) {
      const { part } = artifacts.map(readKind).find(kind => kind?.part.name === each.name)!
      const expected = containersOf(each).map(({ name, node: { labels, addresses }, role }) => ({
        name,
        labels: role === 'worker' ? labels : { ...labels, 'node-role.kubernetes.io/control-plane': '' },
        addresses,
      }))
      expect(part.nodes?.map(({ name, labels, addresses }) => ({ name, labels, addresses }))).toEqual(expected)
      for (const {
        name,
        node: { addresses },
      } of containersOf(each))
        expect(lab.members.find(member => member.name === name)?.addresses.map(({ cidr }) => cidr.address)).toEqual(
          addresses,
        )
    }
  }

  test.each([
    ['racks', racks],
    ['lan', lan],
  ])('%s', (_, it) => check(it))
  test('whatever the network', () => fc.assert(fc.property(networks, check), { numRuns: 100 }))
})

/** A topology as people wrote them by hand, when nodes had to share the network of kind's containers. */
const handmade = `name: demo
topology:
  kinds:
    linux: {image: "frrouting/frr:v8.2.2"}
  nodes:
    tor0:
      kind: linux
      exec:
        - ip addr add 10.0.0.1/32 dev lo
        - ip a add 10.0.1.1/24 dev net1
        - touch /etc/frr/vtysh.conf
    server:
      kind: linux
      image: netshoot
      network-mode: container:control-plane
      exec:
        - ip addr add 10.0.1.2/24 dev net0
        - ip route replace default via 10.0.1.1
    br: {kind: bridge}
  links:
    - endpoints: ["tor0:net1", "server:net0"]
    - endpoints: ["tor0:net2", "br:a"]
    - endpoints: [{node: server, interface: net1}, {node: br, interface: b}]
    - endpoints: ["tor0:net3", "host:veth0"]
    - endpoints: ["tor0:net4", "tor9:net0"]
`

describe('a topology made by hand', () => {
  const { lab, routers, diagnostics } = readContainerlab({ path: 'demo.clab.yaml', text: handmade })!

  test('its routers have the addresses that commands give them', () => {
    expect(
      routers.map(({ name, frr, interfaces = [] }) => [
        name,
        frr,
        interfaces.map(each => [each.name, each.addresses.map(formatCidr)]),
      ]),
    ).toEqual([
      [
        'tor0',
        '8.2.2',
        [
          ['lo', ['10.0.0.1/32']],
          ['net1', ['10.0.1.1/24']],
        ],
      ],
    ])
  })

  test('a member that shares a network is the container with the prefix of the lab', () => {
    const server = lab.members.find(({ name }) => name === 'server')
    expect(server?.container).toBe('clab-demo-control-plane')
    expect(server?.defaultRoute.map(formatAddress)).toEqual(['10.0.1.1'])
    const prefixed = readContainerlab({ path: 'x', text: handmade.replace('name: demo', 'name: demo\nprefix: ""') })
    expect(prefixed?.lab.members.find(({ name }) => name === 'server')?.container).toBe('control-plane')
  })

  test('links through a bridge join what is behind it', () => {
    expect(joinedIn(lab).slice(0, 2)).toEqual([
      [
        { member: 'tor0', interface: 'net1' },
        { member: 'server', interface: 'net0' },
      ],
      [
        { member: 'tor0', interface: 'net2' },
        { member: 'server', interface: 'net1' },
      ],
    ])
  })

  test('a link to nobody is a finding', () => {
    expect(diagnostics.map(({ message, span }) => [message, handmade.slice(span.start, span.end)])).toEqual([
      ['the lab has no node tor9', '"tor9:net0"'],
    ])
  })
})

describe('a kind cluster made by hand', () => {
  const text = `kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
nodes:
- role: control-plane
  kubeadmConfigPatches:
  - |
    kind: InitConfiguration
    nodeRegistration:
      kubeletExtraArgs:
        node-ip: 10.0.1.2
        node-labels: "rack=rack0,tier="
- role: worker
  kubeadmConfigPatches:
  - |
    kind: JoinConfiguration
    nodeRegistration:
      kubeletExtraArgs:
      - {name: node-ip, value: 10.0.1.300}
`
  const { part, diagnostics } = readKind({ path: 'kind.yaml', text })!

  test('has the nodes kind will make', () => {
    expect(part.nodes).toMatchObject([
      {
        name: 'kind-control-plane',
        addresses: [parseAddress('10.0.1.2')],
        labels: { 'node-role.kubernetes.io/control-plane': '', rack: 'rack0', tier: '' },
      },
      { name: 'kind-worker', addresses: [], labels: {} },
    ])
  })

  test('an address that is none is a finding', () => {
    expect(diagnostics.map(({ message }) => message)).toEqual(['node-ip must be an IP address, not "10.0.1.300"'])
  })
})

test('other files are none of these', () => {
  for (const text of ['', '- a', 'kind: Cluster\napiVersion: cluster.x-k8s.io/v1beta1\n', 'topology: {nodes: 5}']) {
    expect(readKind({ path: 'x', text })).toBeUndefined()
    expect(readContainerlab({ path: 'x', text })).toBeUndefined()
  }
})
