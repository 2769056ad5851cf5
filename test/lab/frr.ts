/**
 * Real FRR for tests: daemons of the system's FRR, or of another root folder, each router in a network namespace of
 * its own, loaded as `frrinit.sh` loads it. Everything started or made here is ended or removed by `stop`.
 */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { connect, makeNamespace, removeNamespace } from './namespace.ts'

const run = promisify(execFile)

/** One FRR on this machine: its release, and the root it lies in. */
export interface Installation {
  readonly version: string
  readonly root: string
  /** The folder of the daemons, below the root. */
  readonly bin: string
}

/** Where the daemons are, in Debian's packages and in Fedora's. */
const folders = ['/usr/lib/frr', '/usr/libexec/frr']

/** The FRR of a root folder; undefined when there is none. */
export function findFrr(root = '/'): Installation | undefined {
  const bin = folders.find(each => existsSync(join(root, each, 'bgpd')))
  if (bin === undefined) return undefined
  const [program, ...args] = inRoot(root, join(bin, 'bgpd'), '--version')
  const version = /version (\d+(?:\.\d+)+)/.exec(execFileSync(program!, args, { encoding: 'utf8' }))?.[1]
  return version === undefined ? undefined : { version, root, bin }
}

/** The FRR of a release that `scripts/frr-roots.sh` made. */
export function findFrrRoot(version: string): Installation | undefined {
  return findFrr(join(process.env['NETC_FRR_ROOTS'] ?? join(homedir(), '.cache/netc-frr'), version))
}

/** Why nothing can be started here, in one line; undefined when it can. */
export function whyNoLab(frr: Installation | undefined): string | undefined {
  if (process.getuid?.() !== 0) return 'the lab needs root: it makes network namespaces'
  if (!frr) return 'there is no such FRR: npm run test:setup, and scripts/frr-roots.sh for other releases'
  return undefined
}

/** What is copied to a router: the text of its files. */
export interface Files {
  readonly conf: string
  readonly daemons?: string
  readonly vtysh?: string
}

