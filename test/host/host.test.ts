import fc from 'fast-check'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { completeRouter } from '../../src/fabric/assemble.ts'
import type { Daemon, Router } from '../../src/fabric/router.ts'
import { emit } from '../../src/host/emit.ts'
import { read } from '../../src/host/read.ts'
import { families } from '../../src/net/family.ts'

const origin = { path: 'network.ts', start: 0, end: 0 }
const bare = completeRouter({ name: 'tor', origin })

function file(router: Router, name: string): string {
  return emit(router).find(each => each.name === name)!.text
}

test('what is written for the host is read again', () => {
  fc.assert(
    fc.property(
      fc.subarray<Daemon>(['bgpd', 'bfdd']),
      fc.subarray([...families]),
      fc.constantFrom('traditional' as const, 'datacenter' as const),
      (daemons, forwarding, profile) => {
        const router = { ...bare, daemons, forwarding, profile }
        expect(read({ path: 'routers/tor/daemons', text: file(router, 'daemons') }, 'tor').part.daemons).toEqual(
          daemons,
        )
        expect(
          read({ path: 'routers/tor/99-netc.conf', text: file(router, '99-netc.conf') }, 'tor').part.forwarding,
        ).toEqual(forwarding)
      },
    ),
  )
})

describe('files that people write', () => {
  test.each([
    ['bgpd=no\n# bgpd=yes\n', []],
    ['bgpd=no\nbgpd=yes # since May\n', ['bgpd']],
    ['bgpd="yes"\r\nbfdd = yes\r\n', ['bgpd', 'bfdd']],
    ['', []],
  ])('daemons %j', (text, started) => {
    expect(read({ path: 'daemons', text }, 'tor').part.daemons).toEqual(started)
  })

  test.each([
    ['net.ipv4.ip_forward=1\n', ['ipv4-unicast']],
    ['net/ipv4/ip_forward = 1\nnet.ipv4.ip_forward = 0\n', []],
    ['-net.ipv6.conf.all.forwarding = 1', ['ipv6-unicast']],
    ['; net.ipv4.ip_forward = 1\n', []],
  ])('sysctl %j', (text, forwarding) => {
    expect(read({ path: '01-forward.conf', text }, 'tor').part.forwarding).toEqual(forwarding)
  })

  test('a switch is found where it is written', () => {
    const text = 'zebra=yes\nbgpd=no\n'
    const { fields } = read({ path: 'daemons', text }, 'tor').part.origin
    expect(text.slice(fields!['daemons']!.start, fields!['daemons']!.end)).toBe('no')
  })
})

test('many passwords get room in the kernel, few do not need it', () => {
  const neighbors = Array.from({ length: 101 }, (_, i) => ({
    peer: { interface: `eth${i}` },
    settings: { password: { secret: 'x' } },
    origin,
  }))
  const bgp = { asn: 65000, globals: [], groups: [], neighbors, listenRanges: [], families: [], origin }
  expect(file({ ...bare, bgp }, '99-netc.conf')).toContain('net.core.optmem_max')
  expect(file({ ...bare, bgp: { ...bgp, neighbors: neighbors.slice(1) } }, '99-netc.conf')).not.toContain('optmem_max')
})

