/** The steps of a route's way, each asked of the model: address, advertisement, peer, session, family, filters. */
import type { Advertisement, AdvertisementEntry } from '../../fabric/cluster.ts'
import type { ExposedService } from '../../fabric/exposed.ts'
import { announces, nameOf, serviceEntries } from '../../fabric/load-balancer.ts'
import { advertised, offers, type Offer } from '../../fabric/offer.ts'
import { formatBlock } from '../../fabric/pool.ts'
import { obstacles, verdictOn, type NodeSession } from '../../fabric/reach.ts'
import { familyOf } from '../../net/family.ts'
import { contains } from '../../net/prefix.ts'
import { formatSelector } from '../../net/selector.ts'
import { locate } from '../../text/origin.ts'
import { nearestTo } from '../ask/shortfall.ts'
import { listed, show } from '../show.ts'
import { decided } from './decision.ts'
import type { Step } from './step.ts'
import type { Target } from './target.ts'

/** Whether there is an address to announce. */
export function addressStep({ pool, service, origin, shown, cluster }: Target): Step {
  if (!pool && service)
    return {
      name: 'address',
      result: 'no',
      says: `no pool that is in force has an address for ${nameOf(service)}`,
      at: locate(service, 'name'),
      rule: 'service-matches-no-pool',
    }
  if (pool?.disabled)
    return { name: 'address', result: 'no', says: `pool ${pool.name} is disabled`, at: locate(pool, 'disabled') }
  if (pool)
    return {
      name: 'address',
      result: 'yes',
      says: `pool ${pool.name} (${listed(pool.blocks.map(formatBlock))}) ${service ? `hands one to ${nameOf(service)}` : `holds ${shown}`}`,
      at: locate(pool.blocks[0] ?? pool),
    }
  return { name: 'address', result: 'yes', says: `a pod network of ${cluster.name}`, at: locate(origin) }
}

/** The entries that announce a target. */
function entriesFor({ cluster, service, pool }: Target) {
  const ofServices = serviceEntries(cluster, 'LoadBalancerIP')
  if (service) return ofServices.filter(({ entry }) => announces(entry, service))
  if (pool) return ofServices.filter(({ entry }) => entry.selector !== undefined)
  return cluster.advertisements.flatMap(advertisement =>
    advertisement.entries.filter(({ type }) => type === 'PodCIDR').map(entry => ({ advertisement, entry })),
  )
}

/** Whether an advertisement announces it. */
export function advertisedStep(target: Target): Step {
  const { cluster, service } = target
  const found = entriesFor(target)
  const [first] = found
  if (first)
    return {
      name: 'advertised',
      result: service || !target.pool ? 'yes' : 'unknown',
      says: service
        ? `${first.advertisement.name} selects ${nameOf(service)}`
        : target.pool
          ? `${first.advertisement.name} announces the Services that ${formatSelector(first.entry.selector!)} selects; which of them has ${target.shown} is in no file`
          : `${first.advertisement.name} announces pod networks`,
      at: locate(first.entry),
    }
  const entries = serviceEntries(cluster, 'LoadBalancerIP')
  const near = service && nearestEntry(service, entries)
  if (!service || !near)
    return {
      name: 'advertised',
      result: 'no',
      says: `no CiliumBGPAdvertisement announces ${service ? 'LoadBalancer addresses' : 'it'}`,
      rule: 'lb-service-not-advertised',
    }
  const { gateway } = service.madeOf?.kind === 'Gateway' ? service.madeOf : {}
  const label = near.lacks.replace('=', ': ')
  return {
    name: 'advertised',
    result: 'no',
    says: `no advertisement selects ${nameOf(service)}: it lacks ${near.lacks}, which ${near.advertisement.name} asks for${gateway ? '; Cilium gives this Service the labels under spec.infrastructure of the Gateway, not its own' : ''}`,
    at: locate(near.entry, 'selector'),
    change: {
      text: gateway
        ? `put ${label} under spec.infrastructure.labels of Gateway ${gateway.namespace}/${gateway.name}`
        : `label ${nameOf(service)} with ${label}`,
      at: locate(gateway ?? service, 'name'),
    },
    rule: gateway ? 'gateway-service-unlabelled' : 'advert-selector-matches-no-service',
  }
}

function nearestEntry(
  { labels }: ExposedService,
  entries: readonly { readonly advertisement: Advertisement; readonly entry: AdvertisementEntry }[],
) {
  const near = entries
    .flatMap(each => {
      const lacks = each.entry.selector && nearestTo(each.entry.selector, [labels], own => own)?.lacks
      return lacks?.[0] ? [{ ...each, lacks: lacks.map(({ wanted }) => wanted).join(', ') }] : []
    })
    .toSorted((a, b) => a.lacks.length - b.lacks.length)
  return near[0]
}

