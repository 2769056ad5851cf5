/**
 * What was read → the network it describes, and what is wrong with it. Pure and synchronous: every front end is a few
 * lines round it.
 */
import { read as readCilium } from './cilium/read.ts'
import { assemble } from './fabric/assemble.ts'
import type { ClusterPart, Fragment, RouterPart } from './fabric/fabric.ts'
import { read as readFrr } from './frr/read.ts'
import { read as readHelm } from './helm/read.ts'
import { read as readHost, reads as isOfHost } from './host/read.ts'
import { read as readKubernetes } from './kubernetes/read.ts'
import type { Network } from './lint/network.ts'
import { run, type Policies, type TextOf } from './lint/run.ts'
import type { Version } from './net/version.ts'
import type { Diagnostic } from './text/diagnostic.ts'
import type { Source } from './text/source.ts'
import type { YamlDocument } from './yaml/document.ts'

/** The files of one cluster, as they are applied. */
export interface ClusterFiles {
  readonly name: string
  readonly documents: readonly YamlDocument[]
  /** Files of Helm values. */
  readonly values: readonly Source[]
  /** The release that runs there, where a file says so. */
  readonly cilium?: Version
}

/** The files of one router, each by the name it has in `/etc`. */
export interface RouterFiles {
  readonly name: string
  readonly files: readonly { readonly name: string; readonly source: Source }[]
}

export interface Input {
  readonly clusters: readonly ClusterFiles[]
  readonly routers: readonly RouterFiles[]
  /** What was found while the files were read. */
  readonly diagnostics: readonly Diagnostic[]
  readonly textOf: TextOf
}

export interface Settings {
  /** The files are all there is. */
  readonly isComplete?: boolean
  /** The releases that run it, where no file says so. */
  readonly cilium?: Version
  readonly frr?: Version
}

export interface Analysis {
  readonly network: Network
  /** In order of place. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the files of a network, pairs its two sides, and checks every policy. */
export function analyze(
  { clusters, routers, diagnostics, textOf }: Input,
  policies: Policies,
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

function clusterParts({ name, documents, values, cilium }: ClusterFiles, settings: Settings): readonly Reading[] {
  const release = cilium ?? settings.cilium
  return [
    ...[
      readCilium(documents, name),
      readKubernetes(documents, name),
      ...values.map(source => readHelm(source, name)),
    ].map(({ part, diagnostics }) => ({ cluster: part, diagnostics })),
    ...(release === undefined
      ? []
      : [{ cluster: { name, cilium: release, origin: { path: '', start: 0, end: 0 } }, diagnostics: [] }]),
  ]
}

function routerParts({ name, files }: RouterFiles, settings: Settings): readonly Reading[] {
  const read = files.map(file => {
    const { part, diagnostics } = isOfHost(file.name) ? readHost(file.source, name) : readFrr(file.source, name)
    return { router: part, diagnostics }
  })
  return settings.frr === undefined
    ? read
    : [...read, { router: { name, frr: settings.frr, origin: { path: '', start: 0, end: 0 } }, diagnostics: [] }]
}
