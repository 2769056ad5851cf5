import { expect, test } from 'vitest'
import { command } from '../../src/cli/command.ts'
import { main } from '../../src/cli/main.ts'
import { version } from '../../src/version.ts'
import { builtWith, folderWith, netc } from './shell.ts'

const cwd = folderWith()

test('the version is that of the package, and nothing else', async () => {
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } })
  expect(version).toBe(manifest.version)
  for (const argv of [['--version'], ['-V'], ['version']])
    expect(await netc(argv, { cwd })).toEqual({ code: 0, out: `${version}\n`, err: '' })
  const { out } = await netc(['version', '--json'], { cwd })
  expect(JSON.parse(out)).toEqual({
    netc: version,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
  })
})

test('help goes to stdout when asked for, to stderr with exit code 2 when nothing was said', async () => {
  const asked = await netc(['--help'], { cwd })
  expect(asked).toMatchObject({ code: 0, err: '' })
  for (const argv of [['help'], ['-h']]) expect(await netc(argv, { cwd })).toEqual(asked)
  expect(await netc([], { cwd })).toEqual({ code: 2, out: '', err: asked.out })
})

test('help of a command begins with examples and names every flag and exit code', async () => {
  const { out } = await netc(['help', 'build'], { cwd })
  expect(out).toMatchInlineSnapshot(`
    "netc build [entry]: write the Cilium resources and the FRR configuration a description asks for

      netc build                                network.ts → out/
      netc build --check                        fail when out/ is not what network.ts says: for CI
      netc build --target cilium=1.18,frr=8.4   the same network for other releases
      netc build --secrets env                  fill in passwords: NETC_SECRET_LAB_BGP for lab-bgp
      netc build --explain                      what was derived, and from what

    Flags
          --out DIR          write below DIR; without it, out/ beside the entry
          --target LIST      releases in place of those in the description: cilium=1.20,frr=10.5
          --only PART        one part: cilium, frr or lab
          --check            write nothing; show how the files on disk differ, and fail if they do
          --stdout           write nothing; print every file
          --watch            build again whenever a source changes, until Ctrl-C
          --force            overwrite files that were edited by hand or that netc did not write
          --explain          print what was derived, from what, and where
          --secrets SOURCE   write filled-in files too, below secrets/, ignored by git: env, or a file of NAME=value lines or JSON
          --format FORMAT    findings as pretty (with the source) or concise (one a line)
          --config FILE      the configuration; without it, the nearest netc.config.json or netc.config.ts upward
          --no-config        use no configuration

    Flags of every command
          --color WHEN   colours: auto, always or never
      -q, --quiet        findings only
      -v, --verbose      say which files are used
      -h, --help         show this

    Each flag can be set in the environment too, as in NETC_OUT=DIR or NETC_QUIET=1.
    A flag wins over it, and both over the configuration.

    Exit codes
      0   done, nothing found
      1   findings: errors in what was read, files edited by hand, a difference under --check
      2   wrong usage: a flag, a configuration, a folder or the disk; nothing to check
      3   a mistake in netc itself
    "
  `)
  for (const argv of [
    ['build', '--help'],
    ['build', '-h'],
    ['build', '--nonsense', '--help'],
  ])
    expect((await netc(argv, { cwd })).out).toBe(out)
})

test.each([
  ['biuld', 'unknown command biuld', 'did you mean build?'],
  ['deploy', 'unknown command deploy', 'the commands are build, lint, why, rules, explain, version, help'],
  ['help biuld', 'unknown command biuld', 'did you mean build?'],
  ['--chekc', 'unknown flag --chekc', 'flags come after the command: netc build --chekc'],
  ['build --chekc', 'netc build has no flag --chekc', 'did you mean --check?'],
  ['build --frobnicate', 'netc build has no flag --frobnicate', 'see netc help build'],
  ['build -x', 'netc build has no flag -x', 'see netc help build'],
  ['build --constructor', 'netc build has no flag --constructor', 'see netc help build'],
  ['build --out', '--out needs a value', 'write --out DIR'],
  ['build --out --check', '--out needs a value', 'write --out DIR'],
  ['build --out=', '--out needs a value', 'write --out DIR'],
  ['build --check=yes', '--check takes no value', 'write it as it is: --check'],
  ['build --only fr', '--only cannot be fr', 'did you mean frr?'],
  ['build --only everything', '--only cannot be everything', 'it can be cilium, frr, lab'],
  ['build --color=sometimes', '--color cannot be sometimes', 'it can be auto, always, never'],
  ['build a.ts b.ts', 'netc build does not know what to do with b.ts', 'see netc help build'],
  [
    'build --check --stdout',
    '--check and --stdout do not go together',
    'the one compares, the other prints: choose one',
  ],
  [
    'build --stdout --secrets env',
    '--stdout and --secrets do not go together',
    'passwords are written to files only, which git ignores',
  ],
  ['version --jsn', 'netc version has no flag --jsn', 'did you mean --json?'],
])('netc %s: two lines, exit code 2', async (line, message, hint) => {
  expect(await netc(line.split(' '), { cwd })).toEqual({ code: 2, out: '', err: `error  ${message}\n       ${hint}\n` })
})

