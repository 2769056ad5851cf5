/**
 * One description to all of its files: derive, assemble, emit. Pure; `build.ts` runs it on a file of the user's, and
 * adds what needs a disk or another thread.
 */
import type { Artifact } from './artifact.ts'
import { emit as emitCilium } from './cilium/emit.ts'
import { derive } from './derive/derive.ts'
import type { Derivation } from './derive/derivation.ts'
import type { Targets } from './derive/target.ts'
import type { Description } from './dsl/fabric.ts'
import { assemble } from './fabric/assemble.ts'
import type { Cluster } from './fabric/cluster.ts'
import type { Fabric, Fragment } from './fabric/fabric.ts'
import type { Router } from './fabric/router.ts'
import type { Generation } from './fabric/target.ts'
import { emit as emitFrr } from './frr/emit.ts'
import { unsupported as unsupportedByFrr } from './frr/unsupported.ts'
import { emit as emitHelm } from './helm/emit.ts'
import { emit as emitHost } from './host/emit.ts'
import { emit as emitKubernetes, emitKustomization } from './kubernetes/emit.ts'
import type { Version } from './net/version.ts'
import { compareText, type Diagnostic } from './text/diagnostic.ts'
import { locate, type Sited } from './text/origin.ts'
import { emit as emitLab } from './topology/emit.ts'
import { printDocuments } from './yaml/print.ts'

/** Which of the files are wanted: one side's, or the lab's. */
export type Part = 'cilium' | 'frr' | 'lab'

/** A file with what it is for, as its header will say. */
export interface Emitted extends Artifact {
  readonly target: string
}

export interface Compiled {
  /** In order of path. None where there is an error. */
  readonly artifacts: readonly Emitted[]
  readonly diagnostics: readonly Diagnostic[]
  readonly derivations: readonly Derivation[]
  readonly summary: Summary
}

/** What was compiled, in numbers. */
export interface Summary {
  readonly name: string
  readonly clusters: readonly { readonly name: string; readonly cilium: Version; readonly resources: number }[]
  readonly routers: readonly { readonly name: string; readonly frr: Version }[]
  readonly sessions: { readonly eBGP: number; readonly iBGP: number; readonly detail: readonly string[] }
}

/** Compiles what is described, for the releases it names or the targets that replace them. */
export function compile(description: Description, targets: Targets = {}, only?: Part): Compiled {
  const { fragment, generations, derivations, diagnostics: found } = derive(description, targets)
  const diagnostics = [...found]
  const fabric = assemble([fragment])
  const wanted = (part: Part) => only === undefined || only === part
  const clusters = wanted('cilium')
    ? fabric.clusters.map(cluster => clusterFiles(cluster, generations[cluster.name]!, diagnostics))
    : []
  const files = [
    ...clusters.flatMap(each => each.files),
    ...(wanted('frr') ? fabric.routers.flatMap(router => routerFiles(router, diagnostics)) : []),
    ...((only === undefined && description.lab) || only === 'lab' ? labFiles(fabric, description) : []),
  ].sort((a, b) => compareText(a.path, b.path))
  const failed = diagnostics.some(({ severity }) => severity === 'error')
  return {
    artifacts: failed ? [] : files,
    diagnostics: once(diagnostics),
    derivations,
    summary: summarize(description.name, fabric, clusters),
  }
}

/** The model of what is described, for whoever checks it and writes nothing. */
export function modelOf(description: Description, targets: Targets = {}): Fragment {
  return derive(description, targets).fragment
}

/** A peering of many sessions may be wrong in each of them; a person is told once. */
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map(each => [JSON.stringify([each.span, each.code, each.message]), each])).values()]
}

/** What is written for one cluster, and how many of Cilium's resources that is. */
interface ClusterFiles {
  readonly files: readonly Emitted[]
  readonly resources: number
}

