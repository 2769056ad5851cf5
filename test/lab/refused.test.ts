/** Every kind of line that netc says FRR refuses, given to the real `vtysh -C`; and lines like them that FRR takes. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from '../../src/frr/read.ts'
import { findFrr } from './frr.ts'
import { describeWith } from './requirement.ts'

const blocks = {
  top: [],
  bgp: ['router bgp 65000'],
  family: ['router bgp 65000', ' address-family ipv4 unicast'],
  map: ['route-map X permit 10'],
  link: ['interface lo'],
}

/** A line, and the block it stands in. */
type Case = readonly [block: keyof typeof blocks, line: string]

const refused: readonly Case[] = [
  ['top', 'ip multipath-as-path-relax'],
  ['bgp', 'bgp multipath-relax'],
  ['bgp', 'bgp bestpath as-path-multipath-relax'],
  ['top', 'ip as-path access-list A permit ^65001$'],
  ['top', 'ip community-list standard C permit 65000:1'],
  ['top', 'ip large-community-list standard C permit 65000:1:1'],
  ['top', 'ip extcommunity-list standard C permit rt 65000:1'],
  ['top', 'ip classless'],
  ['top', 'ip routing'],
  ['top', 'no ip domain-lookup'],
  ['top', 'feature bgp'],
  ['link', 'no switchport'],
  ['link', 'mtu 9000'],
  ['bgp', 'neighbor 10.0.0.1 fall-over bfd'],
  ['bgp', 'neighbor 10.0.0.1 transport connection-mode passive'],
  ['bgp', 'neighbor 10.0.0.1 inherit peer-session X'],
  ['family', 'neighbor 10.0.0.1 additional-paths send'],
  ['family', 'neighbor 10.0.0.1 remove-private-as'],
  ['bgp', 'neighbour 10.0.0.1 remote-as 65001'],
  ['family', 'neighbor 10.0.0.1 route-map in X'],
  ['family', 'neighbor 10.0.0.1 route-map X'],
  ['family', 'neighbor 10.0.0.1 soft-reconfiguration'],
  ['family', 'maximum-paths eibgp 4'],
  ['top', 'router bgp AS65000'],
  ['link', 'ip address 10.0.0.1 255.255.255.0'],
  ['link', 'ip address 10.0.0.1'],
  ['bgp', 'neighbor 10.0.0.1 remote\u2013as 65001'],
  ['bgp', 'neighbor 10.0.0.1 remote-as \u201c65001\u201d'],
  ['bgp', 'neighbor 10.0.0.1 remote-as\u00a065001'],
  ['bgp', 'neighbor 10.0.0.1 remote-as 65001 ! rack 1'],
  ['bgp', 'neighbor 10.0.0.1 remote-as 65001 # rack 1'],
  ['top', 'interface eth0 ! uplink'],
  ['bgp', 'address-family ipv4 unicast ! pods'],
  ['bgp', 'Neighbor 10.0.0.1 remote-as 65001'],
  ['bgp', 'neighbor 10.0.0.1 ebgp-multihop 256'],
  ['bgp', 'neighbor 10.0.0.1 remote-as 4294967296'],
  ['bgp', 'neighbor 10.0.0.1 timers 3 70000'],
  ['bgp', 'neighbor 10.0.0.1 timers connect 0'],
  ['bgp', 'neighbor 10.0.0.1 port 70000'],
  ['bgp', 'neighbor 10.0.0.1 ttl-security hops 255'],
  ['bgp', 'neighbor 10.0.0.1 advertisement-interval 601'],
  ['bgp', 'bgp router-id 10.0.0.300'],
  ['bgp', 'bgp listen limit 70000'],
  ['bgp', 'bgp graceful-restart restart-time 5000'],
  ['bgp', 'timers bgp 3 70000'],
  ['family', 'network 10.0.0.0/33'],
  ['family', 'maximum-paths 0'],
  ['family', 'neighbor 10.0.0.1 allowas-in 11'],
  ['family', 'neighbor 10.0.0.1 maximum-prefix 0'],
  ['family', 'neighbor 10.0.0.1 weight 65536'],
  ['top', 'ip prefix-list P permit 10.0.0.0/33'],
  ['top', 'ip prefix-list P permit 10.0.0.0/8 le 33'],
  ['top', 'ip prefix-list P seq 5 allow 10.0.0.0/8'],
  ['top', 'route-map X allow 10'],
  ['top', 'route-map X permit 65536'],
  ['map', 'on-match goto 0'],
  ['link', 'ip address 10.0.0.1/33'],
]

const taken: readonly Case[] = [
  ['top', 'frr defaults cumulus'],
  ['top', 'ip route 0.0.0.0 0.0.0.0 10.0.0.1'],
  ['bgp', 'no auto-summary'],
  ['bgp', 'neighbor 10.0.0.1 description uplink ! \u2013 \u201cold\u201d # x'],
  ['bgp', 'neigh 10.0.0.1 remote 65001'],
  ['bgp', 'addr ipv4 uni'],
  ['top', 'ip prefix-l P permit 10.0.0.0/8 le 32'],
  ['family', 'network 10.0.0.0 mask 255.0.0.0'],
  ['family', 'neighbor 10.0.0.1 maximum-prefix 100 force'],
  ['map', 'set ip next-hop unchanged'],
  ['link', 'no shut'],
]

function rejects([block, line]: Case): boolean {
  const text = [...blocks[block], ` ${line}`, ''].join('\n')
  const { diagnostics } = read({ path: 'frr.conf', text }, 'tor1')
  return diagnostics.some(({ code }) => code === 'frr-parse-rejects-line')
}

function frrRejects([block, line]: Case): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'netc-refused-'))
  try {
    const path = join(folder, 'frr.conf')
    writeFileSync(path, [...blocks[block], ` ${line}`, ''].join('\n'))
    // The exit code tells; grammar only, no daemon is asked.
    execFileSync('vtysh', ['-C', '-f', path], { stdio: 'pipe' })
    return false
  } catch {
    return true
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describeWith(findFrr(), 'lines that FRR refuses', () => {
  test.each(refused)('%s: %s', (...line) => {
    expect({ netc: rejects(line), frr: frrRejects(line) }).toEqual({ netc: true, frr: true })
  })

  test.each(taken)('but not in %s: %s', (...line) => {
    expect({ netc: rejects(line), frr: frrRejects(line) }).toEqual({ netc: false, frr: false })
  })
})
