/**
 * What the API server checks of a resource beyond the shape of its fields: the CEL rules of the CRDs of `cilium.io/v2`,
 * and names that must be unique in their list. `v2alpha1` had the rules only where `v2` was served beside it.
 */
import { hasPlaceholder } from '../text/placeholder.ts'
import type { Path } from '../yaml/document.ts'
import { isMap, type YamlMap } from '../yaml/object.ts'
import type { ResourceType } from './resources.ts'

export interface Breach {
  /** The rule of the catalogue; without one it is `cilium-schema`. */
  readonly code?: string
  readonly path: Path
  readonly message: string
  readonly help?: string
  /** When the API server takes it, and Cilium makes nothing of it. */
  readonly severity?: 'warning'
}

type Rule = (spec: YamlMap) => Breach[]

/** The rules that a resource breaks. Values of a wrong type are not its business. */
export function breaches(type: ResourceType, value: unknown): Breach[] {
  const spec = isMap(value) && isMap(value['spec']) ? value['spec'] : undefined
  return spec
    ? (rules[type] ?? []).flatMap(rule => rule(spec)).map(each => ({ ...each, path: ['spec', ...each.path] }))
    : []
}

const rules: Readonly<Partial<Record<ResourceType, readonly Rule[]>>> = {
  'cilium.io/v2 CiliumBGPClusterConfig': [uniqueNames],
  'cilium.io/v2alpha1 CiliumBGPClusterConfig': [uniqueNames],
  'cilium.io/v2 CiliumBGPNodeConfigOverride': [uniqueNames],
  'cilium.io/v2alpha1 CiliumBGPNodeConfigOverride': [uniqueNames],
  'cilium.io/v2 CiliumBGPPeerConfig': [keepaliveWithinHold, spokenFamilies],
  'cilium.io/v2alpha1 CiliumBGPPeerConfig': [spokenFamilies],
  'cilium.io/v2 CiliumBGPAdvertisement': [fieldsOfTheirType],
}

/** Instances, and the peers of each. */
function uniqueNames({ bgpInstances }: YamlMap): Breach[] {
  return [
    ...repeated(bgpInstances, ['bgpInstances']),
    ...items(bgpInstances).flatMap(([instance, i]) => repeated(instance['peers'], ['bgpInstances', i, 'peers'])),
  ]
}

function repeated(list: unknown, path: Path): Breach[] {
  const seen = new Set<unknown>()
  return items(list).flatMap(([{ name }, i]) => {
    if (typeof name !== 'string' || !seen.has(name)) {
      seen.add(name)
      return []
    }
    return [
      {
        code: 'duplicate-instance-or-peer-name',
        path: [...path, i, 'name'],
        message: `there is a second ${name} in this list`,
      },
    ]
  })
}

/** Cilium's defaults count: a hold time of 9 alone comes with a keepalive time of 30. */
function keepaliveWithinHold({ timers }: YamlMap): Breach[] {
  if (!isMap(timers)) return []
  const hold = timers['holdTimeSeconds'] ?? 90
  const keepalive = timers['keepAliveTimeSeconds'] ?? 30
  if (typeof hold !== 'number' || typeof keepalive !== 'number' || keepalive <= hold) return []
  const said = typeof timers['keepAliveTimeSeconds'] === 'number'
  return [
    {
      code: 'keepalive-exceeds-hold',
      path: ['timers', said ? 'keepAliveTimeSeconds' : 'holdTimeSeconds'],
      message: `keepAliveTimeSeconds, ${said ? '' : 'by default '}${keepalive}, must not be more than holdTimeSeconds, ${hold}`,
      help: `write keepAliveTimeSeconds: ${Math.max(1, Math.floor(hold / 3))}`,
    },
  ]
}

/** The schema lets more families pass than Cilium speaks (Cilium: bgp-control-plane-configuration.rst). */
function spokenFamilies({ families }: YamlMap): Breach[] {
  return items(families).flatMap(([family, i]) =>
    [['afi', ['ipv4', 'ipv6']] as const, ['safi', ['unicast']] as const].flatMap(([field, spoken]): Breach[] => {
      const value = family[field]
      const isKnown =
        typeof value !== 'string' || hasPlaceholder(value) || (spoken as readonly string[]).includes(value)
      if (isKnown || !/^[a-z0-9_]+$/.test(value)) return []
      const message = `Cilium speaks no ${field} ${value}; the family is passed over`
      const path = ['families', i, field]
      return [{ code: 'enum-invalid', severity: 'warning', path, message, help: `write ${spoken.join(' or ')}` }]
    }),
  )
}

/** YamlMap that only one type of advertisement has, and must have. */
function fieldsOfTheirType({ advertisements }: YamlMap): Breach[] {
  return items(advertisements).flatMap(([entry, i]) => {
    const type = String(entry['advertisementType'])
    const found: Breach[] = []
    for (const [field, owner] of [
      ['service', 'Service'],
      ['interface', 'Interface'],
    ] as const) {
      const there = entry[field] !== undefined && entry[field] !== null
      if (type === owner && !there)
        found.push({
          code: field === 'service' ? 'advert-service-addresses-missing' : 'advert-selector-on-podcidr',
          path: ['advertisements', i],
          message: `advertisementType ${type} needs the field ${field}`,
          help: field === 'service' ? 'write service: {addresses: [LoadBalancerIP]}' : 'write interface: {name: lo}',
        })
      if (type !== owner && there)
        found.push({
          path: ['advertisements', i, field],
          message: `${field} is not allowed with advertisementType ${type}`,
        })
    }
    if (type === 'PodCIDR' && isMap(entry['selector']))
      found.push({
        code: 'advert-selector-on-podcidr',
        path: ['advertisements', i, 'selector'],
        message: 'selector is not allowed with advertisementType PodCIDR',
      })
    return found
  })
}

function items(list: unknown): [YamlMap, number][] {
  return Array.isArray(list)
    ? list.flatMap((item: unknown, i): [YamlMap, number][] => (isMap(item) ? [[item, i]] : []))
    : []
}
