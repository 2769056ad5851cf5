import { describe, expect, test } from 'vitest'
import { kindOfText } from '../../src/workspace/kind.ts'
import { routersOf } from '../../src/workspace/routers.ts'
import type { WorkspaceFile } from '../../src/workspace/workspace.ts'
import { parseDocuments } from '../../src/yaml/document.ts'
import { sourcesIn } from '../archive.ts'

/** The routers of an archive, each with the paths of its files. */
function routers(archive: string, named?: Record<string, string[]>) {
  const files = sourcesIn(archive).map((source): WorkspaceFile => {
    const { path, text } = source
    return path.endsWith('.clab.yml')
      ? { path, kind: 'containerlab', source, yaml: parseDocuments(source) }
      : { path, kind: kindOfText(path, text) ?? 'description', source }
  })
  return Object.fromEntries(
    routersOf(files, named).map(each => [each.name, each.files.map(({ source }) => source.path)]),
  )
}

const bgp = 'router bgp 65000\n'

describe('files of one router', () => {
  test('all that lies in its folder, however deep', () => {
    expect(
      routers(`
-- routers/fedora1/etc/frr/frr.conf --
${bgp}
-- routers/fedora1/etc/frr/daemons --
bgpd=yes
-- routers/fedora1/etc/frr/vtysh.conf --
service integrated-vtysh-config
-- routers/fedora1/etc/sysctl.d/90-forward.conf --
net.ipv4.ip_forward=1
-- routers/fedora1/etc/systemd/system/frr.service.d/limits.conf --
[Service]
-- routers/fedora2/frr.conf --
${bgp}
`),
    ).toEqual({
      fedora1: [
        'routers/fedora1/etc/frr/frr.conf',
        'routers/fedora1/etc/frr/daemons',
        'routers/fedora1/etc/frr/vtysh.conf',
        'routers/fedora1/etc/sysctl.d/90-forward.conf',
        'routers/fedora1/etc/systemd/system/frr.service.d/limits.conf',
      ],
      fedora2: ['routers/fedora2/frr.conf'],
    })
  })

  test('a file for each daemon, which calls itself by the daemon', () => {
    expect(
      routers(`
-- edge/bgpd.conf --
hostname bgpd
${bgp}
-- edge/zebra.conf --
hostname zebra
`),
    ).toEqual({ edge: ['edge/bgpd.conf', 'edge/zebra.conf'] })
  })

  test('its name is its hostname', () => {
    expect(routers(`\n-- a/frr.conf --\nhostname tor1\n${bgp}`)).toEqual({ tor1: ['a/frr.conf'] })
    expect(routers(`\n-- a/frr.conf --\nhostname {{ name }}\n${bgp}`)).toEqual({ a: ['a/frr.conf'] })
  })

  test.each([
    ['fedora1-frr.conf', 'fedora1'],
    ['frr-fedora1.conf', 'fedora1'],
    ['fedora1.conf', 'fedora1'],
    ['fedora1_bgpd.conf.j2', 'fedora1'],
    ['frr.conf', 'frr'],
    ['frr/frr.conf', 'frr'],
    ['configs/tor-1.cfg', 'tor-1'],
    ['tor1/my.conf', 'tor1'],
  ])('%s is of %s', (path, name) => {
    expect(routers(`\n-- ${path} --\n${bgp}`)).toEqual({ [name]: [path] })
  })

  test('a flat folder holds several; what is beside them is of the one it is called by, or of none', () => {
    expect(
      routers(`
-- frr/fedora1.conf --
${bgp}
-- frr/fedora2-bgpd.conf --
${bgp}
-- frr/fedora2-zebra.conf --
router bgp 1
-- frr/daemons --
bgpd=yes
-- frr/vtysh.conf --
service integrated-vtysh-config
`),
    ).toEqual({ fedora1: ['frr/fedora1.conf'], fedora2: ['frr/fedora2-bgpd.conf', 'frr/fedora2-zebra.conf'] })
  })

  test('beside the only one it is that one’s', () => {
    expect(routers(`\n-- frr/fedora1.conf --\n${bgp}\n-- frr/daemons --\nbgpd=yes\n`)).toEqual({
      fedora1: ['frr/fedora1.conf', 'frr/daemons'],
    })
  })

  test('daemons without a configuration are a router all the same; a sysctl file is none', () => {
    expect(routers('\n-- r1/daemons --\nbgpd=no\n-- r2/sysctl.conf --\nnet.ipv4.ip_forward=1\n')).toEqual({
      r1: ['r1/daemons'],
    })
  })
})

test('two of one name keep apart by their folders', () => {
  const file = (path: string) => `\n-- ${path} --\nhostname r1\n${bgp}`
  expect(routers(file('prod/r1/frr.conf') + file('staging/r1/frr.conf'))).toEqual({
    'prod/r1': ['prod/r1/frr.conf'],
    'staging/r1': ['staging/r1/frr.conf'],
  })
  expect(routers(file('a/good.conf') + file('a/bad.conf'))).toEqual({ good: ['a/good.conf'], bad: ['a/bad.conf'] })
})

test('containerlab binds give files to nodes, one to several too', () => {
  expect(
    routers(`
-- lab/x.clab.yml --
name: x
topology:
  defaults: { binds: ['common/daemons:/etc/frr/daemons'] }
  nodes:
    leaf1: { binds: ['a.conf:/etc/frr/frr.conf'] }
    leaf2: { binds: ['./conf/__clabNodeName__:/etc/frr'] }
-- lab/a.conf --
hostname something
${bgp}
-- lab/conf/leaf2/frr.conf --
${bgp}
-- lab/common/daemons --
bgpd=yes
`),
  ).toEqual({
    leaf1: ['lab/a.conf', 'lab/common/daemons'],
    leaf2: ['lab/conf/leaf2/frr.conf', 'lab/common/daemons'],
  })
})

test('a configuration says whose files they are', () => {
  expect(
    routers(`\n-- x/one.conf --\n${bgp}\n-- x/two.conf --\n${bgp}\n-- x/daemons --\nbgpd=yes\n`, {
      core: ['x/one.conf', 'x/daemons'],
    }),
  ).toEqual({ core: ['x/one.conf', 'x/daemons'], two: ['x/two.conf'] })
})

test('what is put aside is nobody’s, unless it is all there is', () => {
  const old = `\n-- old/r1/frr.conf --\n${bgp}`
  expect(routers(`${old}\n-- r2/frr.conf --\n${bgp}`)).toEqual({ r2: ['r2/frr.conf'] })
  expect(routers(old)).toEqual({ r1: ['old/r1/frr.conf'] })
})

test('parts of one text are of one router where they say so', () => {
  const text =
    '```\nhostname a\nrouter bgp 1\n```\n```\nhostname a\nroute-map x permit 10\n```\n```\nrouter bgp 2\n```\n'
  const part = (start: number, end: number): WorkspaceFile => ({
    path: 'docs/README.md',
    kind: 'frr',
    source: { path: 'docs/README.md', text: `${' '.repeat(start)}${text.slice(start, end)}` },
    embedded: { in: 'markdown', name: String(start) },
  })
  const [one, two] = [text.indexOf('hostname'), text.lastIndexOf('hostname')]
  const three = text.lastIndexOf('router')
  const files = [part(one, one + 24), part(two, two + 34), part(three, three + 12)]
  expect(routersOf(files).map(({ name, files }) => [name, files.length])).toEqual([
    ['README', 1],
    ['a', 2],
  ])
})
