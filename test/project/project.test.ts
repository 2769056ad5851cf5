import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findProject, shownPath } from '../../src/project.ts'
import { UserError } from '../../src/text/diagnostic.ts'
import { folderWith } from '../cli/shell.ts'

const noLoad = () => Promise.reject(new Error('nothing was to be evaluated'))
const find = (asked: Parameters<typeof findProject>[0]) => findProject(asked, noLoad)

test('without an argument or a configuration it is network.ts here, written to out/ beside it', async () => {
  const cwd = folderWith({ 'network.ts': '', 'network.js': '' })
  expect(await find({ cwd })).toEqual({ entry: join(cwd, 'network.ts'), root: cwd, out: join(cwd, 'out'), config: {} })
})

test.each(['network.mts', 'network.js', 'network.mjs'])('%s will do', async name => {
  const cwd = folderWith({ [name]: '' })
  expect((await find({ cwd })).entry).toBe(join(cwd, name))
})

test('an argument names a file, or a folder with a network.ts in it', async () => {
  const cwd = folderWith({ 'prod/network.ts': '', 'prod/lab.ts': '' })
  expect(await find({ cwd, entry: 'prod' })).toMatchObject({
    entry: join(cwd, 'prod/network.ts'),
    root: cwd,
    out: join(cwd, 'prod/out'),
  })
  expect(await find({ cwd, entry: 'prod/lab.ts', out: 'x' })).toMatchObject({
    entry: join(cwd, 'prod/lab.ts'),
    out: join(cwd, 'x'),
  })
})

test('the configuration is the nearest one upward, as far as the repository; its paths are relative to it', async () => {
  const outer = folderWith({
    'netc.config.json': '{}',
    'repository/netc.config.json': '{"entry": "prod/main.ts", "out": "generated"}',
    'repository/prod/main.ts': '',
  })
  const repository = join(outer, 'repository')
  mkdirSync(join(repository, '.git'))
  expect(await find({ cwd: join(repository, 'prod') })).toMatchObject({
    entry: join(repository, 'prod/main.ts'),
    root: repository,
    out: join(repository, 'generated'),
    configFile: join(repository, 'netc.config.json'),
  })
  mkdirSync(join(repository, 'inner/.git'), { recursive: true })
  await expect(find({ cwd: join(repository, 'inner') })).rejects.toThrow('there is no network.ts in')
})

test('without a repository the root is the folder of the configuration, so that paths do not depend on where one stands', async () => {
  const cwd = join(folderWith({ 'a/netc.config.json': '{}', 'a/b/network.ts': '', 'c/network.ts': '' }), 'a/b')
  const { root, entry } = await find({ cwd })
  expect([root, entry]).toEqual([join(cwd, '../..'), join(cwd, 'network.ts')])
})

test('the search for a configuration begins at the entry', async () => {
  const cwd = folderWith({ 'prod/netc.config.json': '{"out": "here"}', 'prod/network.ts': '' })
  expect(await find({ cwd, entry: 'prod/network.ts' })).toMatchObject({ out: join(cwd, 'prod/here') })
})

test('a configuration can be named, or not be used', async () => {
  const cwd = folderWith({ 'netc.config.json': '{"out": "a"}', 'other.json': '{"out": "b"}', 'network.ts': '' })
  expect((await find({ cwd, config: 'other.json' })).out).toBe(join(cwd, 'b'))
  expect((await find({ cwd, config: false })).out).toBe(join(cwd, 'out'))
})

test('the output folder of a configuration is for its entry: another network does not replace its files', async () => {
  const cwd = folderWith({ 'netc.config.json': '{"entry": "a.ts", "out": "generated"}', 'a.ts': '', 'b.ts': '' })
  expect((await find({ cwd, entry: 'a.ts' })).out).toBe(join(cwd, 'generated'))
  expect((await find({ cwd, entry: 'b.ts' })).out).toBe(join(cwd, 'out'))
})

test('a configuration in TypeScript is evaluated', async () => {
  const cwd = folderWith({ 'netc.config.ts': '', 'network.ts': '' })
  const asked: string[] = []
  const project = await findProject({ cwd }, (file, root) => {
    asked.push(file, root)
    return Promise.resolve({ out: 'generated' })
  })
  expect(asked).toEqual([join(cwd, 'netc.config.ts'), cwd])
  expect(project.out).toBe(join(cwd, 'generated'))
})

test.each<[string, Record<string, string>, object, string, string]>([
  ['no entry', {}, {}, 'there is no network.ts in', 'name the file'],
  ['an entry that is not there', {}, { entry: 'a.ts' }, 'there is no a.ts', 'name the file'],
  [
    'a configured entry that is not there',
    { 'netc.config.json': '{"entry": "a.ts"}' },
    {},
    'there is no a.ts',
    'name the file',
  ],
  ['a folder without a description', { 'prod/x': '' }, { entry: 'prod' }, 'there is no network.ts in', 'name the file'],
  [
    'a configuration that is not there',
    { 'network.ts': '' },
    { config: 'x.json' },
    'there is no configuration',
    '--no-config',
  ],
  [
    'two configurations',
    { 'network.ts': '', 'netc.config.json': '{}', 'netc.config.ts': '' },
    {},
    'netc.config.json and netc.config.ts',
    'keep one of them',
  ],
  [
    'a configuration that is not JSON',
    { 'network.ts': '', 'netc.config.json': '{entry}' },
    {},
    'netc.config.json is not JSON',
    'write {',
  ],
  [
    'an unknown key',
    { 'network.ts': '', 'netc.config.json': '{"entri": "a"}' },
    {},
    'unknown key entri',
    'did you mean entry?',
  ],
])('%s is refused', async (_, files, asked, message, hint) => {
  const error: unknown = await find({ cwd: folderWith(files), ...asked }).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(UserError)
  expect(error).toMatchObject({
    message: expect.stringContaining(message) as string,
    hint: expect.stringContaining(hint) as string,
    exitCode: 2,
  })
})

test('paths are shown from where one stands, unless that is longer', () => {
  expect(shownPath('/a/b/out', '/a/b')).toBe('out')
  expect(shownPath('/a/b', '/a/b')).toBe('.')
  expect(shownPath('/a/out', '/a/b')).toBe('../out')
  expect(shownPath('/x/out', '/a/b/c')).toBe('/x/out')
})