test('every flag can come from the environment, and argv wins', async () => {
  const here = folderWith({ 'network.ts': '' })
  const built = builtWith({ 'routers/r/frr.conf': 'a\n' })
  const env = { NETC_STDOUT: '1', NETC_ONLY: 'cilium', NETC_TARGET: 'frr=8.4', NETC_QUIET: 'no', NETC_CONFIG: '' }
  const requests: unknown[] = []
  const seen = (request: unknown) => {
    requests.push(request)
    return built
  }
  await netc(['build'], { cwd: here, env, built: seen })
  await netc(['build', '--only', 'frr', '--target', 'cilium=1.18'], { cwd: here, env, built: seen })
  expect(requests).toMatchObject([
    { only: 'cilium', targets: { frr: '8.4' } },
    { only: 'frr', targets: { cilium: '1.18' } },
  ])
})

test('a flag wins over one in the environment that does not go with it', async () => {
  const here = folderWith({ 'network.ts': '', 'netc.config.json': '{"entry": "gone.ts"}' })
  const built = builtWith({ 'routers/r/frr.conf': 'a\n' })
  const env = { NETC_CONFIG: 'netc.config.json', NETC_FORCE: '1' }
  expect((await netc(['build', '--no-config', '--check'], { cwd: here, env, built })).err).toContain('1 missing')
  expect(await netc(['build'], { cwd: here, env: { NETC_FORCE: '1', NETC_CHECK: '1' } })).toMatchObject({ code: 2 })
})

test.each([
  [{ NETC_ONLY: 'fr' }, 'NETC_ONLY cannot be fr', 'did you mean frr?'],
  [{ NETC_CHECK: 'perhaps' }, 'NETC_CHECK is perhaps', 'set it to 1 or 0'],
  [{ NETC_COLOR: 'x' }, 'NETC_COLOR cannot be x', 'it can be auto, always, never'],
])('%j is refused by its own name', async (env, message, hint) => {
  expect(await netc(['build'], { cwd, env })).toEqual({ code: 2, out: '', err: `error  ${message}\n       ${hint}\n` })
})

const colourful = [
  [{ terminal: true }, true],
  [{ terminal: false }, false],
  [{ terminal: true, env: { NO_COLOR: '1' } }, false],
  [{ terminal: true, env: { NO_COLOR: '' } }, true],
  [{ terminal: false, env: { FORCE_COLOR: '1' } }, true],
  [{ terminal: true, env: { FORCE_COLOR: '0' } }, false],
  [{ terminal: false, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
  [{ terminal: true, env: { TERM: 'dumb' } }, false],
  [{ terminal: false, env: { NETC_COLOR: 'always', NO_COLOR: '1' } }, true],
] as const

test.each(colourful)('colours with %j: %j', async (setting, coloured) => {
  const { err } = await netc(['build', 'gone.ts'], { cwd, ...setting })
  expect(err.startsWith('\u001b[31merror\u001b[0m')).toBe(coloured)
})

test('a mistake of ours is exit code 3, with its stack and how to report it', async () => {
  const broken = command({
    name: 'break',
    positionals: [],
    summary: '',
    examples: [],
    options: {},
    run: () => Promise.reject(new TypeError('oh no')),
  })
  const written: string[] = []
  const stream = { write: (text: string) => written.push(text) }
  const code = await main(
    ['break'],
    {
      stdout: stream,
      stderr: stream,
      env: {},
      cwd,
      stdin: () => Promise.resolve(Buffer.alloc(0)),
      interrupted: () => new AbortController().signal,
    },
    [broken],
  )
  expect(code).toBe(3)
  expect(written.join('')).toMatch(
    /^error {2}this is a mistake in netc, not in your files\nTypeError: oh no\n {4}at .*\n[^]*netc version --json\n$/,
  )
})
