/**
 * What CiliumBGPPeeringPolicy has for one node alone: annotations of the Node, `cilium.io/bgp-virtual-router.<asn>:
 * router-id=…,local-port=…`.
 */
import type { Cluster, InstanceOverride, NodeOverride } from '../fabric/cluster.ts'
import { formatAddress, parseAddress } from '../net/prefix.ts'
import type { Origin } from '../text/origin.ts'
import { spanOf } from '../yaml/document.ts'
import { isMap } from '../yaml/object.ts'
import { instanceName } from './canonical.ts'
import { name } from './conversion.ts'
import { follow, originOf, type Place } from './shape.ts'

/** The annotation of a Node that is about the virtual router with that AS number. */
const annotation = /^cilium\.io\/bgp-virtual-router\.(\d{1,10})$/

/** Node objects which have nothing but the annotations. */
export function writeAnnotations({ nodeOverrides }: Cluster): object[] {
  return nodeOverrides.map(({ node, instances }) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: node,
      annotations: Object.fromEntries([
        ...shared,
        ...instances.map(
          ({ name, routerId, localPort }) =>
            [
              `cilium.io/bgp-virtual-router.${name.slice(instanceName(0).length - 1)}`,
              [
                ...(routerId ? [`router-id=${formatAddress(routerId)}`] : []),
                ...(localPort === undefined ? [] : [`local-port=${localPort}`]),
              ].join(','),
            ] as const,
        ),
      ]),
    },
  }))
}

/** A Node is the kubelet's. Argo CD and Flux must not remove it when it is no longer annotated, nor take over the rest. */
const shared: readonly (readonly [key: string, value: string])[] = [
  ['argocd.argoproj.io/sync-options', 'Prune=false,ServerSideApply=true'],
  ['kustomize.toolkit.fluxcd.io/prune', 'disabled'],
  ['kustomize.toolkit.fluxcd.io/ssa', 'Merge'],
]

/** What the annotations of a Node say. */
export function readAnnotations(place: Place): NodeOverride[] {
  const node = name.read(follow(place, 'metadata.name'))
  const annotations = follow(place, 'metadata.annotations')
  if (node === undefined || !isMap(annotations.value)) return []
  const instances = Object.entries(annotations.value).flatMap(([key, value]): InstanceOverride[] => {
    const asn = annotation.exec(key)?.[1]
    if (asn === undefined || typeof value !== 'string') return []
    const path = [...annotations.path, key]
    const said = new Map(
      value
        .split(',')
        .map((pair): [string, string] => [pair.split('=')[0]!.trim(), pair.split('=').slice(1).join('=').trim()]),
    )
    const routerId = parseAddress(said.get('router-id') ?? '')
    const localPort = /^\d{1,5}$/.test(said.get('local-port') ?? '') ? Number(said.get('local-port')) : undefined
    if (said.has('router-id') && routerId?.version !== 4)
      place.report(path, `router-id=${said.get('router-id')!} is not an IPv4 address`)
    if (said.has('local-port') && localPort === undefined)
      place.report(path, `local-port=${said.get('local-port')!} is not a port`)
    const span = spanOf(place.document, path)
    const origin: Origin = {
      ...span,
      fields: { ...(routerId && { routerId: span }), ...(localPort !== undefined && { localPort: span }) },
    }
    return [
      {
        name: instanceName(Number(asn)),
        ...(routerId?.version === 4 && { routerId }),
        ...(localPort !== undefined && { localPort }),
        peers: [],
        origin,
      },
    ]
  })
  const origin = originOf({ node: { at: 'metadata.name' }, instances: { at: 'metadata.annotations' } }, place)
  return instances.length === 0 ? [] : [{ node, instances, origin }]
}
