/** Commands that netc knows to be FRR's, and keeps as they are written. */
import type { NodeName } from '../node.ts'

/**
 * By node, the words such a command begins with; what follows, and a `no` before it, is kept with it. Out of what the
 * releases from 7.5.1 to 10.7.1 list at these nodes; a lab test compares.
 */
const beginnings: Readonly<Partial<Record<NodeName, readonly string[]>>> = {
  top: [
    ...['access-list', 'ipv6 access-list', 'mac access-list', 'affinity-map', 'agentx', 'allow-external-route-update'],
    ...['allow-reserved-ranges', 'banner', 'debug', 'domainname', 'dump bgp', 'enable password', 'enable secret'],
    ...['evpn mh', 'exec-timeout', 'fpm', 'log', 'service', 'password', 'username', 'hostname', 'router-id'],
    ...['vrrp', 'vni', 'zebra', 'mpls fec', 'mpls label', 'mpls lsp', 'nhrp', 'pbr', 'terminal', 'pseudowire'],
    ...['bgp advertisement-delay', 'bgp community alias', 'bgp extcommunity-list', 'bgp graceful-restart'],
    ...['bgp graceful-restart-disable', 'bgp graceful-shutdown', 'bgp input-queue-limit', 'bgp ipv6-auto-ra'],
    ...['bgp no-rib', 'bgp output-queue-limit', 'bgp route-map delay-timer', 'bgp send-extra-data', 'bgp session-dscp'],
    ...['bgp snmp', 'bgp suppress-fib-pending', 'bgp update-delay'],
    ...['ip', 'ipv6'].flatMap(ip =>
      ['forwarding', 'import-table', 'mroute', 'multicast', 'nht', 'pim', 'protocol', 'router-id', 'ssmpingd'].map(
        word => `${ip} ${word}`,
      ),
    ),
    ...['ip igmp', 'ip msdp', 'ip table', 'ipv6 mld', 'ip prefix-list sequence-number'],
    'ipv6 prefix-list sequence-number',
  ],
  bgp: [
    ...['advertisement-delay', 'bmp', 'read-quanta', 'write-quanta', 'update-delay', 'segment-routing', 'sid'],
    ...['rfp', 'vnc', 'vrf-policy', 'use-underlays-nexthop-weight'],
    ...['allow-martian-nexthop', 'always-compare-med', 'bestpath', 'client-to-client reflection', 'confederation'].map(
      word => `bgp ${word}`,
    ),
    ...['conditional-advertisement', 'default', 'default-originate', 'deterministic-med', 'fast-convergence'].map(
      word => `bgp ${word}`,
    ),
    ...['disable-ebgp-connected-route-check', 'enforce-first-as', 'fast-external-failover', 'graceful-restart'].map(
      word => `bgp ${word}`,
    ),
    ...['graceful-restart-disable', 'graceful-shutdown', 'hard-administrative-reset', 'ipv6-auto-ra'].map(
      word => `bgp ${word}`,
    ),
    ...['labeled-unicast', 'listen', 'long-lived-graceful-restart', 'max-med', 'minimum-holdtime'].map(
      word => `bgp ${word}`,
    ),
    ...[
      'reject-as-sets',
      'route-map',
      'route-reflector',
      'shutdown',
      'suppress-duplicates',
      'suppress-fib-pending',
    ].map(word => `bgp ${word}`),
    ...['tcp-keepalive', 'update-delay'].map(word => `bgp ${word}`),
    // A decimal cluster-id is as good as one that looks like an address.
    'bgp cluster-id',
    ...neighbor(
      ...['aigp', 'bfd', 'capability', 'dampening', 'disable-link-bw-encoding-ieee', 'dont-capability-negotiate'],
      ...['extended-link-bandwidth', 'extended-optional-parameters', 'interface', 'ip-transparent', 'local-as'],
      ...['local-link-id', 'local-role', 'oad', 'override-capability', 'path-attribute', 'remote-link-id', 'rpki'],
      ...['send-nexthop-characteristics', 'sender-as-path-loop-detection', 'shutdown', 'solo'],
      ...['strict-capability-match', 'tcp-mss', 'timers delayopen', 'enforce-multihop', 'graceful-shutdown'],
    ),
  ],
  'ipv4-unicast': inFamily(),
  'ipv6-unicast': inFamily(),
  'route-map': ['continue', 'route-map optimization', 'match', 'set'],
  interface: [
    // By their second word: `ip route`, which stands after a block that 7.5 does not close, is no line of an interface.
    ...['authentication', 'hello-interval', 'hold-time', 'igmp', 'irdp', 'mroute', 'multicast', 'nhrp', 'ospf'].map(
      word => `ip ${word}`,
    ),
    ...['address', 'eigrp', 'pim', 'rip', 'router', 'summary-address'].map(word => `ip ${word}`),
    ...['mld', 'mroute', 'multicast', 'nd', 'nhrp', 'ospf6', 'pim', 'ripng', 'router'].map(word => `ipv6 ${word}`),
    ...['babel', 'bandwidth', 'delay', 'eigrp', 'evpn', 'isis', 'link-detect', 'link-params', 'mpls', 'multicast'],
    ...['openfabric', 'pbr-policy', 'ptm-enable', 'shutdown', 'tunnel', 'vrrp'],
  ],
  vrf: ['ip', 'ipv6', 'vni', 'netns', 'router-id'],
}

