import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeCluster } from '../../src/fabric/assemble.ts'
import type { Cluster, Gateway, Node, Service } from '../../src/fabric/cluster.ts'
import { emit } from '../../src/kubernetes/emit.ts'
import { read } from '../../src/kubernetes/read.ts'
import { network, type Address } from '../../src/net/prefix.ts'
import { compareText } from '../../src/text/diagnostic.ts'
import type { Source } from '../../src/text/source.ts'
import { parseDocuments } from '../../src/yaml/document.ts'

const origin = { path: 'network.ts', start: 0, end: 0 }

const word = fc.nat(0xffffffff)
const address = fc.oneof(
  word.map((first): Address => ({ version: 4, words: [first] })),
  fc.tuple(word, word, word, word).map((words): Address => ({ version: 6, words })),
)
const prefix = fc
  .tuple(address, fc.nat(128))
  .map(([each, length]) => network({ address: each, length: Math.min(length, each.version === 4 ? 32 : 128) }))
/** As Kubernetes allows names, words that YAML 1.1 takes for something else among them. */
const name = fc.oneof(
  fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/),
  fc.constantFrom('yes', 'on', 'null', 'a1e3'),
)
const labels = fc.dictionary(
  fc.oneof(
    name,
    name.map(each => `example.org/${each}`),
  ),
  fc.oneof(name, fc.constantFrom('', 'true', '010', '1e3')),
  { noNullPrototype: true },
)

const node: fc.Arbitrary<Node> = fc.record({
  name,
  labels,
  addresses: fc.array(address, { maxLength: 3 }),
  podCidrs: fc.array(prefix, { maxLength: 2 }),
  origin: fc.constant(origin),
})
const gateway: fc.Arbitrary<Gateway> = fc.record({
  namespace: name,
  name,
  labels,
  addresses: fc.array(address, { maxLength: 3 }),
  origin: fc.constant(origin),
})
const service: fc.Arbitrary<Service> = fc
  .tuple(
    gateway,
    fc.record(
      {
        loadBalancerClass: fc.constant('io.cilium/bgp-control-plane'),
        externalTrafficPolicy: fc.constantFrom('Cluster' as const, 'Local' as const),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([each, more]) => ({ ...each, ...more }))

const place = (each: { namespace: string; name: string }) => `${each.namespace}/${each.name}`
const cluster = (release: string): fc.Arbitrary<Cluster> =>
  fc
    .record({
      nodes: fc.uniqueArray(node, { selector: each => each.name, maxLength: 5 }),
      services: fc.uniqueArray(service, { selector: place, maxLength: 5 }),
      gateways: fc.uniqueArray(gateway, { selector: place, maxLength: 5 }),
    })
    .map(parts => ({ ...empty, ...parts, cilium: release }))

const empty = completeCluster({ name: 'lab', origin })

/** Without where it was written, in an order of its own. */
function canonical(parts: readonly { name: string; namespace?: string }[]): unknown[] {
  return parts
    .map(each => JSON.parse(JSON.stringify({ ...each, origin: undefined })) as { name: string; namespace?: string })
    .sort((a, b) => compareText(`${a.namespace}/${a.name}`, `${b.namespace}/${b.name}`))
}

function readAll(sources: readonly Source[]) {
  return read(
    sources.flatMap(each => parseDocuments(each).documents),
    'lab',
  )
}

describe('what was written is read as it was meant', () => {
  test.each(['1.13', '1.15', '1.16', '1.20'])('for Cilium %s', release => {
    fc.assert(
      fc.property(cluster(release), it => {
        const { artifacts, diagnostics } = emit(it)
        const { part, diagnostics: complaints } = readAll(artifacts)
        const gateways = release === '1.13' ? [] : it.gateways
        expect(complaints).toEqual([])
        expect(diagnostics).toHaveLength(it.gateways.length - gateways.length)
        expect(canonical(part.nodes ?? [])).toEqual(canonical(it.nodes))
        expect(canonical(part.services ?? [])).toEqual(canonical(it.services))
        expect(canonical(part.gateways ?? [])).toEqual(canonical(gateways))
      }),
      { numRuns: 100 },
    )
  })

  test('the order of the nodes does not change the file', () => {
    fc.assert(
      fc.property(cluster('1.20'), it => {
        expect(emit({ ...it, nodes: [...it.nodes].reverse(), services: [...it.services].reverse() })).toEqual(emit(it))
      }),
      { numRuns: 50 },
    )
  })
})

test('5,000 nodes are written and read in a moment', () => {
  const nodes = Array.from({ length: 5000 }, (_, i): Node => ({
    name: `node${i}`,
    labels: { rack: `rack${Math.floor(i / 20)}` },
    addresses: [{ version: 4, words: [0x0a000000 + i] }],
    podCidrs: [],
    origin,
  }))
  const start = performance.now()
  const { artifacts } = emit({ ...empty, nodes })
  expect(performance.now() - start).toBeLessThan(1000)
  expect(readAll(artifacts).part.nodes).toHaveLength(5000)
})
