/** FRR started by its own scripts, as the packaged unit, a container or a person does, with what netc writes in /etc/frr. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emit } from '../../src/host/emit.ts'
import { nowhere } from '../frr/arbitrary.ts'
import { fillMarkers, findFrr, type Installation } from './frr.ts'
import { describeWith } from './requirement.ts'

const conf = `router bgp 65001
 neighbor 10.9.0.2 remote-as external
 neighbor 10.9.0.2 password {{ netc secret lab-bgp }}
exit
`

const daemons = emit({
  name: 'tor',
  daemons: ['bgpd'],
  interfaces: [],
  staticRoutes: [],
  prefixLists: [],
  asPathLists: [],
  communityLists: [],
  routeMaps: [],
  globals: [],
  origin: nowhere,
}).find(({ name }) => name === 'daemons')!.text

/**
 * Runs a script where /etc/frr and /run are its own, as are the network and the processes, which end with it. `$frr` is
 * the folder of FRR's scripts; `filled` and `unfilled` put that frr.conf in place, below /etc/frr when they are told where.
 */
function inMachine({ bin }: Installation, script: string): { running: readonly string[]; said: string; code: string } {
  const etc = mkdtempSync(join(tmpdir(), 'netc-start-'))
  try {
    for (const folder of [etc, join(etc, 'leaf')]) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'daemons'), daemons)
      writeFileSync(join(folder, 'vtysh.conf'), 'service integrated-vtysh-config\n')
      writeFileSync(join(folder, 'unfilled'), conf)
      writeFileSync(join(folder, 'filled'), fillMarkers(conf))
    }
    const machine = `frr=${bin}
      (sleep 60; kill -9 -1) &
      mount --bind ${etc} /etc/frr && mount -t tmpfs none /run && mkdir -p /run/frr/leaf || exit 1
      chown -R frr:frr /etc/frr /run/frr
      ip link set lo up
      filled() { cp /etc/frr/$1/filled /etc/frr/$1/frr.conf; }
      unfilled() { cp /etc/frr/$1/unfilled /etc/frr/$1/frr.conf; }
      ${script}
      echo "code: $?"
      echo "running:" $(cat /proc/[0-9]*/comm)`
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['--mount', '--net', '--pid', '--fork', '--mount-proc', 'sh', '-c', machine],
      { encoding: 'utf8' },
    )
    return {
      running: /^running: (.*)$/m.exec(stdout)?.[1]?.split(' ') ?? [],
      said: stdout + stderr,
      code: /^code: (\d+)$/m.exec(stdout)?.[1] ?? '',
    }
  } finally {
    rmSync(etc, { recursive: true })
  }
}

const complaint = (path: string) => `bgpd is neither started nor reloaded: the passwords in ${path} are not filled in`

describeWith(findFrr(), 'the scripts of FRR', frr => {
  test.each([
    ['alone', '', '/etc/frr/frr.conf'],
    ['as one of several, in a folder of its own', 'leaf', '/etc/frr/leaf/frr.conf'],
  ])('start bgpd only when the passwords are filled in: %s', (_, name, path) => {
    const filled = inMachine(frr, `filled ${name}; $frr/frrinit.sh start ${name}`)
    expect(filled.running, filled.said).toEqual(expect.arrayContaining(['watchfrr', 'zebra', 'staticd', 'bgpd']))
    expect(filled.said).not.toContain('not filled in')

    const unfilled = inMachine(frr, `unfilled ${name}; $frr/frrinit.sh start ${name}`)
    expect(unfilled.running, unfilled.said).toEqual(expect.arrayContaining(['watchfrr', 'zebra', 'staticd']))
    expect(unfilled.running).not.toContain('bgpd')
    expect(unfilled.said).toContain(complaint(path))
  })

  test('do not name it to a container', () => {
    const list = `. $frr/frrcommon.sh; echo "watched: $(daemon_list)"`
    expect(inMachine(frr, `filled; ${list}`).said).toMatch(/^watched: .*bgpd/m)
    expect(inMachine(frr, `unfilled; ${list}`).said).toMatch(/^watched: (?!.*bgpd).*zebra/m)
  })

  test('do not bring it back after a crash', () => {
    const started = `filled; $frr/frrinit.sh start; kill -9 $(cat /run/frr/bgpd.pid); sleep 0.2`
    const restart = `timeout 20 $frr/watchfrr.sh restart bgpd`
    expect(inMachine(frr, `${started}; ${restart}`).running).toContain('bgpd')
    const { running, said } = inMachine(frr, `${started}; unfilled; ${restart}`)
    expect(running, said).toContain('zebra')
    expect(running).not.toContain('bgpd')
  })

  test('leave what runs as it is, rather than load a marker', () => {
    const { running, said, code } = inMachine(frr, `filled; $frr/frrinit.sh start; unfilled; $frr/frrinit.sh reload`)
    expect({ code, bgpd: running.includes('bgpd') }).toEqual({ code: '1', bgpd: true })
    expect(said).toContain(complaint('/etc/frr/frr.conf'))
  })

  test('stop it all the same', () => {
    const { running, code } = inMachine(frr, `filled; $frr/frrinit.sh start; unfilled; $frr/frrinit.sh stop`)
    expect({ code, frr: running.filter(each => /^(watchfrr|zebra|staticd|bgpd)$/.test(each)) }).toEqual({
      code: '0',
      frr: [],
    })
  })
})
