import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/cilium/read.ts'
import { formatAddress } from '../../src/net/prefix.ts'
import { locate } from '../../src/text/origin.ts'
import { parseDocuments } from '../../src/yaml/document.ts'

function readText(text: string) {
  const { part, diagnostics } = read(parseDocuments({ path: 'a.yaml', text }).documents, 'test')
  const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  return {
    ...part,
    found: diagnostics.map(({ span, message, help, code }) => ({ at: at(span), message, help, code })),
    at,
  }
}

function peering(spec: string): string {
  return `apiVersion: cilium.io/v2\nkind: CiliumBGPClusterConfig\nmetadata:\n  name: all\nspec:\n${spec}`
}

describe('positions', () => {
  test('of nodes and of their fields, as written', () => {
    const { bgp, peerConfigs, at } = readText(`${peering(`  bgpInstances:
    - name: main
      localASN: 65000
      peers:
        - name: tor
          peerASN: 65001
          peerConfigRef: {name: tor}
`)}---
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeerConfig
metadata: {name: tor}
spec:
  timers: {holdTimeSeconds: 9, keepAliveTimeSeconds: 3}
  families:
    - {afi: ipv4, safi: unicast}
    - {afi: l2vpn, safi: evpn}
`)
    const peer = bgp![0]!.instances[0]!.peers[0]!
    expect(at(peer.origin)).toMatch(/^name: tor\n +peerASN: 65001\n +peerConfigRef: {name: tor}$/)
    expect(at(locate(peer, 'remoteAsn'))).toBe('65001')
    expect(at(locate(peer, 'config'))).toBe('tor')
    expect(at(locate(peer, 'address'))).toBe(at(peer.origin))
    const config = peerConfigs![0]!
    expect(at(locate(config, 'holdTime'))).toBe('9')
    expect(at(locate(config.families[0]!, 'family'))).toBe('ipv4')
    expect(config.families).toHaveLength(1)
  })

  test('of what stands as text in a ConfigMap', () => {
    const { bgp, pools, found, at } = readText(`# MetalLB
apiVersion: v1
kind: ConfigMap
metadata: {name: bgp-config, namespace: kube-system}
data:
  config.yaml: |
    peers:
      - {peer-address: 10.0.0.1, peer-asn: 64512, my-asn: 64513, password: kept by nobody}
    address-pools:
      - {name: blue, protocol: bgp, addresses: [192.0.2.0/24, 192.0.2.7-192.0.2.9, 192.0.2]}
      - {name: other, protocol: layer2, addresses: [198.51.100.0/24]}
`)
    const instance = bgp![0]!.instances[0]!
    expect(instance).toMatchObject({
      name: 'instance-64513',
      localAsn: 64513,
      peers: [{ name: '10.0.0.1', remoteAsn: 64512 }],
    })
    expect(at(locate(instance.peers[0]!, 'remoteAsn'))).toBe('64512')
    expect(pools!.map(({ name, blocks }) => [name, blocks.map(block => at(block.origin))])).toEqual([
      ['blue', ['192.0.2.0/24', '192.0.2.7-192.0.2.9']],
    ])
    expect(found).toMatchObject([
      { at: '192.0.2', message: '"192.0.2" is neither a CIDR nor a range such as 192.0.2.1-192.0.2.9' },
    ])
    expect(JSON.stringify(bgp)).not.toContain('nobody')
  })

  test('of text in quotes in a ConfigMap: all of it', () => {
    const { pools, at } = readText(`apiVersion: v1
kind: ConfigMap
metadata: {name: bgp-config, namespace: kube-system}
data: {config.yaml: "address-pools: [{name: blue, protocol: bgp, addresses: [192.0.2.0/24]}]"}`)
    expect(at(pools![0]!.origin)).toMatch(/^"address-pools.*"$/)
  })
})

