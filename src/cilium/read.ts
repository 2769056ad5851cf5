/** Cilium's resources of all generations → parts of a cluster. Other kinds are somebody else's. */
import type { ClusterPart } from '../fabric/fabric.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Sited } from '../text/origin.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import { parseEmbedded, spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { isMap, objectsIn, type YamlMap } from '../yaml/object.ts'
import { configMap, readConfig } from './metallb.ts'
import { readAnnotations } from './node-annotation.ts'
import { unservedKind } from './kind.ts'
import { readPeeringPolicy } from './peering-policy.ts'
import type { ResourceType } from './resources.ts'
import { isResourceType, validate, type Problem } from './schema.ts'
import { follow, readNode, type Place, type Shape } from './shape.ts'
import { advertisement, bgpConfig, egressPolicy, l2Policy, nodeOverride, peerConfig, pool } from './shapes.ts'

/** What a resource adds to its cluster: lists of nodes. */
type Addition = Partial<
  Pick<
    ClusterPart,
    'bgp' | 'peerConfigs' | 'advertisements' | 'nodeOverrides' | 'pools' | 'l2Policies' | 'egressPolicies'
  >
>

/** What the documents say of a cluster. A resource that is not as Cilium has it is reported, and read as far as it goes. */
export function read(
  documents: readonly YamlDocument[],
  cluster: string,
): { part: ClusterPart; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const known = { isPartial: false }
  const additions = documents.flatMap(document => {
    const whole = placeOf(document, diagnostics, () => (known.isPartial = true))
    return objectsIn(document).map(object => readResource({ ...whole, ...object }, diagnostics))
  })
  const all = <K extends keyof Addition>(list: K) =>
    additions.flatMap(addition => (addition[list] ?? []) as NonNullable<Addition[K]>[number][])
  const part: ClusterPart = {
    name: cluster,
    origin: documents[0]?.span ?? { path: '', start: 0, end: 0 },
    bgp: all('bgp'),
    peerConfigs: all('peerConfigs'),
    advertisements: all('advertisements'),
    nodeOverrides: all('nodeOverrides'),
    pools: all('pools'),
    l2Policies: all('l2Policies'),
    egressPolicies: all('egressPolicies'),
    ...(known.isPartial && { isPartial: true as const }),
  }
  return { part, diagnostics }
}

function placeOf(document: YamlDocument, diagnostics: Diagnostic[], markPartial: () => void): Place {
  const report: Place['report'] = (path, message, as) =>
    diagnostics.push({ ...schemaDiagnostic(message, document, path), ...as })
  return { document, path: [], value: document.value, report, markPartial }
}

function schemaDiagnostic(message: string, document: YamlDocument, path: Path): Diagnostic {
  return { code: 'cilium-schema', severity: 'error', message, span: spanOf(document, path) }
}

function readResource(place: Place & { readonly value: YamlMap }, diagnostics: Diagnostic[]): Addition {
  const type = `${String(place.value['apiVersion'])} ${String(place.value['kind'])}`
  if (type === 'v1 Node') return { nodeOverrides: readAnnotations(place) }
  if (type === 'v1 ConfigMap') return readConfigMap(place, diagnostics)
  if (isResourceType(type)) {
    check(type, place, diagnostics)
    return readers[type](place)
  }
  const { problem, readAs } = unservedKind(place.value)
  if (problem) diagnostics.push(diagnosticOf(problem, place))
  return readAs ? readers[readAs](place) : {}
}

function check(type: ResourceType, place: Place, diagnostics: Diagnostic[]): void {
  for (const problem of validate(type, place.value)) diagnostics.push(diagnosticOf(problem, place))
}

function diagnosticOf(problem: Problem, { document, path }: Place): Diagnostic {
  return {
    code: problem.code,
    severity: problem.severity ?? 'error',
    message: problem.message,
    span: spanOf(document, [...path, ...problem.path], problem.part),
    ...(problem.help !== undefined && { help: problem.help }),
  }
}

/** MetalLB's configuration is YAML in a text of the ConfigMap; other ConfigMaps are left alone. */
function readConfigMap(place: Place, diagnostics: Diagnostic[]): Addition {
  const { name, namespace, key } = configMap
  const data = follow(place, 'data').value
  const text = isMap(data) ? data[key] : undefined
  if (
    follow(place, 'metadata.name').value !== name ||
    (follow(place, 'metadata.namespace').value ?? namespace) !== namespace ||
    typeof text !== 'string'
  )
    return {}
  const embedded = parseEmbedded(place.document, [...place.path, 'data', key], text)
  diagnostics.push(...embedded.diagnostics)
  const document = embedded.documents[0]
  if (!document) return {}
  const inner = placeOf(document, diagnostics, place.markPartial)
  check('MetalLB config', inner, diagnostics)
  return readConfig(inner)
}

const readers: Readonly<Record<ResourceType, (place: Place) => Addition>> = {
  'cilium.io/v2 CiliumBGPClusterConfig': into('bgp', bgpConfig),
  'cilium.io/v2 CiliumBGPPeerConfig': into('peerConfigs', peerConfig),
  'cilium.io/v2 CiliumBGPAdvertisement': into('advertisements', advertisement),
  'cilium.io/v2 CiliumBGPNodeConfigOverride': into('nodeOverrides', nodeOverride),
  'cilium.io/v2 CiliumLoadBalancerIPPool': readPool('blocks'),
  'cilium.io/v2 CiliumEgressGatewayPolicy': into('egressPolicies', egressPolicy),
  'cilium.io/v2alpha1 CiliumBGPClusterConfig': into('bgp', bgpConfig),
  'cilium.io/v2alpha1 CiliumBGPPeerConfig': into('peerConfigs', peerConfig),
  'cilium.io/v2alpha1 CiliumBGPAdvertisement': into('advertisements', advertisement),
  'cilium.io/v2alpha1 CiliumBGPNodeConfigOverride': into('nodeOverrides', nodeOverride),
  'cilium.io/v2alpha1 CiliumBGPPeeringPolicy': readPeeringPolicy,
  'cilium.io/v2alpha1 CiliumLoadBalancerIPPool': place =>
    readPool(follow(place, 'spec.cidrs').value === undefined ? 'blocks' : 'cidrs')(place),
  'cilium.io/v2alpha1 CiliumL2AnnouncementPolicy': into('l2Policies', l2Policy),
  'MetalLB config': readConfig,
}

/** A resource that is one node of one list. */
function into<N extends Sited>(list: keyof Addition, shape: Shape<N>): (place: Place) => Addition {
  return place => {
    const read = readNode(shape, place)
    return read ? { [list]: [read] } : {}
  }
}

/** A pool, and whether all its blocks are known. */
function readPool(blocks: 'blocks' | 'cidrs'): (place: Place) => Addition {
  return place => {
    const read = readNode(pool(blocks), place)
    if (!read) return {}
    const written = JSON.stringify(follow(place, `spec.${blocks}`).value ?? null)
    // Rules of releases point at the old name.
    const cidrs = blocks === 'cidrs' && { cidrs: spanOf(place.document, [...place.path, 'spec', blocks], 'key') }
    const origin = { ...read.origin, fields: { ...read.origin.fields, ...cidrs } }
    return { pools: [{ ...read, ...(hasPlaceholder(written) && { isPartial: true as const }), origin }] }
  }
}