function inFamily(): readonly string[] {
  return [
    ...['network', 'aggregate-address', 'redistribute', 'maximum-paths', 'distance', 'table-map', 'bgp dampening'],
    ...['import', 'export', 'label', 'rd', 'rt', 'route-target', 'route-map vpn', 'nexthop', 'sid'],
    ...neighbor(
      ...['accept-own', 'addpath-rx-paths-limit', 'addpath-tx-all-paths', 'addpath-tx-best-selected'],
      ...['addpath-tx-bestpath-per-AS', 'advertise-map', 'allowas-in', 'attribute-unchanged', 'capability orf'],
      ...['dampening', 'disable-addpath-rx', 'encapsulation-srv6', 'encapsulation-srv6-relax', 'maximum-prefix'],
      ...['maximum-prefix-out', 'nexthop-local unchanged', 'route-server-client', 'send-community', 'soo'],
      'unsuppress-map',
    ),
  ]
}

function neighbor(...words: readonly string[]): readonly string[] {
  return words.map(word => `neighbor <peer> ${word}`)
}

/** What FRR takes and does nothing with: lines that Cisco's routers have. */
const idle: readonly string[] = ['no synchronization', 'no auto-summary']

/** Lines that take back a whole thing, which netc does not do after them: what it knows of the router is then a guess. */
export const removals: Readonly<Partial<Record<NodeName, readonly string[]>>> = {
  top: [
    ...['ip prefix-list <name> [seq <sequence>]', 'ipv6 prefix-list <name> [seq <sequence>]', 'route-map <rest...>'],
    ...['bgp as-path access-list <name>', 'bgp community-list <rest...>', 'bgp large-community-list <rest...>'],
    ...['router <rest...>', 'interface <rest...>', 'vrf <name>', 'bfd', 'key chain <name>', 'rpki', 'mpls ldp'],
    ...['nexthop-group <name>', 'pbr-map <rest...>', 'l2vpn <rest...>', 'segment-routing'],
  ].map(syntax => `no ${syntax}`),
  bgp: ['no neighbor <peer>', 'no address-family <rest...>'],
}

/** By node, as FRR's manual writes them; `<rest...>` is whatever follows. */
export const kept: Readonly<Partial<Record<NodeName, readonly string[]>>> = Object.fromEntries(
  Object.entries(beginnings).map(([node, words]) => [
    node,
    [
      ...words.map(word => `[no] ${word} [<rest...>]`),
      ...(node === 'bgp' ? idle : []),
      ...(node === 'top' ? ['route-map <name> optimization'] : []),
      ...(removals[node as NodeName] ?? []),
    ],
  ]),
)