describe('what is not as Cilium has it is reported where it is, and reading goes on', () => {
  const whole = `  bgpInstances:
    - name: main
      localASN: 65000
      peers: []
`
  test.each([
    [
      'an unknown field',
      whole.replace('localASN', 'localASM'),
      'localASM',
      'there is no field localASM here',
      'did you mean localASN?',
      'unknown-field',
    ],
    [
      'a missing field',
      whole.replace('- name: main\n      ', '- '),
      'localASN: 65000\n      peers: []',
      'name is missing',
      undefined,
      'required-field',
    ],
    ['a number out of range', whole.replace('65000', '0'), '0', 'localASN is 0, but must be at least 1', undefined],
    [
      'a number too large',
      whole.replace('65000', '4294967296'),
      '4294967296',
      'localASN is 4294967296, but must be at most 4294967295',
      undefined,
    ],
    [
      'a wrong type',
      whole.replace('65000', '"65000"'),
      '"65000"',
      'localASN must be a whole number, not "65000"',
      'leave out the quotes: 65000',
      'number-as-string',
    ],
    [
      'a word that YAML 1.1 takes for a boolean',
      whole.replace('main', 'y'),
      'y',
      'name must be text, not true',
      'put it in quotes',
    ],
    ['an empty list', '  bgpInstances: []\n', '[]', 'bgpInstances must not be empty', undefined],
    [
      'a name used twice',
      whole + whole.split('\n').slice(1).join('\n'),
      'main',
      'there is a second main in this list',
      undefined,
      'duplicate-instance-or-peer-name',
    ],
    [
      'an address that is none',
      whole.replace('[]', '[{name: a, peerAddress: 10.0.0.256}]'),
      '10.0.0.256',
      '"10.0.0.256" is not an IPv4 or IPv6 address',
      undefined,
    ],
    [
      'a mode there is not',
      whole.replace('[]', '[{name: a, autoDiscovery: {mode: Unnumbered}}]'),
      'Unnumbered',
      'mode must be DefaultGateway, not "Unnumbered"',
      undefined,
      'enum-invalid',
    ],
  ])('%s', (_, spec, at, message, help, code = 'cilium-schema') => {
    const { bgp, found } = readText(peering(spec))
    expect(found).toEqual([{ at, message, help, code }])
    expect(bgp).toHaveLength(1)
  })

  test.each([
    [
      'a selector of half a requirement',
      'CiliumLoadBalancerIPPool',
      'spec: {blocks: [], serviceSelector: {matchExpressions: [{key: a, operator: Im}]}}',
      'operator must be one of DoesNotExist, Exists, In, NotIn, not "Im"',
      'did you mean In?',
    ],
    [
      'first and last addresses as a boolean',
      'CiliumLoadBalancerIPPool',
      'spec: {allowFirstLastIPs: No}',
      'allowFirstLastIPs must be text, not false',
      'write "No" or "Yes"',
    ],
    [
      'a hold time under the default keepalive',
      'CiliumBGPPeerConfig',
      'spec: {timers: {holdTimeSeconds: 9}}',
      'keepAliveTimeSeconds, by default 30, must not be more than holdTimeSeconds, 9',
      'write keepAliveTimeSeconds: 3',
    ],
    [
      'an advertisement of Services without service',
      'CiliumBGPAdvertisement',
      'spec: {advertisements: [{advertisementType: Service}]}',
      'advertisementType Service needs the field service',
      'write service: {addresses: [LoadBalancerIP]}',
    ],
    [
      'a selector of pod networks',
      'CiliumBGPAdvertisement',
      'spec: {advertisements: [{advertisementType: PodCIDR, selector: {}}]}',
      'selector is not allowed with advertisementType PodCIDR',
      undefined,
    ],
    [
      'a label that is too long',
      'CiliumBGPPeerConfig',
      `spec: {families: [{afi: ipv4, safi: unicast, advertisements: {matchLabels: {a: ${'x'.repeat(64)}}}}]}`,
      'a must have at most 63 characters',
      undefined,
    ],
    [
      'a destination with bits of a host',
      'CiliumEgressGatewayPolicy',
      'spec: {selectors: [], destinationCIDRs: [10.0.0.1/8], egressGateway: {nodeSelector: {}}}',
      '10.0.0.1/8 starts in the middle of a /8: it means 10.0.0.0/8',
      undefined,
    ],
  ])('%s', (_, kind, spec, message, help) => {
    const { found } = readText(`apiVersion: cilium.io/v2\nkind: ${kind}\nmetadata: {name: a}\n${spec}`)
    expect(found.map(each => [each.message, each.help])).toContainEqual([message, help])
  })

  test('a field that is null is left out, as for the API server', () => {
    const { bgp, found } = readText(
      peering('  nodeSelector:\n  bgpInstances:\n    - name: main\n      localASN:\n      peers: ~\n'),
    )
    expect(found).toEqual([])
    expect(bgp![0]).toMatchObject({ name: 'all', instances: [{ name: 'main', peers: [] }] })
    expect(bgp![0]).not.toHaveProperty('nodeSelector')
  })

  test('a selector is read whole or not at all', () => {
    const { pools } = readText(
      'apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata: {name: a}\nspec: {serviceSelector: {matchLabels: {a: b}, matchExpressions: [{key: a}]}}',
    )
    expect(pools).toHaveLength(1)
    expect(pools![0]).not.toHaveProperty('serviceSelector')
  })
})

