/** Kustomization files (kustomize.config.k8s.io), as netc writes and reads them. Knows no kind of resource. */
import { spanOf, type YamlDocument } from '../yaml/document.ts'
import { printDocuments } from '../yaml/print.ts'
import type { Span } from '../text/origin.ts'

/** A file that changes the objects it is aimed at. */
export interface Patch {
  readonly path: string
  readonly target: { readonly group?: string; readonly version?: string; readonly kind: string; readonly name: string }
}

/** A list of resources to apply; a Component changes what the kustomization that includes it has. */
export interface Kustomization {
  readonly kind: 'Kustomization' | 'Component'
  /** Relative to the file, in the order in which they are applied. */
  readonly resources?: readonly string[]
  readonly components?: readonly string[]
  readonly patches?: readonly Patch[]
}

const versions = { Kustomization: 'v1beta1', Component: 'v1alpha1' } as const

/** The text of `kustomization.yaml`. A target's name is a regular expression that must match as a whole. */
export function printKustomization({ kind, resources, components, patches }: Kustomization): string {
  const apiVersion = `kustomize.config.k8s.io/${versions[kind]}`
  const aimed = patches?.map(({ target, path }) => ({
    target: { ...target, name: target.name.replaceAll('.', '\\.') },
    path,
  }))
  return printDocuments([
    {
      apiVersion,
      kind,
      ...(resources && { resources }),
      ...(components && { components }),
      ...(aimed && { patches: aimed }),
    },
  ])
}

/** What a kustomization includes, each with the place of its path; undefined when the document is none. */
export function readKustomization(document: YamlDocument): { kind: string; includes: Include[] } | undefined {
  const value = document.value as Record<string, unknown> | null
  const kind = typeof value === 'object' ? value?.kind : undefined
  if (kind !== 'Kustomization' && kind !== 'Component') return undefined
  const includes = (['resources', 'components', 'patches'] as const).flatMap(as =>
    entries(value?.[as]).flatMap(([i, entry]): Include[] => {
      const path = as === 'patches' ? (entry as { path?: unknown } | null)?.path : entry
      const span = spanOf(document, as === 'patches' ? [as, i, 'path'] : [as, i])
      return typeof path === 'string' ? [{ as, path, span }] : []
    }),
  )
  return { kind, includes }
}

/** A file or folder that a kustomization names. */
export interface Include {
  readonly as: 'resources' | 'components' | 'patches'
  readonly path: string
  readonly span: Span
}

function entries(value: unknown): [index: number, entry: unknown][] {
  return Array.isArray(value) ? value.map((entry, i) => [i, entry]) : []
}
