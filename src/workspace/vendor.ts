/** Configuration of other routers: what FRR's resembles, or what speaks BGP too. Recognised to be passed over politely. */

/** Ways of writing that only one of them has; the first that fits is named. */
const vendors: readonly (readonly [name: string, sign: RegExp])[] = [
  ['IOS-XR', /^!! IOS XR|^ *(?:route-policy \S+|end-policy|neighbor-group \S+|prefix-set \S+)\s*$/m],
  ['NX-OS', /^!Command: show running-config|^feature bgp\s*$|^ +template peer(?:-policy|-session)? \S+\s*$/m],
  ['Arista EOS', /^! device: .*EOS|^service routing protocols model |^transceiver qsfp /m],
  [
    'IOS',
    /^version 1[2-7]\.\d+\s*$|^boot-start-marker|^interface (?:\w*Gigabit\w*|FastEthernet)\d|^service timestamps /m,
  ],
  ['Junos', /^set (?:protocols bgp group|routing-options|policy-options) |^ *(?:routing-options|policy-options) \{/m],
  [
    'VyOS',
    /^set (?:protocols|interfaces|policy|system) |^\/\/ (?:vyos-config-version|Release version)|^ *bgp \d* ?\{/m,
  ],
  ['OPNsense or pfSense', /<(?:opnsense|pfsense)>/i],
  ['MikroTik RouterOS', /^\/routing[ /](?:bgp|filter)|by RouterOS/m],
  ['BIRD', /^\s*(?:protocol|template) (?:bgp|kernel|device|direct|static)\b[^\n]*\{|^router id [\d.]+;/m],
  ['GoBGP', /^\s*\[global\.config\]|^\s*\[\[neighbors\]\]|^global:\s*\n\s+config:\s*\n\s+as:/m],
  ['OpenBGPD or ExaBGP', /^\s*neighbor [\da-fA-F.:]+ \{|^\s*group "?[\w-]+"? \{/m],
]

/** The one whose configuration this text looks like; undefined where there is no sign of any. */
export function vendorOf(text: string): string | undefined {
  return vendors.find(([, sign]) => sign.test(text))?.[0]
}