test('what the API server and Cilium add is let pass', () => {
  const { l2Policies, found } = readText(`apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata: {name: a, uid: x, creationTimestamp: 2026-01-01T00:00:00Z, managedFields: [{manager: kubectl}], finalizers: [a]}
status: {conditions: [{type: a, status: "False"}]}
`)
  expect(found).toEqual([])
  expect(l2Policies).toMatchObject([{ name: 'a', interfaces: [] }])
})

test('other kinds, and other ConfigMaps, are left alone', () => {
  const { found, ...part } = readText(
    'kind: Deployment\nspec: 1\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {config.yaml: "peers: 1"}\n---\n- 1\n---\ntext\n',
  )
  expect(found).toEqual([])
  expect(part.bgp).toEqual([])
})

test('a List is what it holds', () => {
  const { pools, at } = readText(
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: cilium.io/v2\n  kind: CiliumLoadBalancerIPPool\n  metadata: {name: blue}\n  spec: {blocks: [{start: 2001:db8::1}]}\n',
  )
  expect(at(locate(pools![0]!, 'name'))).toBe('blue')
})

test('both names of the blocks of a pool', () => {
  for (const blocks of ['cidrs', 'blocks']) {
    const { pools } = readText(
      `apiVersion: cilium.io/v2alpha1\nkind: CiliumLoadBalancerIPPool\nmetadata: {name: a}\nspec: {${blocks}: [{cidr: 192.0.2.0/24}]}`,
    )
    expect(pools![0]!.blocks).toHaveLength(1)
  }
})

describe('CiliumBGPPeeringPolicy', () => {
  const policy = (router: string) => `apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata: {name: rack0}
spec:
  virtualRouters:
    - localASN: 65010
      neighbors: [{peerAddress: 10.0.0.1/32, peerASN: 65001}]
${router}`

  test('names its parts after AS number and address', () => {
    const { bgp, peerConfigs, advertisements, at } = readText(policy('      exportPodCIDR: true\n'))
    expect(bgp![0]!.instances).toMatchObject([
      {
        name: 'instance-65010',
        localAsn: 65010,
        peers: [{ name: '10.0.0.1', remoteAsn: 65001, config: 'rack0-65010-10.0.0.1' }],
      },
    ])
    const families = ['ipv4-unicast', 'ipv6-unicast'].map(family => ({
      family,
      advertisements: { matchLabels: { neighbor: 'rack0-65010-10.0.0.1' } },
    }))
    expect(peerConfigs).toMatchObject([{ name: 'rack0-65010-10.0.0.1', families }])
    expect(advertisements).toMatchObject([
      { labels: { neighbor: 'rack0-65010-10.0.0.1' }, entries: [{ type: 'PodCIDR' }] },
    ])
    expect(at(advertisements![0]!.entries[0]!.origin)).toBe('true')
  })

  test('advertises LoadBalancer addresses of Services unless it says others', () => {
    const entriesOf = (text: string) => readText(policy(text)).advertisements!.flatMap(({ entries }) => entries)
    expect(entriesOf('')).toEqual([])
    expect(entriesOf('      serviceSelector: {}\n')).toMatchObject([
      { type: 'Service', addresses: ['LoadBalancerIP'], selector: {} },
    ])
    expect(entriesOf('      serviceSelector: {}\n      serviceAdvertisements: [ClusterIP]\n')).toMatchObject([
      { addresses: ['ClusterIP'] },
    ])
  })

  test('needs the length of a host in an address', () => {
    const { bgp, found } = readText(policy('').replace('/32', '/24'))
    expect(found).toMatchObject([{ at: '10.0.0.1/24', message: '"10.0.0.1/24" is not an address with /32 or /128' }])
    expect(bgp![0]!.instances[0]!.peers).toEqual([])
  })

  test('has router id and port in annotations of Nodes', () => {
    const { nodeOverrides, found, at } = readText(`apiVersion: v1
kind: Node
metadata:
  name: n1
  annotations:
    cilium.io/bgp-virtual-router.65010: "router-id=192.0.2.1, local-port=179"
    cilium.io/bgp-virtual-router.65011: "router-id=::1"
    other: "1"
`)
    const [first, second] = nodeOverrides![0]!.instances
    expect([first!.name, formatAddress(first!.routerId!), first!.localPort]).toEqual([
      'instance-65010',
      '192.0.2.1',
      179,
    ])
    expect(at(locate(first!, 'localPort'))).toBe('"router-id=192.0.2.1, local-port=179"')
    expect(second).not.toHaveProperty('routerId')
    expect(found).toMatchObject([{ at: '"router-id=::1"', message: 'router-id=::1 is not an IPv4 address' }])
  })
})

