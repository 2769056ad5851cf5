/**
 * Files back to the model: each goes to the readers of its format, and their fragments are assembled. What a file is,
 * its name and folder tell: `clusters/<cluster>/…`, `routers/<router>/…`.
 */
import { read as readCilium } from './cilium/read.ts'
import { assemble } from './fabric/assemble.ts'
import type { ClusterPart, Fabric, RouterPart } from './fabric/fabric.ts'
import { read as readFrr } from './frr/read.ts'
import { targetOf } from './header.ts'
import { read as readHelm } from './helm/read.ts'
import { read as readHost, reads as readsHost } from './host/read.ts'
import { read as readKubernetes } from './kubernetes/read.ts'
import type { Diagnostic } from './text/diagnostic.ts'
import type { Source } from './text/source.ts'
import { parseDocuments } from './yaml/document.ts'

/** The fabric that these files describe, and what is wrong with them. Never throws for what they say. */
export function read(sources: readonly Source[]): {
  readonly fabric: Fabric
  readonly diagnostics: readonly Diagnostic[]
} {
  const readings = sources.flatMap(readSource)
  const fragment = {
    clusters: readings.flatMap(({ cluster }) => cluster ?? []),
    routers: readings.flatMap(({ router }) => router ?? []),
  }
  return { fabric: assemble([fragment]), diagnostics: readings.flatMap(({ diagnostics }) => diagnostics) }
}

/** What one reader makes of one file. */
interface Reading {
  readonly cluster?: ClusterPart
  readonly router?: RouterPart
  readonly diagnostics: readonly Diagnostic[]
}

function readSource(source: Source): readonly Reading[] {
  const [, kind, name, file] = /(?:^|\/)(clusters|routers)\/([^/]+)\/(.+)$/.exec(source.path) ?? []
  if (name === undefined || file === undefined) return []
  if (kind === 'clusters') return file.endsWith('.yaml') ? readYaml(source, name, file) : []
  if (file === 'frr.conf') return [ofRouter(readFrr(source, name))]
  return readsHost(file) ? [ofRouter(readHost(source, name))] : []
}

function readYaml(source: Source, cluster: string, file: string): readonly Reading[] {
  const made = ofRelease(source, cluster)
  if (file === 'values.yaml') return [...made, ofCluster(readHelm(source, cluster))]
  const { documents, diagnostics } = parseDocuments(source)
  return [
    ...made,
    { diagnostics },
    ofCluster(readCilium(documents, cluster)),
    ofCluster(readKubernetes(documents, cluster)),
  ]
}

/** No resource names the release that reads it; the header of a file of ours does. */
function ofRelease({ path, text }: Source, name: string): readonly Reading[] {
  const cilium = /^Cilium (.+)$/.exec(targetOf(text) ?? '')?.[1]
  return cilium === undefined
    ? []
    : [{ cluster: { name, cilium, origin: { path, start: 0, end: 0 } }, diagnostics: [] }]
}

function ofCluster({ part, diagnostics }: { part: ClusterPart; diagnostics: readonly Diagnostic[] }): Reading {
  return { cluster: part, diagnostics }
}

function ofRouter({ part, diagnostics }: { part: RouterPart; diagnostics: readonly Diagnostic[] }): Reading {
  return { router: part, diagnostics }
}
