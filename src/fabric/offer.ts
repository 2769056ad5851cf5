/**
 * What a node announces in a session: classes of prefixes, each with the advertisement and the block, node or Service
 * it comes from. The exact routes depend on Services that come and go; the classes do not.
 */
import { familyOf, type Family } from '../net/family.ts'
import { bits, hostPrefix, network, prefixesOf, type Prefix } from '../net/prefix.ts'
import { selects, type Selector } from '../net/selector.ts'
import type { Advertisement, AdvertisementEntry, Block, Cluster, PeerFamily, Pool } from './cluster.ts'
import { compareText } from '../text/diagnostic.ts'
import type { Origin } from '../text/origin.ts'
import type { NodeEnd } from './fabric.ts'

/** All prefixes of one length within a network, as one advertisement announces them. Its origin is where the network is said. */
export interface Offer {
  readonly family: Family
  readonly within: Prefix
  readonly length: number
  /** What is announced, in words: `an address of pool vips`. */
  readonly what: string
  /** The pool that the addresses are of. */
  readonly pool?: Pool
  readonly advertisement: Advertisement
  readonly entry: AdvertisementEntry
  /** Where no advertisement is chosen, though some are there: why this one is taken to be meant. */
  readonly guess?: string
  readonly origin: Origin
}

/** The families of a session's peer that advertise something, with the advertisements they choose. */
export function advertised({
  from,
}: NodeEnd): readonly { readonly family: PeerFamily; readonly chosen: readonly Advertisement[] }[] {
  return (from.peerConfig?.families ?? []).map(family => ({
    family,
    chosen: chosenBy(family.advertisements, from.cluster),
  }))
}

/** The advertisements that a peer's family asks for; none without a selector. */
function chosenBy(selector: Selector | undefined, { advertisements }: Cluster): readonly Advertisement[] {
  return selector === undefined ? [] : advertisements.filter(({ labels }) => selects(selector, labels))
}

/**
 * Everything that a node may announce in a session, in order of address. Where the peer's selectors choose nothing at
 * all, which is a mistake of its own, what would be announced once they do.
 */
export function offers(end: NodeEnd): readonly Offer[] {
  const families = advertised(end)
  const { peerConfig, cluster } = end.from
  const isNothing = families.every(({ chosen }) => chosen.length === 0)
  const guess = isNothing && {
    guess: `${peerConfig?.name} selects no advertisement; it is taken to mean those there are`,
  }
  return families
    .filter(({ family }) => !isNothing || family.advertisements !== undefined)
    .flatMap(({ family, chosen }) =>
      (isNothing ? cluster.advertisements : chosen).flatMap(advertisement =>
        advertisement.entries.flatMap(entry =>
          networksOf(entry, end)
            .filter(({ within }) => familyOf(within.address.version) === family.family)
            .map(each => ({ ...each, ...guess, family: family.family, advertisement, entry })),
        ),
      ),
    )
    .sort((a, b) => compareText(keyOf(a), keyOf(b)))
}

function keyOf({ family, within }: Offer): string {
  return `${family} ${within.address.words.map(word => word.toString(16).padStart(8, '0')).join('')} ${within.length}`
}

type Network = Pick<Offer, 'within' | 'length' | 'what' | 'pool' | 'origin'>

function networksOf(entry: AdvertisementEntry, end: NodeEnd): readonly Network[] {
  const { cluster, node } = end.from
  switch (entry.type) {
    case 'PodCIDR':
      return (node ? [node] : cluster.nodes).flatMap(({ name, podCidrs, origin }) =>
        podCidrs.map(within => ({ within, length: within.length, what: `the pod network of ${name}`, origin })),
      )
    case 'Service':
      return entry.addresses?.includes('LoadBalancerIP') && entry.selector !== undefined
        ? cluster.pools.filter(({ disabled }) => disabled !== true).flatMap(pool => poolNetworks(pool, entry))
        : []
    default:
      return []
  }
}

function poolNetworks(pool: Pool, entry: AdvertisementEntry): readonly Network[] {
  return pool.blocks.flatMap(block =>
    prefixesIn(block).map(prefix => {
      const whole = bits(prefix.address.version)
      const joined = prefix.address.version === 4 ? entry.aggregationLengthIpv4 : entry.aggregationLengthIpv6
      const length = joined ?? whole
      return {
        within: length < prefix.length ? network({ ...prefix, length }) : prefix,
        length,
        what: `an address of pool ${pool.name}`,
        pool,
        origin: block.origin,
      }
    }),
  )
}

/** The networks that a block of a pool consists of; none where it makes no sense. */
export function prefixesIn(block: Block): readonly Prefix[] {
  if ('cidr' in block) return [network(block.cidr)]
  const { start, stop } = block
  if (stop === undefined) return [hostPrefix(start)]
  if (stop.version !== start.version) return []
  return prefixesOf({ first: start, last: stop })
}
