import { describe, expect, test } from 'vitest'
import type { End } from '../src/fabric/fabric.ts'
import { parseExample } from '../src/lint/example.ts'
import { analyzed } from './lint/analyzed.ts'

/** Who was found to speak with whom, as `node - router` with the guess, and who was not, as `end: reason`. */
function paired(text: string): string[] {
  const { network } = analyzed(parseExample(text).sources, {})
  return [
    ...network.sessions.map(({ ends, guess }) => ends.map(nameOf).join(' - ') + (guess ? ` (${guess})` : '')),
    ...network.loneEnds.map(({ end, reason }) => `${nameOf(end)}: ${reason}`),
  ]
}

function nameOf({ speaker }: End): string {
  return speaker.kind === 'node' ? speaker.node : speaker.router
}

const peers = (address: string, asn = 65000) => `
-- bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata: { name: rack0 }
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers: [{ name: tor0, peerASN: ${asn}, peerAddress: ${address} }]`

const node = (name: string, address: string) => `
---
apiVersion: v1
kind: Node
metadata: { name: ${name} }
status: { addresses: [{ type: InternalIP, address: ${address} }] }`

const router = (name: string, lines: string) => `
-- ${name}/frr.conf --
${lines.trim()}
`

describe('ends are paired', () => {
  test('by the addresses of both', () => {
    expect(
      paired(
        peers('10.0.0.1') +
          node('kube1', '10.0.0.11') +
          router(
            'tor0',
            'interface eth0\n ip address 10.0.0.1/24\nrouter bgp 65000\n neighbor 10.0.0.11 remote-as 65001',
          ),
      ),
    ).toEqual(['kube1 - tor0'])
  })

  test('by the router id, where no interface has the address', () => {
    expect(
      paired(
        peers('10.0.0.1') +
          node('kube1', '10.0.0.11') +
          router('tor0', 'router bgp 65000\n bgp router-id 10.0.0.1\n neighbor 10.0.0.11 remote-as 65001') +
          router(
            'tor1',
            'interface eth0\n ip address 10.0.0.2/24\nrouter bgp 65000\n neighbor 10.0.0.11 remote-as 65001',
          ),
      ),
    ).toEqual(['kube1 - tor0', 'tor1: not dialled'])
  })

  test('of two routers with one address, with the one that expects the node', () => {
    const tor = (asn: number) =>
      `interface eth0\n ip address 10.0.0.1/24\nrouter bgp 65000\n neighbor 10.0.0.11 remote-as ${asn}`
    expect(
      paired(
        peers('10.0.0.1') + node('kube1', '10.0.0.11') + router('site1', tor(65009)) + router('site2', tor(65001)),
      ),
    ).toEqual(['kube1 - site2', 'site1: not dialled'])
  })

  test('of two routers with one address, with the one whose file is nearer', () => {
    const tor = 'interface eth0\n ip address 10.0.0.1/24\nrouter bgp 65000\n neighbor 10.0.0.11 remote-as 65001'
    expect(
      paired(
        (peers('10.0.0.1') + node('kube1', '10.0.0.11')).replace('-- bgp.yaml', '-- b/cluster/bgp.yaml') +
          router('a/tor0', tor) +
          router('b/tor1', tor),
      ),
    ).toEqual(['kube1 - tor1', 'tor0: not dialled'])
  })

  test('between routers that know each other by their router ids', () => {
    expect(
      paired(
        router('a', 'router bgp 65000\n bgp router-id 10.0.0.1\n neighbor 10.0.0.2 remote-as 65000') +
          router('b', 'router bgp 65000\n bgp router-id 10.0.0.2\n neighbor 10.0.0.1 remote-as 65000'),
      ),
    ).toEqual(['a - b'])
  })
})

describe('an end stays alone', () => {
  test('whose router has no neighbor for it', () => {
    expect(
      paired(
        peers('10.0.0.1') +
          node('kube1', '10.0.0.11') +
          router(
            'tor0',
            'interface eth0\n ip address 10.0.0.1/24\nrouter bgp 65000\n neighbor 10.0.0.12 remote-as 65001',
          ),
      ),
    ).toEqual(['kube1: not expected', 'tor0: not dialled'])
  })

  test('whose address nobody has', () => {
    expect(paired(peers('10.0.0.1') + node('kube1', '10.0.0.11'))).toEqual(['kube1: no such router'])
  })

  test('of configs that say different things of nodes that no file names', () => {
    const second = peers('10.0.0.1', 65009).replaceAll('rack0', 'rack1').replace('-- bgp.yaml --', '---')
    expect(
      paired(
        peers('10.0.0.1') +
          second +
          router('tor0', 'router bgp 65000\n bgp router-id 10.0.0.1\n neighbor 10.0.0.11 remote-as 65001'),
      ),
    ).toEqual(['every node: nodes unknown', 'every node: nodes unknown'])
  })
})
