import { chmodSync, existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyFixes } from '../../src/text/edit.ts'
import { mend } from '../../src/cli/lint-fix.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { filesIn, folderWith, modeOf, netc } from './shell.ts'

const config = JSON.stringify({
  target: { cilium: '1.20' },
  lint: { select: ['cidr-host-bits-set', 'requested-ip-annotation-old', 'reading'] },
})
const pool = `# pools of the site
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata: { name: vips }
spec:
  blocks:
    - cidr: "192.0.2.50/24"   # as agreed
`
const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    io.cilium/lb-ipam-ips: 192.0.2.7 # ours
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Secret
metadata: { name: bgp }
stringData:
  password: hunter2hunter2
`
const files = { 'netc.config.json': config, 'pool.yaml': pool, 'web.yaml': service }
const mendedService = service.replace('io.cilium/lb-ipam-ips', 'lbipam.cilium.io/ips')

test('--fix mends what is safe, --fix-unsafe the rest, and all else stays as it is', async () => {
  const cwd = folderWith(files)
  const safe = await netc(['lint', '--fix'], { cwd })
  expect(safe.code).toBe(1)
  expect(safe.err).toContain('mended  web.yaml\n')
  expect(safe.out).not.toContain('requested-ip-annotation-old')
  expect(filesIn(cwd)).toEqual({ ...files, 'web.yaml': mendedService })
  const unsafe = await netc(['lint', '--fix-unsafe'], { cwd })
  expect([unsafe.code, unsafe.out]).toEqual([0, ''])
  expect(readFileSync(join(cwd, 'pool.yaml'), 'utf8')).toBe(pool.replace('192.0.2.50/24', '192.0.2.0/24'))
  const again = await netc(['lint', '--fix-unsafe'], { cwd })
  expect([again.code, again.err]).toEqual([0, expect.not.stringContaining('mended')])
})

test('a byte order mark, CRLF, permissions and links stay', async () => {
  const cwd = folderWith({ ...files, 'real/web.yaml': `\ufeff${service.replaceAll('\n', '\r\n')}` })
  writeFileSync(join(cwd, 'web.yaml'), '')
  chmodSync(join(cwd, 'real/web.yaml'), 0o640)
  symlinkSync('real/web.yaml', join(cwd, 'link.yaml'))
  await netc(['lint', '--fix', 'link.yaml'], { cwd })
  expect(readFileSync(join(cwd, 'real/web.yaml'), 'utf8')).toBe(`\ufeff${mendedService.replaceAll('\n', '\r\n')}`)
  expect(modeOf(join(cwd, 'real/web.yaml'))).toBe('640')
  expect(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink()).toBe(true)
  expect(Object.keys(filesIn(cwd))).toEqual(['link.yaml', 'netc.config.json', 'pool.yaml', 'real/web.yaml', 'web.yaml'])
})

test('what is no UTF-8 is not written', async () => {
  const cwd = folderWith(files)
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(service, 'utf16le')])
  writeFileSync(join(cwd, 'web.yaml'), bytes)
  const { code, err } = await netc(['lint', '--fix'], { cwd })
  expect(code).toBe(2)
  expect(err).toContain('web.yaml is not what was checked')
  expect(readFileSync(join(cwd, 'web.yaml')).equals(bytes)).toBe(true)
})

test('--diff shows what would change, without secrets, and writes nothing', async () => {
  const cwd = folderWith(files)
  const { code, out, err } = await netc(['lint', '--diff', '--fix-unsafe'], { cwd })
  expect(code).toBe(1)
  expect(`\n${out}`).toMatchInlineSnapshot(`
    "
    --- pool.yaml
    +++ pool.yaml
    @@ -4,4 +4,4 @@
     metadata: { name: vips }
     spec:
       blocks:
    -    - cidr: "192.0.2.50/24"   # as agreed
    +    - cidr: "192.0.2.0/24"   # as agreed
    --- web.yaml
    +++ web.yaml
    @@ -3,7 +3,7 @@
     metadata:
       name: web
       annotations:
    -    io.cilium/lb-ipam-ips: 192.0.2.7 # ours
    +    lbipam.cilium.io/ips: 192.0.2.7 # ours
     spec: { type: LoadBalancer, ports: [{ port: 80 }] }
     ---
     apiVersion: v1
    "
  `)
  expect(err).toBe('2 files would be mended\n')
  expect(filesIn(cwd)).toEqual(files)
  expect((await netc(['lint', '--diff', 'web.yaml'], { cwd })).out).not.toContain('hunter2')
})

test('standard input cannot be mended in place, only shown', async () => {
  const cwd = folderWith()
  const fix = await netc(['lint', '--fix', '-'], { cwd, stdin: service })
  expect([fix.code, fix.err]).toEqual([2, expect.stringContaining('--diff prints what it would change')])
  const diff = await netc(['lint', '--diff', '-', '--target', 'cilium=1.20'], { cwd, stdin: service })
  expect(diff.out).toContain('+    lbipam.cilium.io/ips: 192.0.2.7 # ours')
  expect(existsSync(join(cwd, 'stdin'))).toBe(false)
})

/** A finding wherever a word stands, with the fix that puts another in its place. */
function findings(text: string, fixes: Readonly<Record<string, string>>): Diagnostic[] {
  return Object.entries(fixes).flatMap(([word, other]) =>
    Array.from(text.matchAll(new RegExp(`\\b${word}\\b`, 'g')), ({ index }): Diagnostic => {
      const span = { path: 'a', start: index, end: index + word.length }
      return {
        code: word,
        severity: 'error',
        message: word,
        span,
        fixes: [{ title: '', safe: true, edits: [{ span, text: other }] }],
      }
    }),
  )
}

test.each([
  ['what a fix brings to light is mended too', { one: 'two', two: 'three' }, 'one.', 'three.'],
  [
    'a fix that does not help is not kept, and does not keep others',
    { one: 'one one', two: 'three' },
    'one two',
    'one three',
  ],
  ['a fix after which the file cannot be read is not kept', { one: 'broken', two: 'three' }, 'one two', 'one three'],
  ['fixes that undo each other come to an end', { one: 'two', two: 'one' }, 'one', 'one'],
])('%s', async (_, fixes, before, after) => {
  const broken: Diagnostic = {
    code: 'yaml-parse',
    severity: 'error',
    message: '',
    span: { path: 'a', start: 0, end: 0 },
  }
  const revisions = await mend({
    textOf: () => before,
    findings: texts => {
      const text = texts.get('a') ?? before
      return Promise.resolve([...findings(text, fixes), ...(text.includes('broken') ? [broken] : [])])
    },
    isUnsafeWanted: false,
  })
  expect(applyFixes([], () => before).revisions).toEqual([])
  expect(revisions[0]?.after ?? before).toBe(after)
})