/** What systemd says of a unit, in a root that has its own units and the start script where a distribution puts it. */
function verifyUnit(folder: string, unit: string): { complaints: string[]; status: number | null } {
  const root = mkdtempSync(join(tmpdir(), 'netc-unit-'))
  try {
    for (const path of [folder, 'etc/systemd/system', 'usr/lib/systemd', 'bin'])
      mkdirSync(join(root, path), { recursive: true })
    writeFileSync(join(root, folder, 'frrinit.sh'), '#!/bin/sh\n', { mode: 0o755 })
    writeFileSync(join(root, 'bin/sh'), '#!/bin/sh\n', { mode: 0o755 })
    cpSync('/lib/systemd/system', join(root, 'usr/lib/systemd/system'), { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(root, 'etc/systemd/system/frr.service'), unit)
    const { stderr, status } = spawnSync(
      'systemd-analyze',
      ['verify', '--root', root, 'frr.service', 'network-online.target', 'network.target'],
      { encoding: 'utf8' },
    )
    return { complaints: stderr.split('\n').filter(line => /frr|cycl/i.test(line)), status }
  } finally {
    rmSync(root, { recursive: true })
  }
}

describe.runIf(spawnSync('systemd-analyze', ['--version']).status === 0)('frr.service, as systemd reads it', () => {
  const unit = file(bare, 'frr.service')

  test.each([
    ['Debian', 'usr/lib/frr'],
    ['Fedora', 'usr/libexec/frr'],
  ])('orders FRR after the network, without a cycle: %s', (_, folder) => {
    expect(verifyUnit(folder, unit)).toEqual({ complaints: [], status: 0 })
  })

  test('would make a cycle with the ordering of the packaged unit', () => {
    const { complaints } = verifyUnit('usr/lib/frr', unit.replace('[Service]', 'Before=network.target\n[Service]'))
    expect(complaints.join('\n')).toMatch(/cyclic/)
  })
})

test.each(['ExecStartPre', 'ExecReload'])(
  'the unit refuses a configuration whose passwords are not filled in: %s',
  verb => {
    const command = new RegExp(`^${verb}=/bin/sh -c '(.*)'$`, 'm').exec(file(bare, 'frr.service'))![1]!
    const folder = mkdtempSync(join(tmpdir(), 'netc-unit-'))
    const run = () => spawnSync('sh', ['-c', command.replaceAll('/etc/frr', folder)], { encoding: 'utf8' })
    try {
      expect(run().status).toBe(0)
      writeFileSync(join(folder, 'frr.conf'), ' neighbor 10.0.0.2 password secret\n')
      expect(run()).toMatchObject({ status: 0, stderr: '' })
      writeFileSync(join(folder, 'frr.conf'), ' neighbor 10.0.0.2 password {{ netc secret lab-bgp }}\n')
      expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('not filled in') as string })
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

// FRR's scripts are bash, with no options; what else reads the file may be stricter.
test.each([
  ['', { status: 0, stdout: 'yes\n', stderr: '' }],
  [' neighbor 10.0.0.2 password secret\n', { status: 0, stdout: 'yes\n', stderr: '' }],
  [' neighbor 10.0.0.2 password {{ netc secret lab-bgp }}\n', { status: 0, stdout: 'off\n' }],
])('daemons can be read by a strict shell, and has bgpd on unless a marker is left: %j', (conf, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'netc-daemons-'))
  try {
    writeFileSync(join(folder, 'daemons'), file({ ...bare, daemons: ['bgpd'] }, 'daemons'))
    if (conf !== '') writeFileSync(join(folder, 'frr.conf'), conf)
    const script = `C_PATH=${folder}; . ${folder}/daemons; echo "\${bgpd-off}"`
    expect(spawnSync('sh', ['-euc', script], { encoding: 'utf8' })).toMatchObject(expected)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the unit runs the start script of either distribution, and says so when there is none', () => {
  const command = /^ExecStart=\/bin\/sh -c '(.*)'$/m.exec(file(bare, 'frr.service'))![1]!.replaceAll('$$', '$')
  const root = mkdtempSync(join(tmpdir(), 'netc-unit-'))
  try {
    const here = command.replaceAll('/usr/', `${root}/usr/`)
    expect(spawnSync('sh', ['-c', here]).status).toBe(1)
    mkdirSync(join(root, 'usr/libexec/frr'), { recursive: true })
    writeFileSync(join(root, 'usr/libexec/frr/frrinit.sh'), '#!/bin/sh\necho "fedora $1"\n', { mode: 0o755 })
    expect(execFileSync('sh', ['-c', here], { encoding: 'utf8' })).toBe('fedora start\n')
  } finally {
    rmSync(root, { recursive: true })
  }
})
