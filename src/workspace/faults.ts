/** What is wrong with the YAML of files that are of a cluster, before anything is known of their kinds. Pure. */
import { holdsValues } from '../helm/release.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { isArchived } from './scope/archived.ts'
import type { WorkspaceFile } from './workspace.ts'

/** The faults of manifests, kustomizations and values of Cilium's chart that somebody applies. */
export function faultsOf(files: readonly WorkspaceFile[], unreferenced: readonly string[]): readonly Diagnostic[] {
  const isApplied = ({ path }: WorkspaceFile): boolean => !unreferenced.includes(path) && !isArchived(path)
  return files.filter(file => isOfCluster(file) && isApplied(file)).flatMap(({ yaml }) => yaml?.diagnostics ?? [])
}

/** Other charts' values are YAML without a kind, too, and nobody's business here. */
function isOfCluster({ kind, yaml }: WorkspaceFile): boolean {
  if (kind === 'helm-values') return yaml?.documents.some(({ value }) => holdsValues(value)) ?? false
  return kind === 'kubernetes' || kind === 'kustomization'
}
