/** What a file is, by tables of names and contents. Pure; asks no disk. */
import type { FileKind } from './workspace.ts'

/** How a file is to be looked at: as YAML, as text of its own, or for texts inside it. */
export type Look = 'yaml' | 'text' | 'markdown' | 'heredoc' | 'script' | 'foreign'

/** By the file's name; a file that no row fits is not opened. */
const looks: readonly (readonly [name: RegExp, look: Look])[] = [
  [/\.(?:clab|kind)?\.?ya?ml$|\.json$|^Kustomization$/i, 'yaml'],
  [/\.ya?ml\.(?:j2|jinja2?|tmpl|tpl|template|gotmpl|tftpl|dist|example|sample)$/i, 'yaml'],
  [/\.(?:md|markdown|mdx)$/i, 'markdown'],
  [/\.(?:tf|hcl|tofu|sh|bash)$/i, 'heredoc'],
  [/^(?!.*\.d\.[cm]?ts$).*\.(?:[cm]?ts|[cm]?js)$/i, 'script'],
  [/\.(?:conf|cfg|txt|text|config|frr|j2|jinja2?|tmpl|tpl|template|tftpl|in|service|example|sample)$/i, 'text'],
  [/^(?:daemons|frr|bgpd)$/i, 'text'],
  [/\.(?:xml|rsc|boot|bird|set|junos|toml)$/i, 'foreign'],
]

/** How to look at a file of this name, if at all. */
export function lookAt(path: string): Look | undefined {
  const name = nameOf(path)
  return looks.find(([form]) => form.test(name))?.[1]
}

/** Endings of templates and samples: `frr.conf.j2` is a `frr.conf`. */
const trailing = /\.(?:j2|jinja2?|tmpl|tpl|template|gotmpl|tftpl|in|dist|example|sample)$/i

const textNames: readonly (readonly [path: RegExp, kind: FileKind])[] = [
  [/(?:^|\/)frr\.service\.d\/[^/]+\.conf$|(?:^|\/)(?:frr|watchfrr)@?[^/]*\.service$/, 'systemd-unit'],
  [/(?:^|\/)daemons$/, 'daemons'],
  [/(?:^|\/)vtysh\.conf$/, 'vtysh'],
  [/(?:^|\/)sysctl\.conf$|(?:^|\/)sysctl\.d\/[^/]+\.conf$/, 'sysctl'],
  [/(?:^|\/)(?:frr|bgpd|zebra|staticd|bfdd|ospfd|ospf6d|isisd|pimd)\.conf$/, 'frr'],
]

const textContents: readonly (readonly [content: RegExp, kind: FileKind])[] = [
  [/^\s*router bgp(?:\s|$)|^frr (?:version|defaults) |^Current configuration:/m, 'frr'],
  [
    /^(?:ip|ipv6) prefix-list \S+ |^(?:bgp )?(?:as-path access-list|community-list) |^route-map \S+ (?:permit|deny) \d/m,
    'frr',
  ],
  [/^\s*-?net[./]ipv[46][./][\w./*-]+\s*=/m, 'sysctl'],
]

/** What a text file is: by its name where that says it, else by what it holds. */
export function kindOfText(path: string, text: string): FileKind | undefined {
  const named = textNames.find(([name]) => name.test(path.replace(trailing, '')))?.[1]
  if (named === 'daemons' && !/^\s*\w+d\s*=/m.test(text)) return undefined
  return named ?? textContents.find(([content]) => content.test(text))?.[1]
}

/** Whether a program imports the description language. */
export function isDescription(text: string): boolean {
  return /(?:\bfrom|\bimport|\brequire\()\s*['"]netc['"]/.test(text)
}

const yamlContents: readonly (readonly [content: RegExp, kind: FileKind])[] = [
  [/\bapiVersion["']?\s*:\s*["']?kind\.x-k8s\.io\//, 'kind-cluster'],
  [/\bapiVersion["']?\s*:/, 'kubernetes'],
  [/^\s*["']?topology["']?\s*:[^]*?^\s+["']?nodes["']?\s*:/m, 'containerlab'],
  // A patch by JSON pointers, which a kustomization names.
  [/\bop["']?\s*:\s*["']?(?:add|replace|remove|test|move|copy)\b/, 'kubernetes'],
]

/** Whether a file has a name by which kustomize knows its own, whatever it says. */
export function isNamedKustomization(path: string): boolean {
  return /^kustomization(?:\.ya?ml)?$/i.test(nameOf(path))
}

/** What a YAML or JSON file is. */
export function kindOfYaml(path: string, text: string): FileKind {
  const name = nameOf(path).replace(trailing, '')
  if (isNamedKustomization(name)) return 'kustomization'
  if (/\.clab\.ya?ml$/.test(name)) return 'containerlab'
  return (
    yamlContents.find(([content]) => content.test(text))?.[1] ??
    (/\bkind["']?\s*:/.test(text) ? 'kubernetes' : 'helm-values')
  )
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
