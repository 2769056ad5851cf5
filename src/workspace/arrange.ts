/** What was found in a repository → the clusters and routers it is about. Pure. */
import type { NotRead } from '../kubernetes/kustomize/build.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { faultsOf } from './faults.ts'
import { routersOf, type RouterFiles } from './routers.ts'
import { scopesOf, type Scope } from './scope.ts'
import type { NotUnderstood, Workspace } from './workspace.ts'

/** What a configuration says of which files belong together, by name, each with patterns of paths. */
export interface Belonging {
  readonly clusters?: Readonly<Record<string, readonly string[]>>
  readonly routers?: Readonly<Record<string, readonly string[]>>
}

/** Clusters and routers, and what belongs to none and is not checked. */
export interface Arranged {
  readonly clusters: readonly Scope[]
  readonly routers: readonly RouterFiles[]
  /** What was found while the files were read. */
  readonly diagnostics: readonly Diagnostic[]
  readonly leftOut: readonly NotUnderstood[]
  /** What kustomizations include and was not read. */
  readonly notRead: readonly NotRead[]
}

/** Sorts the files of a workspace by what they are about; `within` tells where files were looked for, if not everywhere. */
export function arrange(
  { files, paths, diagnostics }: Workspace,
  belonging: Belonging = {},
  within?: (path: string) => boolean,
): Arranged {
  const yaml = files.flatMap(({ kind, yaml }) =>
    yaml && (kind === 'kubernetes' || kind === 'kustomization' || kind === 'helm-values') ? [yaml] : [],
  )
  const found = scopesOf(yaml, {
    others: paths,
    ...(within && { within }),
    ...(belonging.clusters && { clusters: belonging.clusters }),
  })
  return {
    clusters: found.scopes,
    routers: routersOf(files, belonging.routers),
    notRead: found.notRead,
    diagnostics: [...diagnostics, ...faultsOf(files, found.leftOut.unreferenced), ...found.diagnostics],
    leftOut: [
      ...found.leftOut.unreferenced.map(path => ({ path, reason: 'no kustomization names it' })),
      ...found.leftOut.archived.map(path => ({ path, reason: 'archived' })),
      ...found.notRead.map(({ span, what }) => ({ path: span.path, reason: what })),
    ],
  }
}
