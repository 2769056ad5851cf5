import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daemonOption, daemonSetting, sysctlSetting, sysctlSettings, unitWords } from '../../src/fabric/host.ts'
import { hostFile, kindOf, readFile } from '../../src/host/file.ts'

const fileOf = (path: string, text: string) => hostFile({ path, text })!

describe('what a file is, its name tells', () => {
  test.each([
    ['etc/frr/daemons', 'daemons'],
    ['etc/frr/vtysh.conf', 'vtysh.conf'],
    ['etc/sysctl.conf', 'sysctl'],
    ['etc/sysctl.d/forward.conf', 'sysctl'],
    ['99-forward.conf', 'sysctl'],
    ['etc/systemd/system/frr.service', 'unit'],
    ['etc/systemd/system/frr.service.d/override.conf', 'unit'],
    ['etc/frr/frr.conf', 'config'],
    ['etc/hosts', undefined],
  ])('%s', (path, kind) => {
    expect(kindOf(path)).toBe(kind)
  })
})

test('daemons: the last switch counts, and options have flags and values', () => {
  const text =
    'bgpd=no\n#bgpd=maybe\nbgpd=yes # since May\nbgpd_options="   -A 127.0.0.1 -p 1790 --vrfwks=x -M rpki"\nfrr_profile="datacenter"\n'
  const files = [fileOf('daemons', text)]
  expect(daemonSetting(files, 'bgpd')?.value).toBe('yes')
  expect(daemonSetting(files, 'frr_profile')?.value).toBe('datacenter')
  const port = daemonOption(files, 'bgpd', '-p', '--bgp_port')!
  expect(port.value).toBe('1790')
  expect(text.slice(port.origin.start, port.origin.end)).toBe('-p 1790')
  expect(daemonOption(files, 'bgpd', '-M')?.value).toBe('rpki')
  expect(daemonOption(files, 'bgpd', '-l')).toBeUndefined()
})

test('sysctl: the last file by name wins, sysctl.conf comes after all, slashes are dots', () => {
  const files = [
    fileOf('etc/sysctl.d/99-b.conf', 'net.ipv4.ip_forward = 0\n'),
    fileOf('etc/sysctl.d/10-a.conf', '-net/ipv4/ip_forward=1\n; net.ipv4.ip_forward=2\n'),
  ]
  expect(sysctlSetting(files, 'net.ipv4.ip_forward')?.value).toBe('0')
  expect(sysctlSettings(files, 'net.ipv4.ip_forward').map(({ value }) => value)).toEqual(['1', '0'])
  expect(
    sysctlSetting([...files, fileOf('etc/sysctl.conf', 'net.ipv4.ip_forward=1')], 'net.ipv4.ip_forward')?.value,
  ).toBe('1')
})

test('a unit: lists over lines and drop-ins, where an empty one takes nothing back', () => {
  const text = '[Unit]\nAfter=network.target \\\n  syslog.target\nBefore=network.target\n[Service]\nExecStart=/x y\n'
  const unit = fileOf('frr.service', text)
  const dropIn = fileOf('frr.service.d/o.conf', '[Unit]\nBefore=\nAfter=network-online.target\n')
  expect(unitWords([dropIn, unit], 'frr.service', 'After')?.map(({ text }) => text)).toEqual([
    'network.target',
    'syslog.target',
    'network-online.target',
  ])
  expect(unitWords([unit], 'frr.service', 'Before')?.map(({ origin }) => text.slice(origin.start, origin.end))).toEqual(
    ['network.target'],
  )
  expect(unitWords([unit, dropIn], 'frr.service', 'Before')?.map(({ text }) => text)).toEqual(['network.target'])
  expect(unitWords([unit], 'frr.service', 'Wants')).toBeUndefined()
})

test('a value that a tool fills in later is absent, and has a place', () => {
  const text = 'bgpd=${BGPD}\n'
  const setting = daemonSetting([fileOf('daemons', text)], 'bgpd')!
  const { start, end } = setting.origin.fields!['value']!
  expect([setting.value, text.slice(start, end)]).toEqual([undefined, '${BGPD}'])
})

test('no text is too odd', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'bgpd',
      '=',
      '"',
      "'",
      '\\',
      '\n',
      '[',
      ']',
      '-p',
      ' ',
      '${X}',
      '#',
      '_options',
      '\r',
      '\u0000',
      '--=',
    ),
  )
  fc.assert(
    fc.property(fc.constantFrom('daemons', 'vtysh.conf', '10-x.conf', 'frr.service'), pieces, (path, parts) => {
      expect(() => readFile({ path, text: parts.join('') }, 'tor1')).not.toThrow()
    }),
    { numRuns: 2000 },
  )
})
