/** What must be told apart in the whole network: subnets, addresses, router ids. */
import { diagnose } from '../../dsl/problem.ts'
import { compareCidr, formatAddress, formatCidr, overlap, rangeOf, type Address } from '../../net/prefix.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { locate, type Sited } from '../../text/origin.ts'
import { groupBy } from '../group.ts'
import { addressesOf } from '../router.ts'
import type { Network } from './network.ts'

/** Two subnets are the same or have no address in common. */
export function subnets({ topology }: Network): Diagnostic[] {
  const sorted = [...topology.segments].sort((a, b) => compareCidr(a.prefix, b.prefix))
  return sorted.flatMap((segment, i) => {
    const next = sorted[i + 1]
    if (!next || !overlap(rangeOf(segment.prefix), rangeOf(next.prefix))) return []
    const [outer, inner] = [segment, next].map(({ prefix, nodes, routers }) => ({
      text: formatCidr(prefix),
      origin: (nodes[0] ?? routers[0])!.at.subnet.origin,
    }))
    return [
      diagnose(
        { origin: inner!.origin },
        'prefix',
        'subnet-overlap',
        `subnet ${inner!.text} lies inside subnet ${outer!.text}: hosts of one take those of the other for neighbors`,
        { related: [{ span: outer!.origin, message: `${outer!.text} is described here` }] },
      ),
    ]
  })
}

interface Owned extends Sited {
  readonly address: Address
  readonly owner: string
  readonly property?: string
}

/** One address belongs to one loopback, port or node. */
export function addresses({ description, topology }: Network): Diagnostic[] {
  const owned: Owned[] = [
    ...description.routers.flatMap(({ name, loopbacks, origin }) =>
      loopbacks.map((address, i) => ({ address, owner: `loopback of ${name}`, origin, property: `loopback.${i}` })),
    ),
    ...topology.segments.flatMap(({ routers, nodes }) => [
      ...routers.map(({ router, port, at }) => ownedBy(`${port} of ${router.name}`, at)),
      ...nodes.map(({ name, at }) => ownedBy(`node ${name}`, at)),
    ]),
  ]
  return [...groupBy(owned, ({ address }) => formatAddress(address)).values()].flatMap(([first, ...more]) =>
    more.map(each =>
      diagnose(
        each,
        each.property,
        'address-duplicate',
        `${formatAddress(each.address)} is the address of ${first!.owner} and of ${each.owner}`,
        { related: [{ span: locate(first!, first!.property as never), message: `given to ${first!.owner} here` }] },
      ),
    ),
  )
}

function ownedBy(owner: string, { cidr, origin }: Sited & { readonly cidr: { readonly address: Address } }): Owned {
  return { address: cidr.address, owner, origin }
}

interface Identified extends Sited {
  /** What somebody chose. */
  readonly said: Address | undefined
  /** What it takes otherwise: one of these. */
  readonly addresses: readonly Address[]
  readonly owner: string
}

/** One router id belongs to one speaker, a router or a node that peers. */
export function routerIds({ description, nodeSessions }: Network): Diagnostic[] {
  const nodes = new Map(nodeSessions.map(({ name, node, peering }) => [node, { name, peering }]))
  const speakers: Identified[] = [
    ...description.routers.map(router => ({
      said: router.routerId,
      addresses: addressesOf(router),
      owner: router.name,
      origin: router.origin,
    })),
    ...[...nodes].map(([node, { name, peering }]) => ({
      said: node.routerId,
      addresses: node.addresses.map(at => at.cidr.address),
      owner: `node ${name} of ${peering.nodes!.cluster.name}`,
      origin: node.origin,
    })),
  ]
  const ids = speakers.flatMap(each => {
    const id = each.said ?? each.addresses.find(({ version }) => version === 4)
    return id ? [{ ...each, id: formatAddress(id) }] : []
  })
  return [...groupBy(ids, ({ id }) => id).values()].flatMap(([first, ...more]) =>
    more
      // The same address twice is reported as such; only ids that somebody chose are.
      .filter(({ said }) => said ?? first!.said)
      .map(each =>
        diagnose(
          each,
          each.said && 'routerId',
          'router-id-duplicate',
          `${each.id} is the router id of ${first!.owner} and of ${each.owner}`,
          {
            why: 'iBGP peers with one id refuse each other (RFC 4271 section 6.2), and routes of one are taken for the other’s',
            related: [
              {
                span: locate(first!, (first!.said && 'routerId') as never),
                message: `${first!.owner} is described here`,
              },
            ],
          },
        ),
      ),
  )
}
