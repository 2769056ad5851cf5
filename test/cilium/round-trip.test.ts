import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emit } from '../../src/cilium/emit.ts'
import { generationsOf, knownReleases } from '../../src/cilium/generation.ts'
import { lower } from '../../src/cilium/lower.ts'
import { read } from '../../src/cilium/read.ts'
import { isResourceType, validate } from '../../src/cilium/schema.ts'
import type { Cluster } from '../../src/fabric/cluster.ts'
import type { ClusterPart } from '../../src/fabric/fabric.ts'
import { parseDocuments } from '../../src/yaml/document.ts'
import { printDocuments } from '../../src/yaml/print.ts'
import { clusterOf } from './arbitrary.ts'

/** What Cilium's resources say of a cluster, without its places. */
export function said({
  bgp,
  peerConfigs,
  advertisements,
  nodeOverrides,
  pools,
  l2Policies,
  egressPolicies,
}: Cluster | ClusterPart): unknown {
  const parts = { bgp, peerConfigs, advertisements, nodeOverrides, pools, l2Policies, egressPolicies }
  return JSON.parse(JSON.stringify(parts, (key, value: unknown) => (key === 'origin' ? undefined : value)))
}

const pairs = knownReleases.flatMap(release => generationsOf(release).map(generation => [release, generation] as const))

describe.each(pairs)('Cilium %s, %s', (release, generation) => {
  test('reads back what it was told, and every resource is one', () => {
    fc.assert(
      fc.property(clusterOf([release]), cluster => {
        const { files } = emit(cluster, generation)
        for (const resource of files.flatMap(({ documents }) => documents) as { apiVersion: string; kind: string }[]) {
          const type = `${resource.apiVersion} ${resource.kind}`
          if (isResourceType(type)) expect(validate(type, resource)).toEqual([])
          else expect(type).toMatch(/^v1 (ConfigMap|Node)$/)
        }
        const documents = files.flatMap(
          file => parseDocuments({ path: file.file, text: printDocuments(file.documents) }).documents,
        )
        const { part, diagnostics } = read(documents, cluster.name)
        expect(diagnostics).toEqual([])
        expect(said(part)).toEqual(said(lower(cluster, generation).cluster))
      }),
      { numRuns: 150 },
    )
  })

  test('what was lowered once loses nothing more', () => {
    fc.assert(
      fc.property(clusterOf([release]), cluster => {
        const once = lower(cluster, generation).cluster
        const twice = lower(once, generation)
        expect(twice.unsupported).toEqual([])
        expect(said(twice.cluster)).toEqual(said(once))
      }),
      { numRuns: 60 },
    )
  })
})
