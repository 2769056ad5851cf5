/**
 * The nodes of FRR's configuration: which commands open a block, below which node, and what closes it.
 * A line that does not fit its node is tried in the node above, and closes the block if it fits there.
 */
import { asn, integer, oneOf, text, word } from './argument.ts'
import { command, type Command } from './command.ts'

/** Where a command stands. `vrf` and `other` are blocks whose contents netc keeps as they are. */
export type NodeName = 'top' | 'interface' | 'route-map' | 'bgp' | 'ipv4-unicast' | 'ipv6-unicast' | 'vrf' | 'other'

/** A command that opens a block. */
export interface Opener {
  readonly node: NodeName
  /** The nodes below which it opens one. */
  readonly below: readonly NodeName[]
  readonly command: Pick<Command<object>, 'syntax' | 'match' | 'complete' | 'misfit'>
  readonly closer: string
}

function opener(node: NodeName, below: readonly NodeName[], opens: Opener['command'], closer = 'exit'): Opener {
  return { node, below, command: opens, closer }
}

/** FRR: `router bgp`. */
export const routerBgp = command('router bgp <asn>', { asn })
/** FRR: `interface`. */
export const interfaceBlock = command('interface <name>', { name: word })
/** FRR: `route-map`. */
export const routeMapBlock = command('route-map <name> <action> <sequence>', {
  name: word,
  action: oneOf('permit', 'deny'),
  sequence: integer(1, 65535),
})

/** Every block that FRR knows, with those that netc does not read. */
export const openers: readonly Opener[] = [
  opener('interface', ['top'], interfaceBlock),
  opener('route-map', ['top'], routeMapBlock),
  opener('bgp', ['top'], routerBgp),
  opener('ipv4-unicast', ['bgp'], command('address-family ipv4 [unicast]', {}), 'exit-address-family'),
  opener('ipv6-unicast', ['bgp'], command('address-family ipv6 [unicast]', {}), 'exit-address-family'),
  ...Object.entries({
    'address-family <rest...>': 'exit-address-family',
    'vni <rest...>': 'exit-vni',
    rpki: 'exit',
  }).map(([syntax, closer]) => opener('other', ['bgp', 'other'], command(syntax, { rest: text }), closer)),
  ...Object.entries({
    'router <rest...>': 'exit',
    'interface <rest...>': 'exit',
    bfd: 'exit',
    'segment-routing': 'exit',
    'key chain <rest...>': 'exit',
    'nexthop-group <rest...>': 'exit',
    'pbr-map <rest...>': 'exit',
    'line vty': 'exit',
    'mpls ldp': 'exit',
    'l2vpn <rest...>': 'exit',
    'pw <rest...>': 'exit',
    rpki: 'exit',
    'rpki <rest...>': 'exit',
  }).map(([syntax, closer]) => opener('other', ['top'], command(syntax, { rest: text }), closer)),
  ...Object.entries({
    'profile <rest...>': 'exit',
    'peer <rest...>': 'exit',
    'key <rest...>': 'exit',
    srv6: 'exit',
    'traffic-eng': 'exit',
    locators: 'exit',
    'locator <rest...>': 'exit',
    'segment-list <rest...>': 'exit',
    'policy <rest...>': 'exit',
    'candidate-path <rest...>': 'exit',
    pcep: 'exit',
    'pce <rest...>': 'exit',
    'pce-config <rest...>': 'exit',
    pcc: 'exit',
  }).map(([syntax, closer]) => opener('other', ['other'], command(syntax, { rest: text }), closer)),
  opener('vrf', ['top'], command('vrf <name>', { name: word }), 'exit-vrf'),
  opener('other', ['interface', 'other'], command('link-params', {}), 'exit-link-params'),
]
