import { describe, expect, test } from 'vitest'
import { parsePrefix } from '../../src/net/prefix.ts'
import { emit, type LabOptions } from '../../src/topology/emit.ts'
import { imageOf, releaseIn } from '../../src/topology/image.ts'
import { cluster, fabric, lan, node, port, racks, router } from './network.ts'

function files(it: Parameters<typeof emit>[0], name: string, options?: LabOptions): Record<string, string> {
  return Object.fromEntries(emit(it, name, options).map(({ path, text }) => [path, text]))
}

test('two racks: every wire, every address, the way out', () => {
  expect(files(racks, 'racks')['lab/racks.clab.yaml']).toBe(`name: racks
topology:
  nodes:
    router0:
      kind: linux
      image: "frrouting/frr:v8.2.2"
      binds:
        - "../routers/router0/frr.conf:/etc/frr/frr.conf"
        - "../routers/router0/daemons:/etc/frr/daemons"
        - "../routers/router0/vtysh.conf:/etc/frr/vtysh.conf"
      exec:
        - "sysctl -w net.ipv4.ip_forward=1"
        - "sysctl -w net.ipv6.conf.all.forwarding=1"
        - "iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE"
${['tor0', 'tor1']
  .map(
    tor => `    ${tor}:
      kind: linux
      image: "frrouting/frr:v8.2.2"
      network-mode: none
      binds:
        - "../routers/${tor}/frr.conf:/etc/frr/frr.conf"
        - "../routers/${tor}/daemons:/etc/frr/daemons"
        - "../routers/${tor}/vtysh.conf:/etc/frr/vtysh.conf"
      exec:
        - "sysctl -w net.ipv4.ip_forward=1"
        - "sysctl -w net.ipv6.conf.all.forwarding=1"
`,
  )
  .join('')}${['control-plane', 'worker', 'worker2', 'worker3']
    .map(
      (name, i) => `    demo-${name}:
      kind: ext-container
      exec:
        - "ip address replace 10.0.${i + 1}.2/24 dev net0"
        - "ip route replace default via 10.0.${i + 1}.1"
`,
    )
    .join('')}  links:
    - endpoints:
        - "router0:net0"
        - "tor0:net0"
    - endpoints:
        - "router0:net1"
        - "tor1:net0"
    - endpoints:
        - "tor0:net1"
        - "demo-control-plane:net0"
    - endpoints:
        - "tor0:net2"
        - "demo-worker:net0"
    - endpoints:
        - "tor1:net1"
        - "demo-worker2:net0"
    - endpoints:
        - "tor1:net2"
        - "demo-worker3:net0"
`)
})

test('a kind cluster with the addresses and labels of the nodes, and a pod network they all lie in', () => {
  expect(files(racks, 'racks')['lab/kind-demo.yaml']).toBe(`kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: demo
networking:
  disableDefaultCNI: true
  podSubnet: "10.1.0.0/22"
nodes:
${[
  ['control-plane', 'rack0', 'InitConfiguration'],
  ['worker', 'rack0', 'JoinConfiguration'],
  ['worker', 'rack1', 'JoinConfiguration'],
  ['worker', 'rack1', 'JoinConfiguration'],
]
  .map(
    ([role, rack, kind], i) => `  - role: ${role}
    labels:
      rack: ${rack}
    kubeadmConfigPatches:
      - |
        kind: ${kind}
        nodeRegistration:
          kubeletExtraArgs:
            node-ip: "10.0.${i + 1}.2"
`,
  )
  .join('')}`)
})