/** A router that runs. */
export interface RunningRouter {
  /** What vtysh said while it loaded the file, but for what it says when all is well. */
  readonly complaints: readonly string[]
  readonly vtysh: (command: string) => Promise<string>
  /** What `frr-reload.py --test` would change to get from the running configuration to the file. */
  readonly delta: () => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

/** Puts a random password in place of each marker, the same one for the same secret. Nothing else is changed. */
export function fillMarkers(conf: string, passwords = new Map<string, string>()): string {
  return conf.replace(/\{\{ netc secret (\S+) \}\}/g, (_, name: string) => {
    const password = passwords.get(name) ?? randomBytes(16).toString('hex')
    passwords.set(name, password)
    return password
  })
}

/** Starts the daemons that the files ask for in a namespace, which `stop` removes, and loads the configuration. */
export async function startFrr(frr: Installation, namespace: string, files: Files): Promise<RunningRouter> {
  const { root, bin } = frr
  const etc = join(root, 'etc/frr', namespace)
  // Not /var/run: in a root folder that link would lead out of it.
  const runtime = join(root, 'run/frr', namespace)
  const children: ChildProcess[] = []
  const exec = async (...command: string[]) => outcome(...inNamespace(namespace, root, ...command))
  const stop = async () => {
    await Promise.all(children.toReversed().map(end))
    await removeNamespace(namespace)
    for (const folder of [etc, runtime]) rmSync(folder, { recursive: true, force: true })
  }

  try {
    for (const folder of [etc, runtime]) mkdirSync(folder, { recursive: true })
    await outcome(...inRoot(root, 'chown', 'frr:frr', `/etc/frr/${namespace}`, `/run/frr/${namespace}`))
    writeFileSync(join(etc, 'frr.conf'), files.conf)
    writeFileSync(join(etc, 'vtysh.conf'), files.vtysh ?? 'service integrated-vtysh-config\n')

    const daemons = files.daemons ?? 'bgpd=yes\nbfdd=yes\n'
    const profile = /^frr_profile="?(\w+)"?/m.exec(daemons)?.[1] ?? 'traditional'
    for (const daemon of daemonsOf(frr, daemons)) {
      const command = [join(bin, daemon), '-N', namespace, '-P', '0', '-A', '127.0.0.1', '-F', profile]
      children.push(await start(daemon, runtime, inNamespace(namespace, root, ...command)))
    }
    const { output, code } = await exec('vtysh', '-N', namespace, '-b')
    return {
      complaints: [
        ...lines(output).filter(line => !progress.test(line)),
        ...(code === 0 ? [] : [`vtysh -b ended with ${code}`]),
      ],
      vtysh: async command => (await exec('vtysh', '-N', namespace, '-c', command)).output,
      delta: async () => {
        const folders = ['--bindir', '/usr/bin', '--confdir', '/etc/frr', '--rundir', '/var/run/frr', '-N', namespace]
        const reload = [join(bin, 'frr-reload.py'), '--test', '--stdout', ...folders, `/etc/frr/${namespace}/frr.conf`]
        // FRR 7.5's script is older than today's Python, which warns of it.
        return deltaOf((await exec('env', 'PYTHONWARNINGS=ignore', ...reload)).output)
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Loads a router's files into FRR in a namespace with the interfaces they name, and tells what came of it. */
export async function loadInFrr({
  frr = findFrr(),
  ...files
}: Files & { readonly frr?: Installation | undefined }): Promise<{
  readonly complaints: readonly string[]
  readonly delta: readonly string[]
  readonly running: string
}> {
  if (!frr) throw new Error(whyNoLab(frr))
  const conf = fillMarkers(files.conf)
  const namespace = await makeNamespace()
  for (const link of interfacesOf(conf)) await connect(namespace, link)
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

/** What vtysh prints while all is well; of graceful restart it speaks even where no session is up yet. */
const progress =
  /^(Waiting for children to finish applying config|\[\d+\|\w+\] (sending configuration|done)|Graceful restart configuration changed)/

/** What `frr-reload.py --test` says; but for the host's name, which FRR never keeps in its file. */
function deltaOf(output: string): readonly string[] {
  const said = lines(output).filter(line => !/^(=+|no hostname .*|.* {2}INFO: .*)$/.test(line))
  return said.every(line => /^Lines To (Delete|Add)$/.test(line)) ? [] : said
}

function lines(output: string): readonly string[] {
  return output
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '')
}

/** zebra and staticd always run, as does mgmtd where the release has it; the others as `daemons` says. */
function daemonsOf({ root, bin }: Installation, daemons: string): readonly string[] {
  const asked = Array.from(daemons.matchAll(/^(\w+)=yes$/gm), ([, name]) => name!)
  return ['mgmtd', 'zebra', 'staticd', ...asked].filter(name => existsSync(join(root, bin, name)))
}

/** The interfaces that a configuration takes to be there. */
function interfacesOf(conf: string): ReadonlySet<string> {
  const patterns = [
    /^interface (\S+)/gm,
    /^ *neighbor (\S+) interface\b/gm,
    /update-source ([a-z]\S*)/g,
    /^ip(?:v6)? route \S+ ([a-z]\S*)/gm,
  ]
  const names = patterns.flatMap(pattern => Array.from(conf.matchAll(pattern), ([, name]) => name!))
  return new Set(names.filter(name => !['lo', 'blackhole', 'reject'].includes(name) && !name.includes(':')))
}

function inRoot(root: string, ...command: string[]): string[] {
  return root === '/' ? command : ['chroot', root, ...command]
}

/** `ip netns exec` has a mount namespace of its own: what is mounted in it is gone with it. */
function inNamespace(namespace: string, root: string, ...command: string[]): string[] {
  const enter = root === '/' ? [] : ['sh', '-c', 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"', root]
  return ['ip', 'netns', 'exec', namespace, ...enter, ...command]
}

/** All that a command prints, and its exit code. */
async function outcome(...[program, ...args]: string[]): Promise<{ readonly output: string; readonly code: number }> {
  return run(program!, args, { maxBuffer: 1 << 28 }).then(
    ({ stdout, stderr }) => ({ output: stdout + stderr, code: 0 }),
    (error: unknown) => {
      const { stdout, stderr, code } = error as {
        readonly stdout: string
        readonly stderr: string
        readonly code: number
      }
      return { output: stdout + stderr, code }
    },
  )
}

/** Starts a daemon in the foreground, and waits until vtysh can reach it. */
async function start(daemon: string, runtime: string, [program, ...args]: string[]): Promise<ChildProcess> {
  const path = join(runtime, `${daemon}.log`)
  const log = openSync(path, 'a')
  const child = spawn(program!, args, { stdio: ['ignore', log, log] })
  closeSync(log)
  for (let waited = 0; !existsSync(join(runtime, `${daemon}.vty`)); waited += 20) {
    if (waited > 20_000 || child.exitCode !== null) {
      await end(child)
      throw new Error(`${daemon} does not start: ${readFileSync(path, 'utf8')}`)
    }
    await sleep(20)
  }
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(impatience)
}