/** Everything for one cluster, in the folder that Argo CD or Flux is pointed at. */
function clusterFiles(cluster: Cluster, generation: Generation, diagnostics: Diagnostic[]): ClusterFiles {
  const folder = `clusters/${cluster.name}`
  const target = `Cilium ${cluster.cilium!}`
  const cilium = emitCilium(cluster, generation)
  for (const { node, field, message, help } of cilium.unsupported) diagnostics.push(lacking(node, field, message, help))
  const helm = emitHelm(cluster.helm ?? {}, cluster.cilium!)
  for (const { feature, message, help } of helm.unsupported)
    diagnostics.push(lacking(cluster, `features.${feature}`, message, help))
  const kubernetes = emitKubernetes(cluster)
  diagnostics.push(...kubernetes.diagnostics)
  const resources = cilium.files.map(({ file, documents }) => ({
    path: `${folder}/${file}`,
    text: printDocuments(documents),
  }))
  const values =
    Object.keys(helm.values).length > 0 ? [{ path: `${folder}/values.yaml`, text: printDocuments([helm.values]) }] : []
  const kustomization =
    resources.length > 0
      ? [
          emitKustomization(
            cluster.name,
            resources.map(({ path }) => path.slice(folder.length + 1)),
          ),
        ]
      : []
  return {
    files: [...resources, ...values, ...kubernetes.artifacts, ...kustomization].map(each => ({ ...each, target })),
    resources: cilium.files.reduce((sum, { documents }) => sum + documents.length, 0),
  }
}

/** Everything for one router, in a folder that is copied to the host. */
function routerFiles(router: Router, diagnostics: Diagnostic[]): Emitted[] {
  for (const { node, field, message, help } of unsupportedByFrr(router))
    diagnostics.push(lacking(node, field, message, help))
  return [{ name: 'frr.conf', text: emitFrr(router) }, ...emitHost(router)].map(({ name, text }) => ({
    path: `routers/${router.name}/${name}`,
    text,
    target: `FRR ${router.frr!}`,
  }))
}

function labFiles(fabric: Fabric, { name, clusters }: Description): Emitted[] {
  const networks = Object.fromEntries(
    clusters.map(({ name: cluster, podCidrs, serviceCidrs }) => [cluster, { podCidrs, serviceCidrs }]),
  )
  return emitLab(fabric, name, { networks }).map(each => ({ ...each, target: 'a lab' }))
}

function lacking(node: Sited, field: string | undefined, message: string, help: string | undefined): Diagnostic {
  return {
    code: 'unsupported-by-version',
    severity: 'error',
    message,
    span: locate(node, field as never),
    ...(help !== undefined && { help }),
  }
}

function summarize(name: string, { clusters, routers, sessions }: Fabric, made: readonly ClusterFiles[]): Summary {
  const count = (type: 'eBGP' | 'iBGP') => sessions.filter(each => each.type === type).length
  return {
    name,
    clusters: clusters.map((cluster, i) => ({
      name: cluster.name,
      cilium: cluster.cilium!,
      resources: made[i]?.resources ?? 0,
    })),
    routers: routers.map(router => ({ name: router.name, frr: router.frr! })),
    sessions: { eBGP: count('eBGP'), iBGP: count('iBGP'), detail: between(sessions) },
  }
}

/** Who the sessions are between: `3 nodes × 2 routers`, where every node speaks with every router. */
function between(sessions: Fabric['sessions']): string[] {
  const fromNodes = sessions.flatMap(({ ends }) =>
    ends[0].speaker.kind === 'node' && ends[1].speaker.kind === 'router'
      ? [{ node: `${ends[0].speaker.cluster}/${ends[0].speaker.node}`, router: ends[1].speaker.router }]
      : [],
  )
  const [nodes, routers] = [new Set(fromNodes.map(({ node }) => node)), new Set(fromNodes.map(({ router }) => router))]
  if (fromNodes.length === 0) return []
  const all = nodes.size * routers.size === fromNodes.length
  return [
    all
      ? `${nodes.size} ${nodes.size === 1 ? 'node' : 'nodes'} × ${routers.size} ${routers.size === 1 ? 'router' : 'routers'}`
      : `${nodes.size} nodes with ${routers.size} routers`,
  ]
}
