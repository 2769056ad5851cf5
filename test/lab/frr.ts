/**
 * Real FRR for tests: daemons of the system's FRR, or of another root folder, each router in a network namespace of
 * its own, loaded as `frrinit.sh` loads it. Everything started or made here is ended or removed by `stop`.
 */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where the daemons are, in Debian's packages and in Fedora's. */
const folders = ['/usr/lib/frr', '/usr/libexec/frr']

/** One FRR on this machine: its release, and the root it lies in. */
export interface Installation {
  readonly version: string
  readonly root: string
  readonly bin: string
}

/** The FRR of a root folder; undefined when there is none. */
export function findFrr(root = '/'): Installation | undefined {
  const bin = folders.find(each => existsSync(join(root, each, 'bgpd')))
  if (bin === undefined) return undefined
  const [command, ...args] = [...inside(root), join(bin, 'bgpd'), '--version']
  const version = /version (\d+(?:\.\d+)+)/.exec(execFileSync(command!, args, { encoding: 'utf8' }))?.[1]
  return version === undefined ? undefined : { version, root, bin }
}

/** The FRR of a release that `scripts/frr-roots.sh` made. */
export function findFrrRoot(version: string): Installation | undefined {
  return findFrr(join(process.env['NETC_FRR_ROOTS'] ?? join(homedir(), '.cache/netc-frr'), version))
}

/** Why nothing can be started here, in one line; undefined when it can. */
export function whyNoLab(frr: Installation | undefined): string | undefined {
  if (process.getuid?.() !== 0) return 'the lab needs root: it makes network namespaces'
  if (!frr) return 'the lab needs FRR: apt-get install frr frr-pythontools'
  return undefined
}

function inside(root: string): readonly string[] {
  return root === '/' ? [] : ['chroot', root]
}

/** What is copied to a router: the text of its files. */
export interface Files {
  readonly conf: string
  readonly daemons?: string
  readonly vtysh?: string
}

