/**
 * What was read → the network it describes, and what is wrong with it. Pure and synchronous: every front end is a few
 * lines round it.
 */
import { read as readCilium } from './cilium/read.ts'
import { assemble } from './fabric/assemble.ts'
import type { ClusterPart, Fragment, RouterPart } from './fabric/fabric.ts'
import { read as readFrr } from './frr/read.ts'
import { targetOf } from './header.ts'
import { readRelease } from './helm/release.ts'
import { hostFile, readFile as readHost } from './host/file.ts'
import { read as readKubernetes } from './kubernetes/read.ts'
import type { Network } from './lint/ask/network.ts'
import { run, type Policies, type TextOf } from './lint/run.ts'
import type { Version } from './net/version.ts'
import type { Diagnostic } from './text/diagnostic.ts'
import type { Sited } from './text/origin.ts'
import type { Arranged } from './workspace/arrange.ts'
import type { RouterFiles } from './workspace/routers.ts'
import type { Scope } from './workspace/scope.ts'
import type { YamlDocument } from './yaml/document.ts'

export interface Settings {
  /** The files are all there is. */
  readonly isComplete?: boolean
  /** The releases that run it, where no file says so. */
  readonly cilium?: Version
  readonly frr?: Version
  /** Nodes as the API server tells of them, for clusters of which no file does. */
  readonly nodes?: readonly YamlDocument[]
}

export interface Analysis {
  readonly network: Network
  /** In order of place. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the files of a network, pairs its two sides, and checks every policy. */
export function analyze(
  { clusters, routers, diagnostics }: Arranged,
  policies: Policies,
  textOf: TextOf,
  settings: Settings = {},
): Analysis {
  const parts = [
    ...clusters.flatMap(each => clusterParts(each, settings)),
    ...routers.flatMap(each => routerParts(each, settings)),
  ]
  const fragment: Fragment = {
    clusters: parts.flatMap(({ cluster }) => cluster ?? []),
    routers: parts.flatMap(({ router }) => router ?? []),
  }
  const network: Network = { ...assemble([fragment]), isComplete: settings.isComplete ?? false }
  const found = [...diagnostics, ...parts.flatMap(each => each.diagnostics)]
  return { network, diagnostics: run(policies, network, found, textOf) }
}

/** What one reader makes of one file. */
interface Reading {
  readonly cluster?: ClusterPart
  readonly router?: RouterPart
  readonly diagnostics: readonly Diagnostic[]
}

function clusterParts(scope: Scope, { cilium, nodes = [] }: Settings): readonly Reading[] {
  const { name, values, isPartial } = scope
  const documents = scope.documents.some(isNode) ? scope.documents : [...scope.documents, ...nodes]
  const running = madeFor(documents) ?? cilium
  const release = readRelease(documents, values, name)
  const parts = [readCilium(documents, name), readKubernetes(documents, name), release]
  return [
    ...parts.map(({ part, diagnostics }) => ({ cluster: part, diagnostics })),
    ...said(name, {
      ...(running !== undefined && { cilium: running }),
      ...((isPartial ?? release.isPartial) && { isPartial: true as const }),
    }).map(cluster => ({ cluster, diagnostics: [] })),
  ]
}

/** No resource names the release that reads it; the header of a file that netc made does. */
function madeFor(documents: readonly YamlDocument[]): Version | undefined {
  return documents
    .map(({ source }) => /^Cilium (.+)$/.exec(targetOf(source.text) ?? '')?.[1])
    .find(each => each !== undefined)
}

/** Whether a document is a Node. */
export function isNode({ value }: YamlDocument): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Node'
}

/** A part of what has that name out of no file; it counts where no file says the same. */
function said<T extends object>(name: string, fields: T): readonly (T & { name: string } & Sited)[] {
  return Object.keys(fields).length === 0 ? [] : [{ ...fields, name, origin: { path: '', start: 0, end: 0 } }]
}

function routerParts({ name, files }: RouterFiles, { frr }: Settings): readonly Reading[] {
  const sources = files.filter(({ kind }) => kind === 'frr').map(({ source }) => source)
  const config = sources.length === 0 ? [] : [readFrr(sources, name)]
  const host = files.filter(({ kind }) => kind !== 'frr').map(({ source }) => readHost(source, name))
  const hostFiles = sources.flatMap(source => hostFile(source) ?? [])
  return [
    ...[...config, ...host].map(({ part, diagnostics }) => ({ router: part, diagnostics })),
    ...said(name, { ...(frr !== undefined && { frr }), ...(hostFiles.length > 0 && { hostFiles }) }).map(router => ({
      router,
      diagnostics: [],
    })),
  ]
}