test('no resource makes reading throw, however wrong its values', () => {
  const kinds = [
    'BGPClusterConfig',
    'BGPPeerConfig',
    'BGPAdvertisement',
    'BGPNodeConfigOverride',
    'BGPPeeringPolicy',
    'LoadBalancerIPPool',
    'L2AnnouncementPolicy',
    'EgressGatewayPolicy',
  ]
  const fields =
    'nodeSelector bgpInstances name peers peerAddress peerConfigRef timers gracefulRestart families afi advertisements service addresses selector attributes communities virtualRouters neighbors localASN peerASN advertisedPathAttributes blocks cidrs cidr start interfaces selectors destinationCIDRs egressGateway matchLabels matchExpressions'.split(
      ' ',
    )
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom<unknown[]>('a', '', '10.0.0.1/32', 'ipv4', 1, 0.5, -1, true, null, [], {}),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...fields), tie('value'), { maxKeys: 6 }),
    ),
  }))
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.constantFrom('v2', 'v2alpha1'), value, (kind, version, spec) => {
      const text = JSON.stringify({
        apiVersion: `cilium.io/${version}`,
        kind: `Cilium${kind}`,
        metadata: { name: 'a' },
        spec,
      })
      read(parseDocuments({ path: 'a.yaml', text }).documents, 'test')
    }),
    { numRuns: 3000 },
  )
})

describe('what a tool fills in later', () => {
  const text = peering(`  nodeSelector: {matchLabels: {rack: "\${RACK}", zone: a}}
  bgpInstances:
    - name: main
      localASN: \${ASN}
      peers:
        - {name: "tor-{{ rack }}", peerAddress: "10.0.\${RACK}.1", peerASN: 65000, peerConfigRef: {name: "#{ config }#"}}
`)

  test('is written where it stands, has no value, and a name stands for itself', () => {
    const { bgp, isPartial, at } = readText(text)
    const [instance] = bgp![0]!.instances
    const [peer] = instance!.peers
    expect(instance).not.toHaveProperty('localAsn')
    expect(at(locate(instance!, 'localAsn'))).toBe('${ASN}')
    expect(peer).toMatchObject({ name: 'tor-{{ rack }}', config: '#{ config }#', remoteAsn: 65000 })
    expect(peer).not.toHaveProperty('address')
    expect(at(locate(peer!, 'address'))).toBe('"10.0.${RACK}.1"')
    expect(isPartial).toBe(true)
  })

  test('makes a cluster partial only where it tells things apart', () => {
    const partial = (spec: string) => readText(peering(spec)).isPartial
    expect(partial('  bgpInstances: [{name: main, localASN: "${ASN}"}]\n')).toBeUndefined()
    expect(partial('  bgpInstances: [{name: "${NAME}", localASN: 65000}]\n')).toBe(true)
    expect(
      readText('apiVersion: cilium.io/v2\nkind: CiliumBGPAdvertisement\nmetadata: {name: a, labels: {a: $A, b: b}}\n'),
    ).toMatchObject({ isPartial: true, advertisements: [{ labels: { b: 'b' } }] })
  })

  test('leaves a pool whose blocks are not all known', () => {
    const { pools } = readText(
      'apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata: {name: a}\nspec: {blocks: [{cidr: "${POOL}"}, {cidr: 192.0.2.0/24}]}',
    )
    expect(pools).toMatchObject([{ isPartial: true, blocks: [{ cidr: {} }] }])
  })
})

