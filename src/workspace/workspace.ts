/** What was found in a repository. Types only, plain data. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import type { YamlFile } from '../yaml/document.ts'

/** What a file is; its readers go by this. */
export type FileKind =
  /** Resources as `kubectl` takes them, whatever their kind; also the patches of kustomize. */
  | 'kubernetes'
  | 'kustomization'
  /** Values of a Helm chart that hold settings of Cilium. */
  | 'helm-values'
  /** A topology of containerlab. */
  | 'containerlab'
  /** The configuration of a kind cluster. */
  | 'kind-cluster'
  /** Configuration of FRR, of one daemon or all. */
  | 'frr'
  /** `/etc/frr/daemons` */
  | 'daemons'
  /** `/etc/frr/vtysh.conf` */
  | 'vtysh'
  /** FRR's unit of systemd, or a drop-in of it. */
  | 'systemd-unit'
  | 'sysctl'
  /** A description in TypeScript which imports netc. */
  | 'description'

/** A file, or a part of one that is a text of its own. */
export interface WorkspaceFile {
  readonly path: string
  readonly kind: FileKind
  /** Of a part: the file's text with all else blanked, so that places hold. */
  readonly source: Source
  /** What YAML says; of the kinds that are YAML. */
  readonly yaml?: YamlFile
  /** In what the text stands, where it is a part; and which part it is: a key, or a number from 1. */
  readonly embedded?: { readonly in: 'markdown' | 'heredoc' | 'yaml'; readonly name: string }
}

/** A file that was passed over, and why, in words that end a sentence: `looks like IOS-XR`. */
export interface NotUnderstood {
  readonly path: string
  readonly reason: string
}

/** All that was found, in the order of paths, whatever the order in which it was read. */
export interface Workspace {
  readonly files: readonly WorkspaceFile[]
  /** Every file there is, read or not: whoever names one may name any of these. */
  readonly paths: ReadonlySet<string>
  readonly counts: Readonly<Partial<Record<FileKind, number>>>
  readonly notUnderstood: readonly NotUnderstood[]
  readonly diagnostics: readonly Diagnostic[]
  /** Two workspaces of the same digest hold the same files: what was made of one holds for the other. */
  readonly digest: string
}
