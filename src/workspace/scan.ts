/**
 * Whether a file can say anything that matters here, told from its bytes: most of a repository's YAML is workloads,
 * and reading it would take ten times as long. It may err only towards yes.
 */

/** Kinds that readers or kustomizations ask for; those of `cilium.io` and MetalLB are told by those words. */
const kinds = [
  'Service',
  'Gateway',
  'GatewayClass',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
  'ReferenceGrant',
  'Ingress',
  'IngressClass',
  'Node',
  'Namespace',
  'Secret',
  'SealedSecret',
  'ExternalSecret',
  'ClusterExternalSecret',
  'Certificate',
  'VaultStaticSecret',
  'VaultDynamicSecret',
  'VaultPKISecret',
  'OnePasswordItem',
  'InfisicalSecret',
  'HelmRelease',
  'HelmChart',
  'HelmChartProxy',
  'List',
  'Kustomization',
  'Component',
  'Application',
  'ApplicationSet',
  'IPAddressPool',
  'ServiceCIDR',
  'ClusterConfiguration',
  'Cluster',
]

const words = [
  'cilium',
  'metallb',
  // The release of the Gateway API's resources stands in an annotation of their definitions.
  'gateway\\.networking\\.k8s\\.io/(?:bundle-version|channel)',
  'kind\\.x-k8s\\.io',
  'router\\s+bgp',
  'frr\\s+(?:version|defaults)',
  'frr\\.conf',
  'bgp-config',
]

/** Keys of Cilium's chart that hardly another one has. */
const values = [
  'bgpControlPlane',
  'kubeProxyReplacement',
  'ipv[46]NativeRoutingCIDR',
  'autoDirectNodeRoutes',
  'routingMode',
  'l2announcements',
  'egressGateway',
  'gatewayAPI',
]

const mentioned = new RegExp([...words, ...values.map(key => `\\b${key}\\b`)].join('|'), 'i')
const kindKey = /kind["']?\s*:\s*/g
const aKind = new RegExp(`(["']?)(?:${kinds.join('|')})(?:List)?\\1(?![\\w-])`, 'y')
/** A word that is all there is; what is not, such as an alias, a tag or a placeholder, may become anything. */
const aWord = /(["']?)[A-Za-z]\w*\1(?=[\s,}\]]|$)/y
/** `? key` and `*alias : value` can set `kind` in a way that `kindKey` does not see. */
const oddKey = /(?:^|[\s,{[])(?:\?\s|\*[^\s,\]}]+\s+:)/
const patch = /\bop["']?\s*:[^]*?\bpath["']?\s*:|\bpath["']?\s*:[^]*?\bop["']?\s*:/
const topology = /\btopology["']?\s*:[^]*?\bnodes["']?\s*:/

/** Whether a YAML or JSON file of these bytes can matter. */
export function yamlMatters(bytes: Buffer): boolean {
  const text = unescaped(latin(bytes))
  if (mentioned.test(text)) return true
  if (text.includes('kind') ? hasKind(text) || oddKey.test(text) : false) return true
  return (text.includes('op') && patch.test(text)) || (text.includes('topology') && topology.test(text))
}

/** Whether a text file of these bytes can hold a router's configuration, a host's settings, or a description. */
export function textMatters(bytes: Buffer): boolean {
  return /bgp|frr|zebra|vtysh|network-online|route-map|prefix-list|net[./]ipv[46]|['"]netc['"]/i.test(latin(bytes))
}

function hasKind(text: string): boolean {
  kindKey.lastIndex = 0
  while (kindKey.test(text)) {
    aKind.lastIndex = aWord.lastIndex = kindKey.lastIndex
    if (aKind.test(text) || !aWord.test(text)) return true
  }
  return false
}

/** ASCII as it is, whatever the encoding. */
function latin(bytes: Buffer): string {
  const isWide = bytes[0] === 0xfe || bytes[0] === 0xff || bytes[0] === 0 || bytes[1] === 0
  const text = bytes.toString('latin1')
  return isWide ? text.replaceAll('\0', '') : text
}

/** Letters may be written by their numbers, and a line in quotes may go on behind a backslash. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(
    /\\(?:x([\da-fA-F]{2})|u00([\da-fA-F]{2})|U000000([\da-fA-F]{2})|\r?\n[ \t]*)/g,
    (_, x?: string, u?: string, long?: string) => {
      const code = x ?? u ?? long
      return code === undefined ? '' : String.fromCharCode(parseInt(code, 16))
    },
  )
}
