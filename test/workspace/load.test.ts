import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fingerprintOf, keepResult, recallResult } from '../../src/workspace/cache.ts'
import { load, loadFound, loadSources } from '../../src/workspace/load.ts'
import { walk } from '../../src/workspace/walk.ts'

const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'netc-load-'))
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function write(path: string, content: string | Buffer = service): string {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

function read(...paths: string[]) {
  return load(paths.length > 0 ? paths : ['.'], { root })
}

function pathsOf({ files }: ReturnType<typeof load>): string[] {
  return files.map(({ path }) => path)
}

describe('what is found', () => {
  test('files in the order of their paths, whatever was named first; folders of tools are left out', () => {
    for (const path of ['b/x.yaml', 'a/y.yaml', 'a.yaml', 'node_modules/z.yaml', '.git/z.yaml', 'a/dist/z.yaml'])
      write(path)
    expect(pathsOf(read())).toEqual(['a.yaml', 'a/y.yaml', 'b/x.yaml'])
    expect(read('b', 'a', 'a/y.yaml').files).toEqual(read('a', 'b').files)
    expect(pathsOf(read('node_modules'))).toEqual(['node_modules/z.yaml'])
  })

  test('all paths are known, also of what does not matter', () => {
    write('a.yaml')
    write('deploy.yaml', 'kind: Deployment\n')
    write('logo.png')
    const { paths, counts } = read()
    expect([...paths].sort()).toEqual(['a.yaml', 'deploy.yaml', 'logo.png'])
    expect(counts).toEqual({ kubernetes: 1 })
  })

  test('a named file is told when nothing in it matters, and read whatever it is called', () => {
    write('deploy.yaml', 'kind: Deployment\n')
    write('dump', service)
    expect(read('deploy.yaml').notUnderstood).toMatchObject([{ path: 'deploy.yaml' }])
    expect(read('dump').counts).toEqual({ kubernetes: 1 })
  })

  test('a path that does not exist is the fault of the request', () => {
    expect(() => read('nowhere')).toThrow('there is no nowhere')
  })

  test('standard input has the kind of its name, else of its content', () => {
    const stdin = (text: string, name?: string) =>
      load(['-'], { root, stdin: { bytes: Buffer.from(text), ...(name !== undefined && { name }) } }).files
    expect(stdin(service)).toMatchObject([{ path: 'stdin', kind: 'kubernetes' }])
    expect(stdin('{"apiVersion":"v1","kind":"List","items":[]}')).toMatchObject([{ kind: 'kubernetes' }])
    expect(stdin('!\nrouter bgp 65000\n')).toMatchObject([{ kind: 'frr' }])
    expect(stdin('bgpd=yes\n', 'etc/daemons')).toMatchObject([{ path: 'etc/daemons', kind: 'daemons' }])
  })

  test('unsaved text stands in place of the file, and beside the others', () => {
    write('a.yaml', 'kind: Service\nmetadata: {name: old}\n')
    write('b.yaml')
    const { files } = load(['.'], {
      root,
      overlay: [
        { path: 'a.yaml', text: service },
        { path: 'new.yaml', text: service },
      ],
    })
    expect(files.map(({ path, source }) => [path, source.text])).toEqual([
      ['a.yaml', service],
      ['b.yaml', service],
      ['new.yaml', service],
    ])
    expect(loadSources([{ path: 'b.yaml', text: service }]).files).toEqual(read('b.yaml').files)
  })
})

describe('nothing stops it: what cannot be read is told, and the rest is read', () => {
  beforeEach(() => {
    write('z.yaml')
  })

  test('a loop of links, a link to nothing, a link upward, two links to one folder outside', () => {
    const outside = mkdtempSync(join(tmpdir(), 'netc-outside-'))
    writeFileSync(join(outside, 'out.yaml'), service)
    mkdirSync(join(root, 'a/b'), { recursive: true })
    const links: readonly (readonly [target: string, name: string])[] = [
      ['self', 'self'],
      ['gone', 'nothing.yaml'],
      ['..', 'a/up'],
      ['../..', 'a/b/up'],
      ['/', 'a/everything'],
      ['../../z.yaml', 'a/b/again.yaml'],
      [outside, 'a/out'],
      [outside, 'b'],
    ]
    for (const [target, name] of links) symlinkSync(target, join(root, name))
    const workspace = read()
    expect(pathsOf(workspace)).toEqual(['a/out/out.yaml', 'z.yaml'])
    expect(workspace.notUnderstood).toEqual([
      { path: 'a/everything', reason: 'is a link to a folder around this one' },
      { path: 'nothing.yaml', reason: 'is a link that leads nowhere' },
      { path: 'self', reason: 'is a link that leads to itself' },
    ])
    rmSync(outside, { recursive: true })
  })

  test('pipes and sockets are never opened', () => {
    execFileSync('mkfifo', [join(root, 'pipe.yaml')])
    expect(pathsOf(read())).toEqual(['z.yaml'])
    expect(() => read('pipe.yaml')).toThrow('is no file')
    symlinkSync('/dev/zero', join(root, 'zero.yaml'))
    expect(pathsOf(read())).toEqual(['z.yaml'])
  })

  test('a file that became a pipe, or vanished, between finding and reading', () => {
    const [pipe, gone] = [write('a.yaml'), write('b.yaml')]
    const walked = walk(['.'], root)
    unlinkSync(pipe)
    execFileSync('mkfifo', [pipe])
    unlinkSync(gone)
    const workspace = loadFound(walked, {})
    expect(pathsOf(workspace)).toEqual(['z.yaml'])
    expect(workspace.diagnostics).toMatchObject([
      { code: 'file-unreadable', message: 'cannot read b.yaml: it vanished while this ran', span: { path: 'b.yaml' } },
    ])
  })

  test.skipIf(process.getuid?.() === 0)('a folder and a file without permission', () => {
    chmodSync(write('a.yaml'), 0)
    write('b/c.yaml')
    chmodSync(join(root, 'b'), 0)
    const workspace = read()
    chmodSync(join(root, 'b'), 0o700)
    expect(pathsOf(workspace)).toEqual(['z.yaml'])
    expect(workspace.diagnostics.map(({ message }) => message)).toEqual([
      'cannot read a.yaml: no permission',
      'cannot read b: no permission',
    ])
  })

  test('a file of 100 MB', () => {
    truncateSync(write('big.yaml'), 100 * 1024 * 1024)
    const workspace = read()
    expect(pathsOf(workspace)).toEqual(['z.yaml'])
    expect(workspace.notUnderstood).toEqual([{ path: 'big.yaml', reason: 'is larger than 20 MB' }])
  })

  test('a file larger than the buffer is read whole', () => {
    write('large.yaml', `# ${'x'.repeat(600_000)}\n${service}`)
    expect(pathsOf(read())).toEqual(['large.yaml', 'z.yaml'])
  })

  test('bytes that are no text', () => {
    write('binary.conf', Buffer.from([0x62, 0x67, 0x70, 0, 1, 2]))
    write('crypt.yaml', Buffer.from('\0GITCRYPT\0abc', 'latin1'))
    const workspace = read()
    expect(pathsOf(workspace)).toEqual(['z.yaml'])
    expect(workspace.notUnderstood).toEqual([
      { path: 'binary.conf', reason: 'is binary' },
      { path: 'crypt.yaml', reason: 'is encrypted with git-crypt' },
    ])
  })

  test('YAML that is not UTF-8 is an error where it begins not to be; a remark in a frr.conf is none', () => {
    write('a.yaml', Buffer.from('kind: Service # \xfcber\n', 'latin1'))
    write('frr.conf', Buffer.from('! \xfcber\nrouter bgp 65000\n', 'latin1'))
    const { files, diagnostics } = read()
    expect(files.map(({ kind }) => kind)).toEqual(['kubernetes', 'frr', 'kubernetes'])
    expect(diagnostics).toMatchObject([{ code: 'yaml-parse', span: { path: 'a.yaml', start: 16, end: 17 } }])
  })

  test('UTF-16 is read', () => {
    write('a.yaml', Buffer.from(`\ufeff${service}`, 'utf16le'))
    write('b.yaml', Buffer.from(`\ufeff${service}`, 'utf16le').swap16())
    expect(read().files.map(({ yaml }) => (yaml?.documents[0]?.value as { kind: string }).kind)).toEqual(
      Array.from({ length: 3 }, () => 'Service'),
    )
  })

  test('bombs of aliases and of nesting', () => {
    const bomb = Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '1' : `*a${i - 1}, *a${i - 1}`}]`)
    write('bomb.yaml', `kind: Service\n${bomb.join('\n')}\n`)
    write('deep.yaml', `kind: Service\na: ${'['.repeat(200_000)}\n`)
    write('deeper.json', `{"kind":"Service","a":${'{"a":'.repeat(50_000)}`)
    const { files, diagnostics } = read()
    expect(files.some(({ path }) => path === 'z.yaml')).toBe(true)
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set())
    expect(files.filter(({ yaml }) => yaml!.diagnostics.length > 0).map(({ path }) => path)).toEqual([
      'bomb.yaml',
      'deep.yaml',
      'deeper.json',
    ])
  })

  test('folders deeper than anybody goes', () => {
    write(`${'d/'.repeat(250)}deep.yaml`)
    const workspace = read()
    expect(pathsOf(workspace)).toEqual(['z.yaml'])
    expect(workspace.notUnderstood).toMatchObject([{ reason: 'lies more than 200 folders deep' }])
  })
})

describe('the result of a run is kept while no file changes', () => {
  let before: string | undefined

  beforeEach(() => {
    before = process.env['NETC_CACHE_DIR']
    process.env['NETC_CACHE_DIR'] = join(root, '.cache')
    write('a.yaml')
  })

  afterEach(() => {
    if (before === undefined) delete process.env['NETC_CACHE_DIR']
    else process.env['NETC_CACHE_DIR'] = before
  })

  const print = () => fingerprintOf(walk(['.'], root))

  test('and not when one has', () => {
    const first = print()
    expect(print()).toBe(first)
    keepResult('lint', first, { findings: [1, 'two'] })
    expect(recallResult('lint', print())).toEqual({ findings: [1, 'two'] })
    expect(recallResult('why', print())).toBeUndefined()
    utimesSync(write('a.yaml', service.replace('{name: a}', '{name: b}')), 1, 1)
    expect(recallResult('lint', print())).toBeUndefined()
    write('a.yaml')
    const second = print()
    write('new.png')
    expect(print()).not.toBe(second)
  })

  test('a damaged cache is no cache, and one that cannot be written stops nobody', () => {
    keepResult('lint', 'x', 1)
    const file = execFileSync('find', [join(root, '.cache'), '-type', 'f'])
      .toString()
      .trim()
    for (const content of ['', 'garbage', Buffer.from([0xff, 0x0f, 0x6f])]) {
      writeFileSync(file, content)
      expect(recallResult('lint', 'x')).toBeUndefined()
    }
    process.env['NETC_CACHE_DIR'] = join(root, 'a.yaml')
    expect(() => keepResult('lint', 'x', 1)).not.toThrow()
  })

  test('two workspaces of the same files have the same digest', () => {
    const { digest } = read()
    expect(read().digest).toBe(digest)
    write('deploy.yaml', 'kind: Deployment\n')
    expect(read().digest).not.toBe(digest)
  })
})