test('parts of selectors, labels and lists have places of their own', () => {
  const { advertisements, egressPolicies, at } = readText(`apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata: {name: a, labels: {advertise: bgp}}
spec:
  advertisements:
    - advertisementType: Service
      service: {addresses: [LoadBalancerIP, ClusterIP]}
      selector: {matchLabels: {app: web}, matchExpressions: [{key: env, operator: In, values: [prod, test]}]}
      attributes: {communities: {standard: ["65000:1"]}}
---
apiVersion: cilium.io/v2
kind: CiliumEgressGatewayPolicy
metadata: {name: a}
spec: {selectors: [], destinationCIDRs: [0.0.0.0/0], egressGateway: {nodeSelector: {matchLabels: {egress: "yes"}}, interface: eth1}}
`)
  const words = (node: { origin: { fields?: Readonly<Record<string, { start: number; end: number }>> } }) =>
    Object.fromEntries(Object.entries(node.origin.fields!).map(([field, span]) => [field, at(span)]))
  expect(words(advertisements![0]!)).toMatchObject({ 'labels.advertise': 'bgp', 'labels.advertise#key': 'advertise' })
  expect(words(advertisements![0]!.entries[0]!)).toMatchObject({
    'addresses.1': 'ClusterIP',
    'selector.matchLabels.app': 'web',
    'selector.matchLabels.app#key': 'app',
    'selector.matchExpressions.0.key': 'env',
    'selector.matchExpressions.0.values.1': 'test',
    'communities.standard.0': '"65000:1"',
  })
  expect(words(egressPolicies![0]!)).toMatchObject({
    'destinationCidrs.0': '0.0.0.0/0',
    'egressGateway.interface': 'eth1',
    'egressGateway.nodeSelector.matchLabels.egress': '"yes"',
  })
})

