/**
 * The network that is measured, as a person would write it: a table of racks with the address of every node, and one
 * loop. 20 nodes and 2 ToRs a rack, eBGP between every node and both ToRs of its rack, eBGP unnumbered to two spines.
 */

export const nodesPerRack = 20
export const torsPerRack = 2

/**
 * The description of a network with that many nodes, a multiple of 20.
 * @param {number} nodes
 */
export function describe(nodes) {
  const racks = Array.from({ length: nodes / nodesPerRack }, (_, rack) => {
    const members = Array.from({ length: nodesPerRack }, (_, i) => `'rack${rack}-node${i}': ${i + 10}`)
    return `  { name: 'rack${rack}', as: ${4200000000 + rack}, lan: '10.${64 + (rack >> 8)}.${rack & 255}.0/24', nodes: { ${members.join(', ')} } },`
  })
  return `import { autonomousSystem, cluster, fabric, loadBalancerAddresses, node, peering, pool, router, secret, service, subnet } from 'netc'

// Each rack: the AS of its ToRs, the network of its servers, and the last number of each node's address in it.
const table = [
${racks.join('\n')}
]

const spines = [0, 1].map(n => router(\`spine\${n}\`, { as: autonomousSystem(4210000000), frr: '10.3', profile: 'datacenter', loopback: \`10.255.255.\${n + 1}\` }))

const racks = table.map(({ name, as, lan, nodes }, index) => {
  const servers = subnet(lan)
  const asn = autonomousSystem(as)
  const tors = [0, 1].map(n =>
    router(\`\${name}-tor\${n}\`, {
      as: asn,
      frr: '10.3',
      profile: 'datacenter',
      loopback: \`10.255.\${index >> 6}.\${(index & 63) * 2 + n + 1}\`,
      interfaces: { servers: servers.address(n + 1) },
    }),
  )
  const members = Object.entries(nodes).map(([host, last]) => [host, node({ addresses: servers.address(last), rack: name })] as const)
  return { name, tors, members }
})

const prod = cluster('prod', {
  as: autonomousSystem(64512),
  cilium: '1.18',
  nodes: Object.fromEntries(racks.flatMap(({ members }) => members)),
})

const exposed = { 'net.example/expose': 'bgp' }
const vips = pool('vips', { in: prod, blocks: ['203.0.113.0/24'] })
const password = secret('rack-bgp')
const advertise = [loadBalancerAddresses({ from: vips, of: exposed })]

export default fabric({
  expose: [service('shop', { in: prod, namespace: 'shop', labels: exposed })],
  peerings: [
    ...racks.map(({ name, tors }) => peering({ between: [prod.nodes.where({ rack: name }), tors], password, advertise })),
    ...racks.flatMap(({ name, tors }) =>
      tors.flatMap((tor, n) => spines.map((spine, i) => peering({ between: [spine.port(\`\${name}-\${n}\`), tor.port(\`spine\${i}\`)] }))),
    ),
  ],
})
`
}
