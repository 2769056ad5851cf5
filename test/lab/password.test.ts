import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Router } from '../../src/fabric/router.ts'
import { emit } from '../../src/frr/emit.ts'
import { parseAddress } from '../../src/net/prefix.ts'
import { nowhere } from '../frr/arbitrary.ts'
import { fillMarkers, findFrr, startFrr, type Installation } from './frr.ts'
import { connect, makeNamespace } from './namespace.ts'
import { describeWith } from './requirement.ts'

/** A router that peers with the other end of one link, by password. */
function speaker(frr: Installation, asn: number, own: string, other: string): Router {
  const settings = { remoteAsn: 'external', password: { secret: 'lab-bgp' }, connectRetryTime: 1 } as const
  return {
    name: `as${asn}`,
    frr: frr.version,
    profile: 'datacenter',
    interfaces: [{ name: 'eth1', addresses: [{ address: parseAddress(own)!, length: 24 }], origin: nowhere }],
    staticRoutes: [],
    prefixLists: [],
    asPathLists: [],
    communityLists: [],
    routeMaps: [],
    bgp: {
      asn,
      routerId: parseAddress(own)!,
      globals: [],
      groups: [],
      neighbors: [{ peer: { address: parseAddress(other)! }, settings, origin: nowhere }],
      listenRanges: [],
      families: [],
      origin: nowhere,
    },
    globals: [],
    origin: nowhere,
  }
}

/** Two routers on one link, one or both with the markers still in: what the loading said, and the session's states. */
async function peering(
  frr: Installation,
  filled: readonly [boolean, boolean],
  seconds: number,
): Promise<{ complaints: readonly string[]; states: ReadonlySet<string> }> {
  const passwords = new Map<string, string>()
  const confs = [
    emit(speaker(frr, 65001, '10.9.0.1', '10.9.0.2')),
    emit(speaker(frr, 65002, '10.9.0.2', '10.9.0.1')),
  ] as const
  const namespaces = [await makeNamespace(), await makeNamespace()] as const
  await connect(namespaces[0], 'eth1', namespaces[1], 'eth1')
  const routers = await Promise.all(
    confs.map((conf, i) => startFrr(frr, namespaces[i]!, { conf: filled[i] ? fillMarkers(conf, passwords) : conf })),
  )
  try {
    const states = new Set<string>()
    for (let i = 0; i < seconds * 5; i++) {
      await sleep(200)
      const { ipv4Unicast } = JSON.parse(await routers[0]!.vtysh('show bgp summary json')) as {
        ipv4Unicast?: { peers: Record<string, { state: string }> }
      }
      for (const { state } of Object.values(ipv4Unicast?.peers ?? {})) states.add(state)
      if (states.has('Established')) break
    }
    return { complaints: routers.flatMap(each => each.complaints), states }
  } finally {
    for (const router of routers) await router.stop()
  }
}

describeWith(findFrr(), 'passwords', frr => {
  test('with the same password on both ends the session comes up', async () => {
    const { complaints, states } = await peering(frr, [true, true], 15)
    expect(complaints).toEqual([])
    expect(states).toContain('Established')
  })

  test('the marker is refused by its line, and the session stays down', async () => {
    const { complaints, states } = await peering(frr, [false, true], 6)
    expect(complaints.join('\n')).toMatch(
      /line \d+: % Unknown command.*neighbor 10\.9\.0\.2 password \{\{ netc secret lab-bgp \}\}/,
    )
    expect(states.size).toBeGreaterThan(0)
    expect(states).not.toContain('Established')
  })

  // FRR drops the line and goes on. Hence the end of our `daemons`, which keeps its scripts from starting bgpd (start-script.test.ts).
  test('two routers that were both started with their markers would speak without a password', async () => {
    const { complaints, states } = await peering(frr, [false, false], 10)
    expect(complaints.filter(line => line.includes('{{ netc secret lab-bgp }}'))).toHaveLength(2)
    expect(states).toContain('Established')
  })
})