/** A router that runs. */
export interface RunningRouter {
  /** The network namespace, which is also FRR's pathspace. */
  readonly name: string
  /** What vtysh said while it loaded the file, and what it said it with. */
  readonly complaints: readonly string[]
  readonly vtysh: (command: string) => Promise<string>
  /** Runs a command in the namespace. */
  readonly exec: (...command: string[]) => Promise<string>
  /** What `frr-reload.py --test` would change to get from the running configuration to the file. */
  readonly delta: () => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

/** Puts a random password in place of each marker, the same one for the same secret. Nothing else is changed. */
export function fillMarkers(conf: string, passwords = new Map<string, string>()): string {
  return conf.replace(/\{\{ netc secret (\S+) \}\}/g, (_, name: string) => {
    const known = passwords.get(name) ?? randomBytes(16).toString('hex')
    passwords.set(name, known)
    return known
  })
}

/** A network namespace with its loopback up. */
export async function makeNamespace(): Promise<string> {
  const name = `netc-${randomBytes(4).toString('hex')}`
  await run('ip', ['netns', 'add', name])
  await run('ip', ['-n', name, 'link', 'set', 'lo', 'up'])
  await run('ip', [
    'netns',
    'exec',
    name,
    'sysctl',
    '-q',
    '-w',
    'net.ipv4.ip_forward=1',
    'net.ipv6.conf.all.forwarding=1',
  ])
  return name
}

/** A link between two namespaces, both ends up. */
export async function connect(a: string, aName: string, b: string, bName: string): Promise<void> {
  await run('ip', ['link', 'add', aName, 'netns', a, 'type', 'veth', 'peer', 'name', bName, 'netns', b])
  for (const [name, link] of [
    [a, aName],
    [b, bName],
  ] as const)
    await run('ip', ['-n', name, 'link', 'set', link, 'up'])
}

/** Starts the daemons that the files ask for in a namespace, and loads the configuration. */
export async function startFrr(frr: Installation, namespace: string, files: Files): Promise<RunningRouter> {
  const etc = join(frr.root, 'etc/frr', namespace)
  // Not /var/run: in a root folder that link would lead out of it.
  const runtime = join(frr.root, 'run/frr', namespace)
  const children: ChildProcess[] = []
  const enter = [
    'ip',
    'netns',
    'exec',
    namespace,
    ...(frr.root === '/' ? [] : ['sh', '-c', 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"', frr.root]),
  ]
  const exec = async (...command: string[]) => {
    const { stdout, stderr } = await run(enter[0]!, [...enter.slice(1), ...command], { maxBuffer: 1 << 28 }).catch(
      (error: unknown) => error as Failure,
    )
    return stdout + stderr
  }

  const stop = async () => {
    await Promise.all(children.toReversed().map(end))
    await run('ip', ['netns', 'del', namespace]).catch(() => undefined)
    rmSync(etc, { recursive: true, force: true })
    rmSync(runtime, { recursive: true, force: true })
  }

  try {
    for (const folder of [etc, runtime]) {
      mkdirSync(folder, { recursive: true })
      await run(inside(frr.root)[0] ?? 'env', [
        ...inside(frr.root).slice(1),
        'chown',
        'frr:frr',
        folder.slice(frr.root.length === 1 ? 0 : frr.root.length),
      ])
    }
    const confFile = join(etc, 'frr.conf')
    writeFileSync(confFile, files.conf, { mode: 0o644 })
    writeFileSync(join(etc, 'vtysh.conf'), files.vtysh ?? 'service integrated-vtysh-config\n', { mode: 0o644 })
    chmodSync(confFile, 0o644)
    const log = openSync(join(runtime, 'daemons.log'), 'a')

    const profile = /^frr_profile="?(\w+)"?/m.exec(files.daemons ?? '')?.[1] ?? 'traditional'
    for (const daemon of daemonsOf(frr, files.daemons ?? 'bgpd=yes\nbfdd=yes\n')) {
      const args = [join(frr.bin, daemon), '-N', namespace, '-P', '0', '-A', '127.0.0.1', '-F', profile]
      children.push(spawn(enter[0]!, [...enter.slice(1), ...args], { stdio: ['ignore', log, log] }))
      await until(
        () => existsSync(join(runtime, `${daemon}.vty`)),
        () => `${daemon} ${frr.version} does not start: ${readFileSync(join(runtime, 'daemons.log'), 'utf8')}`,
      )
    }
    closeSync(log)

    const loaded = await run(enter[0]!, [...enter.slice(1), 'vtysh', '-N', namespace, '-b']).then(
      ({ stdout, stderr }) => stdout + stderr,
      (error: Failure) => `${error.stdout}${error.stderr}\nvtysh -b ended with ${error.code}`,
    )
    return {
      name: namespace,
      complaints: loaded
        .split('\n')
        .map(line => line.trimEnd())
        .filter(line => line.trim() !== '' && !progress.test(line)),
      vtysh: command => exec('vtysh', '-N', namespace, '-c', command),
      exec,
      delta: async () =>
        deltaOf(
          await exec(
            'env',
            'PYTHONWARNINGS=ignore',
            join(frr.bin, 'frr-reload.py'),
            '--test',
            '--stdout',
            '--bindir',
            '/usr/bin',
            '--confdir',
            '/etc/frr',
            '--rundir',
            '/var/run/frr',
            '-N',
            namespace,
            `/etc/frr/${namespace}/frr.conf`,
          ),
        ),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

type Failure = Error & { readonly stdout: string; readonly stderr: string; readonly code: number }

/** What vtysh prints while all is well; of graceful restart it speaks even where no session is up yet. */
const progress =
  /^(Waiting for children to finish applying config|\[\d+\|\w+\] (sending configuration|done)|Graceful restart configuration changed)/

/** zebra and staticd always run, as does mgmtd where the release has it; the others as `daemons` says. */
function daemonsOf({ root, bin }: Installation, daemons: string): readonly string[] {
  const asked = Array.from(daemons.matchAll(/^(\w+)=yes$/gm), ([, name]) => name!).filter(name =>
    existsSync(join(root, bin, name)),
  )
  return [...(existsSync(join(root, bin, 'mgmtd')) ? ['mgmtd'] : []), 'zebra', 'staticd', ...asked]
}

async function until(done: () => boolean, problem: () => string): Promise<void> {
  for (let waited = 0; !done(); waited += 20) {
    if (waited > 10_000) throw new Error(problem())
    await sleep(20)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(hard)
}

/** What `frr-reload.py --test` says; but for the host's name, which FRR never keeps in its file. */
function deltaOf(output: string): readonly string[] {
  const lines = output.split('\n').map(line => line.trimEnd())
  const said = lines.filter(line => line !== '' && !/^(=+|no hostname .*|.* {2}INFO: .*)$/.test(line))
  return said.every(line => heading.test(line)) ? [] : said
}

const heading = /^Lines To (Delete|Add)$/

/** Loads a router's files into FRR in a namespace with the interfaces they name, and tells what came of it. */
export async function loadInFrr(
  files: Files & { readonly frr?: Installation; readonly passwords?: Map<string, string> },
): Promise<{
  readonly complaints: readonly string[]
  readonly delta: readonly string[]
  readonly running: string
}> {
  const frr = files.frr ?? findFrr()
  if (!frr) throw new Error(whyNoLab(frr))
  const conf = fillMarkers(files.conf, files.passwords)
  const namespace = await makeNamespace()
  let i = 0
  for (const link of interfacesOf(conf)) {
    await run('ip', ['-n', namespace, 'link', 'add', link, 'type', 'veth', 'peer', 'name', `other${i++}`])
    await run('ip', ['-n', namespace, 'link', 'set', link, 'up'])
  }
  const router = await startFrr(frr, namespace, { ...files, conf })
  try {
    return {
      complaints: router.complaints,
      delta: await router.delta(),
      running: await router.vtysh('show running-config'),
    }
  } finally {
    await router.stop()
  }
}

/** The interfaces that a configuration takes to be there. */
function interfacesOf(conf: string): ReadonlySet<string> {
  const patterns = [
    /^interface (\S+)/gm,
    /^ *neighbor (\S+) interface\b/gm,
    /^ *neighbor \S+ update-source ([a-z]\S*)/gm,
    /^ip(?:v6)? route \S+ ([a-z]\S*)/gm,
  ]
  const names = patterns.flatMap(pattern => Array.from(conf.matchAll(pattern), ([, name]) => name!))
  return new Set(
    names.filter(name => !['lo', 'blackhole', 'reject', 'Null0'].includes(name) && !/^[\da-f]*:/.test(name)),
  )
}
