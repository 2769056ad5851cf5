import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { change, readFolder } from '../../src/output/write.ts'
import { UserError } from '../../src/text/diagnostic.ts'
import { filesIn, folderWith, modeOf, put } from '../cli/shell.ts'

const files = (...paths: string[]) => paths.map(path => ({ path, text: `${path}\n` }))

test('files are written into folders that are made for them, and nothing else is left', () => {
  const out = join(folderWith(), 'deep', 'out')
  change(out, { write: files('routers/r1/frr.conf', 'clusters/c/bgp.yaml'), remove: [] })
  expect(filesIn(out)).toEqual({
    'clusters/c/bgp.yaml': 'clusters/c/bgp.yaml\n',
    'routers/r1/frr.conf': 'routers/r1/frr.conf\n',
  })
})

test('nothing to do touches nothing', () => {
  const out = join(folderWith(), 'out')
  change(out, { write: [], remove: [] })
  expect(fs.existsSync(out)).toBe(false)
})

test('removed files take folders with them that have become empty, and no others', () => {
  const out = folderWith({ 'routers/old/sub/a': '1', 'routers/kept/a': '1', 'routers/kept/mine': '1' })
  change(out, { write: [], remove: ['routers/old/sub/a', 'routers/kept/a'] })
  expect(fs.existsSync(join(out, 'routers/old'))).toBe(false)
  expect(fs.readdirSync(join(out, 'routers/kept'))).toEqual(['mine'])
})

test('a file is replaced as a whole: one who has it open reads the old text to its end', () => {
  const out = folderWith({ 'routers/r/frr.conf': 'old\n' })
  const open = fs.openSync(join(out, 'routers/r/frr.conf'), 'r')
  change(out, { write: files('routers/r/frr.conf'), remove: [] })
  expect(fs.readFileSync(open, 'utf8')).toBe('old\n')
  fs.closeSync(open)
})

test('permissions are the usual ones, or those asked for, also where a file was before', () => {
  const out = folderWith({ 'secrets/frr.conf': 'old\n' })
  fs.chmodSync(join(out, 'secrets/frr.conf'), 0o644)
  change(out, {
    write: files('secrets/frr.conf', 'a/b'),
    remove: [],
    mode: path => (path.startsWith('secrets/') ? 0o600 : undefined),
  })
  put(out, 'usual', '')
  expect([modeOf(join(out, 'secrets/frr.conf')), modeOf(join(out, 'a/b'))]).toEqual(['600', modeOf(join(out, 'usual'))])
})

test('an output folder that is a symbolic link is written through', () => {
  const folder = folderWith({ 'real/keep': '1' })
  fs.symlinkSync('real', join(folder, 'out'))
  change(join(folder, 'out'), { write: files('routers/r'), remove: [] })
  expect(filesIn(join(folder, 'real'))).toEqual({ keep: '1', 'routers/r': 'routers/r\n' })
})

test('a link below the output folder is never followed out of it', () => {
  const folder = folderWith({ 'elsewhere/frr.conf': 'not ours\n', 'out/routers/x': '1' })
  const out = join(folder, 'out')
  fs.symlinkSync('../../elsewhere', join(out, 'routers/r1'))
  expect(readFolder(out, ['routers'])).toEqual(
    new Map([
      ['routers/r1', undefined],
      ['routers/x', '1'],
    ]),
  )
  expect(() => {
    change(out, { write: files('routers/x', 'routers/r1/frr.conf'), remove: [] })
  }).toThrow(/r1 is a symbolic link/)
  expect(filesIn(join(folder, 'elsewhere'))).toEqual({ 'frr.conf': 'not ours\n' })
  expect(fs.readFileSync(join(out, 'routers/x'), 'utf8')).toBe('1')
})

test('a link in the place of a file is replaced, what it led to stays', () => {
  const folder = folderWith({ elsewhere: 'not ours\n' })
  fs.mkdirSync(join(folder, 'out/routers'), { recursive: true })
  fs.symlinkSync('../../elsewhere', join(folder, 'out/routers/r'))
  change(join(folder, 'out'), { write: files('routers/r'), remove: [] })
  expect(fs.readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('not ours\n')
  expect(fs.lstatSync(join(folder, 'out/routers/r')).isFile()).toBe(true)
})

test('what fails in the middle is undone: new files, replaced files, removed files and folders', () => {
  const out = folderWith({ 'a/replaced': 'old\n', 'a/removed': 'old\n' })
  fs.mkdirSync(join(out, 'z/in-the-way/full'), { recursive: true })
  const before = filesIn(out)
  const write = files('a/replaced', 'new/folder/file', 'z/in-the-way')
  expect(() => {
    change(out, { write, remove: ['a/removed'] })
  }).toThrow(UserError)
  expect(filesIn(out)).toEqual(before)
  expect(fs.readdirSync(out).sort()).toEqual(['.git', 'a', 'z'])
})

test('a removal that fails brings back what was replaced', () => {
  const out = folderWith({ 'a/replaced': 'old\n', 'a/removed': 'old\n' })
  const before = filesIn(out)
  expect(() => {
    change(out, { write: files('a/replaced', 'b/new'), remove: ['a/removed', 'a/gone'] })
  }).toThrow(UserError)
  expect(filesIn(out)).toEqual(before)
})

test('a file where the output folder should be is named, with what to do', () => {
  const folder = folderWith({ out: 'a file\n' })
  let failed: unknown
  try {
    change(join(folder, 'out'), { write: files('routers/r'), remove: [] })
  } catch (error) {
    failed = error
  }
  expect(failed).toMatchObject({
    message: expect.stringContaining('a file stands where a folder is needed') as string,
    hint: expect.stringContaining('--out DIR') as string,
    exitCode: 2,
  })
})

test('what a killed build left behind is cleared away, what a running one has is not', () => {
  const out = folderWith()
  put(out, '.netc-4194304/0', 'left behind')
  put(out, `.netc-${process.ppid}/0`, 'in use')
  put(out, '.netc-mine/0', 'not made by netc')
  change(out, { write: files('a'), remove: [] })
  expect(fs.readdirSync(out).sort()).toEqual(['.git', `.netc-${process.ppid}`, '.netc-mine', 'a'])
})

test('reading sees plain files below the folders asked for, by paths with slashes', () => {
  const out = folderWith({ 'routers/r1/frr.conf': '1', 'routers/x': '2', 'elsewhere/y': '3' })
  expect([...readFolder(out, ['clusters', 'routers'])].sort()).toEqual([
    ['routers/r1/frr.conf', '1'],
    ['routers/x', '2'],
  ])
})