/** The steps at one router; what differs between its nodes is told of the first that it differs for. */
export function routerSteps(target: Target, sessions: readonly NodeSession[], router: string): readonly Step[] {
  const [first] = sessions
  if (!first)
    return [
      {
        name: 'peer',
        result: 'no',
        says: `no node of ${target.cluster.name} is known to speak with ${router}`,
        rule: 'frr-neighbor-missing',
      },
    ]
  return [peerStep(target, first), sessionStep(sessions), ...arrivalSteps(target, sessions)]
}

function peerStep(target: Target, { node }: NodeSession): Step {
  const wanted = new Set(entriesFor(target).map(({ advertisement }) => advertisement))
  const families = advertised(node)
  const chosen = families.find(each => each.chosen.some(one => wanted.has(one)))
  const { peer, peerConfig } = node.from
  if (chosen)
    return {
      name: 'peer',
      result: 'yes',
      says: `${peerConfig!.name} sends ${listed(chosen.chosen.map(({ name }) => name))} to peer ${peer.name}`,
      at: locate(chosen.family),
    }
  if (!peerConfig)
    return {
      name: 'peer',
      result: peer.config === undefined ? 'no' : 'unknown',
      says:
        peer.config === undefined
          ? `peer ${peer.name} has no peerConfigRef, so nothing is advertised to it`
          : `${peer.config}, which says what goes to peer ${peer.name}, is in no file`,
      at: locate(peer),
      rule: 'peer-without-adverts',
    }
  const [family] = peerConfig.families
  const [advertisement] = wanted.size > 0 ? wanted : target.cluster.advertisements
  return {
    name: 'peer',
    result: 'no',
    says: family?.advertisements
      ? `${peerConfig.name} selects advertisements by ${formatSelector(family.advertisements)}, which ${advertisement?.name ?? 'none'} does not have`
      : `${peerConfig.name} selects no advertisement in any family`,
    at: locate(family ?? peerConfig, 'advertisements' as never),
    rule: family?.advertisements ? 'peer-advert-selector-matches-nothing' : 'peer-without-adverts',
  }
}

function sessionStep(sessions: readonly NodeSession[]): Step {
  const down = sessions.map(each => ({ each, found: obstacles(each) })).filter(({ found }) => found.length > 0)
  const names = listed(sessions.map(({ node }) => node.speaker.node))
  const [worst] = down
  const { node, router, guess } = (worst?.each ?? sessions[0])!
  if (down.length === sessions.length && worst)
    return {
      name: 'session',
      result: 'no',
      says: `${names} and ${router.speaker.router} disagree: ${listed(worst.found)}`,
      at: locate(router),
      rule: worst.found[0] === 'password' ? 'password-one-side-only' : 'peer-asn-mismatch',
    }
  const wrong = node.remoteAddress && guess !== undefined
  return wrong
    ? {
        name: 'session',
        result: 'no',
        says: `${names} dial ${show(node.remoteAddress)}: ${guess}`,
        at: locate(node.from.peer, 'address'),
        rule: 'peer-address-not-a-router',
      }
    : { name: 'session', result: 'yes', says: `${names} ↔ ${router.speaker.router} agree`, at: locate(router) }
}

function arrivalSteps(target: Target, sessions: readonly NodeSession[]): readonly Step[] {
  const session = sessions[0]!
  const offer = offers(session.node).find(({ within }) => contains(within, target.prefix)) ?? supposed(target, session)
  if (!offer) return []
  const { node, router } = session
  const [family] = offer.family.split('-')
  const isCarried = node.families.includes(offer.family) && router.families.includes(offer.family)
  const verdict = verdictOn(session, offer, target.prefix)
  return [
    {
      name: 'family',
      result: isCarried ? 'yes' : 'no',
      says: isCarried ? `both ends have ${family} active` : `${family} is not active at both ends`,
      at: locate(isCarried || node.families.includes(offer.family) ? router : node),
      rule: 'family-not-activated',
    },
    {
      name: 'accepted',
      result: verdict.result === 'permitted' ? 'yes' : verdict.result === 'denied' ? 'no' : 'unknown',
      ...decided(verdict.by, verdict.result, target.shown, router.speaker.router),
    },
  ]
}

/** What would be offered if it were advertised. */
function supposed({ prefix, pool, cluster }: Target, { node }: NodeSession): Offer | undefined {
  const [advertisement] = cluster.advertisements
  const [entry] = advertisement?.entries ?? []
  if (!pool || !advertisement || !entry) return undefined
  return {
    family: familyOf(prefix.address.version),
    within: prefix,
    length: prefix.length,
    what: `an address of pool ${pool.name}`,
    advertisement,
    entry,
    origin: node.origin,
  }
}