describe('each finding has the id of its rule', () => {
  const resource = (kind: string, spec: string, version = 'v2') =>
    `apiVersion: cilium.io/${version}\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`
  test.each([
    [
      resource('CiliumBGPPeerConfig', '{timers: {holdTime: 9}}'),
      'unknown-field',
      'holdTime',
      'did you mean holdTimeSeconds?',
    ],
    [resource('CiliumBGPPeerConfig', '{multihop: 2}'), 'unknown-field', 'multihop', 'did you mean ebgpMultihop?'],
    [
      resource('CiliumBGPPeerConfig', '{holdTimeSeconds: 9}'),
      'unknown-field',
      'holdTimeSeconds',
      'it belongs into timers',
    ],
    [
      resource('CiliumBGPPeerConfig', '{transport: {localPort: 1790}}'),
      'transport-local-port',
      'localPort',
      'it is localPort of the instance in the CiliumBGPClusterConfig',
    ],
    [
      resource('CiliumBGPClusterConfig', '{bgpInstances: [{name: a, peers: [{name: b, peerConfigref: {name: c}}]}]}'),
      'unknown-field',
      'peerConfigref',
      'did you mean peerConfigRef?',
    ],
    [
      resource('CiliumBGPClusterConfig', '{bgpInstances: [{name: a, exportPodCIDR: true}]}'),
      'unknown-field',
      'exportPodCIDR',
      'write a CiliumBGPAdvertisement with advertisementType: PodCIDR',
    ],
    [
      resource('CiliumBGPPeerConfig', '{spec: {ebgpMultihop: 2}}'),
      'nested-spec',
      'spec',
      'move what is in it one level up',
    ],
    [
      resource('CiliumLoadBalancerIPPool', '{cidrs: [{cidr: 192.0.2.0/24}]}'),
      'pool-cidrs-field',
      'cidrs',
      'it is called blocks since Cilium 1.15',
    ],
    [
      resource('CiliumLoadBalancerIPPool', '{serviceSelector: {matchLabels: {a: true}}}'),
      'bool-label',
      'true',
      'put it in quotes',
    ],
    [
      resource('CiliumLoadBalancerIPPool', '{serviceSelector: {matchLabels: {a: "b c"}}}'),
      'label-value-invalid',
      '"b c"',
      undefined,
    ],
    [
      resource(
        'CiliumBGPClusterConfig',
        `{bgpInstances: [${Array.from({ length: 17 }, (_, i) => `{name: i${i}}`).join()}]}`,
      ),
      'max-instances',
      `[${Array.from({ length: 17 }, (_, i) => `{name: i${i}}`).join()}]`,
      undefined,
    ],
    [
      resource('CiliumBGPAdvertisements', '{}'),
      'wrong-kind',
      'CiliumBGPAdvertisements',
      'did you mean CiliumBGPAdvertisement?',
    ],
    [resource('CiliumBgpPeerconfig', '{}'), 'wrong-kind', 'CiliumBgpPeerconfig', 'did you mean CiliumBGPPeerConfig?'],
    [
      'apiVersion: v1\nkind: CiliumBGPPeerConfig\nmetadata: {name: a}\nspec: {}\n',
      'wrong-kind',
      'v1',
      'write apiVersion: cilium.io/v2 or cilium.io/v2alpha1',
    ],
  ])('%s', (text, code, at, help) => {
    expect(readText(text).found.map(each => [each.code, each.at, each.help])).toEqual([[code, at, help]])
  })

  test('a family that Cilium does not speak is a warning', () => {
    const { diagnostics } = read(
      parseDocuments({
        path: 'a.yaml',
        text: resource('CiliumBGPPeerConfig', '{families: [{afi: l2vpn, safi: evpn}, {afi: ipv5, safi: unicast}]}'),
      }).documents,
      'test',
    )
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['enum-invalid', 'error', 'afi must be one of ipv4, ipv6, l2vpn, ls, opaque, not "ipv5"'],
      ['enum-invalid', 'warning', 'Cilium speaks no afi l2vpn; the family is passed over'],
      ['enum-invalid', 'warning', 'Cilium speaks no safi evpn; the family is passed over'],
    ])
  })

  test('kinds that are not read, and versions of others, are for rules of releases to speak of', () => {
    const { found, l2Policies } = readText(
      resource('CiliumL2AnnouncementPolicy', '{loadBalancerIPs: true}') +
        '---\n' +
        resource('CiliumNetworkPolicy', '{}') +
        '---\n' +
        resource('CiliumEgressNATPolicy', '{}', 'v2alpha1'),
    )
    expect(found).toEqual([])
    expect(l2Policies).toMatchObject([{ name: 'a', loadBalancerIps: true }])
  })
})

describe('mistakes in what stands inside another text have their places', () => {
  test('in a ConfigMap', () => {
    const { found } = readText(`apiVersion: v1
kind: ConfigMap
metadata: {name: bgp-config, namespace: kube-system}
data:
  config.yaml: |
    peers:
      - {peer-address: 10.0.0.1, peer-asn: "64512", my-asn: 64513}
      - {peer-address: 10.0.0, peer-asn: 64512, my-asn: 64513}
    address-pools:
      - {name: blue, protocol: bpg, addresses: []}
`)
    expect(found.map(each => [each.code, each.at])).toEqual([
      ['number-as-string', '"64512"'],
      ['enum-invalid', 'bpg'],
      ['cilium-schema', '10.0.0'],
    ])
  })

  test('in a CiliumBGPPeeringPolicy', () => {
    const { found } = readText(`apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata: {name: a}
spec:
  virtualRouters:
    - localASN: 65000
      neighbors: [{peerAddress: 10.0.0.1, peerASN: 65001, multihop: 2}]
`)
    expect(found.map(each => [each.code, each.at, each.help])).toEqual([
      ['unknown-field', 'multihop', 'did you mean eBGPMultihopTTL?'],
      ['peer-address-has-mask', '10.0.0.1', undefined],
    ])
  })
})