describe('a LAN', () => {
  const { 'lab/home.clab.yaml': lab = '', 'lab/kind-lab.yaml': kind = '' } = files(lan, 'home', {
    networks: {
      lab: {
        podCidrs: ['10.2.0.0/16', 'fd02::/56'].map(each => parsePrefix(each)!),
        serviceCidrs: [parsePrefix('10.96.0.0/16')!],
      },
    },
  })

  test('becomes a bridge in a container of its own', () => {
    expect(lab).toContain(`    switch0:
      kind: linux
      image: "quay.io/frrouting/frr:10.5.3"
      network-mode: none
      exec:
        - "ip link add name bridge type bridge"
        - "ip link set dev bridge up"
        - "ip link set dev port0 master bridge"
        - "ip link set dev port1 master bridge"
        - "ip link set dev port2 master bridge"
        - "ip link set dev port3 master bridge"
`)
    expect(lab.match(/- "(.+)"\n\s+- "switch0:port\d"/g)).toHaveLength(4)
  })

  test('gives a node every router as next hop, by family', () => {
    expect(lab).toContain(`    lab-worker:
      kind: ext-container
      exec:
        - "ip address replace 2001:db8::22/64 dev net0"
        - "ip address replace 192.0.2.22/24 dev net0"
        - "ip route replace default nexthop via 192.0.2.11 nexthop via 192.0.2.12"
        - "ip -6 route replace default nexthop via 2001:db8::11 nexthop via 2001:db8::12"
`)
  })

  test('an interface that leads to nobody is there all the same, and forwarding is what the router says', () => {
    expect(lab).toContain(
      '      exec:\n        - "sysctl -w net.ipv4.ip_forward=1"\n        - "ip link add name ens19 type dummy"\n',
    )
  })

  test('dual stack, no kube-proxy, the networks as given', () => {
    expect(kind).toContain(
      '  kubeProxyMode: none\n  ipFamily: dual\n  podSubnet: "10.2.0.0/16,fd02::/56"\n  serviceSubnet: "10.96.0.0/16"\n',
    )
    expect(kind).toContain('node-ip: "2001:db8::22,192.0.2.22"')
  })
})

test('a kubelet gives itself no label that Kubernetes keeps for others', () => {
  const labels = {
    'node-role.kubernetes.io/edge': '',
    'topology.kubernetes.io/zone': 'a',
    'node.kubernetes.io/x': 'b',
    'example.k8s.io/y': 'c',
    'kubernetes.io.example/z': 'd',
  }
  const kind = files(fabric([cluster('lab', [node('a', [], labels)])], []), 'x')['lab/kind-lab.yaml']
  expect(kind).toContain(
    'labels:\n      kubernetes.io.example/z: d\n      node.kubernetes.io/x: b\n      topology.kubernetes.io/zone: a\n',
  )
})

test('a router whose own interface is eth0 keeps it, even where it leads out', () => {
  const [exit] = racks.routers
  const lab = files(
    fabric(
      [],
      [{ ...exit!, interfaces: [port('eth0', ['192.0.2.1/31'])] }, router('b', [port('eth0', ['192.0.2.0/31'])])],
    ),
    'x',
  )['lab/x.clab.yaml']
  expect(lab).not.toContain('iptables')
  expect(lab?.match(/network-mode: none/g)).toHaveLength(2)
})

test('two clusters may call their nodes alike', () => {
  const routers = [router('r', [port('net0', ['10.0.0.1/24'])])]
  const lab = files(
    fabric([cluster('east', [node('n', ['10.0.0.2'])]), cluster('west', [node('n', ['10.0.0.3'])])], routers),
    'x',
  )['lab/x.clab.yaml']
  expect(lab?.match(/^ {4}\S+:$/gm)).toEqual([
    '    r:',
    '    east-control-plane:',
    '    west-control-plane:',
    '    switch0:',
  ])
})

test.each([
  ['7.5', 'frrouting/frr:v7.5.1'],
  ['8.1', 'frrouting/frr:v8.1.0'],
  ['8.4.1', 'quay.io/frrouting/frr:8.4.1'],
  ['10.7', 'quay.io/frrouting/frr:10.7.1'],
  [undefined, 'quay.io/frrouting/frr:10.7.1'],
])('the image of FRR %s is %s', (release, image) => {
  expect(imageOf(release)).toBe(image)
  expect(releaseIn(image)?.startsWith(release ?? '')).toBe(true)
})

test('a node that no router is joined to is told no address, as nothing in the lab gives it one', () => {
  const written = files(fabric([cluster('lab', [node('a', ['192.0.2.1'])])], []), 'x')
  expect(Object.keys(written)).toEqual(['lab/kind-lab.yaml'])
  expect(written['lab/kind-lab.yaml']).not.toContain('192.0.2.1')
})
