/**
 * Network namespaces for tests. Their names hold the process that made them, so that what a killed run left behind is
 * found and removed by the next one.
 */
import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(execFile)
const prefix = 'netc-'

/** A network namespace with its loopback up, that forwards as a router does. */
export async function makeNamespace(): Promise<string> {
  sweep()
  const name = `${prefix}${process.pid}-${randomBytes(3).toString('hex')}`
  await run('ip', ['netns', 'add', name])
  await run('ip', ['-n', name, 'link', 'set', 'lo', 'up'])
  const forwarding = ['net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1']
  await run('ip', ['netns', 'exec', name, 'sysctl', '-q', '-w', ...forwarding])
  return name
}

/** Ends what still runs in a namespace, and removes it with all its links. */
export async function removeNamespace(name: string): Promise<void> {
  const { stdout } = await run('ip', ['netns', 'pids', name])
  end(stdout)
  await run('ip', ['netns', 'del', name])
}

/** A link between two namespaces, or to nowhere from one; its ends are up. */
export async function connect(a: string, aName: string, b = a, bName = `x${aName}`.slice(0, 15)): Promise<void> {
  await run('ip', ['link', 'add', aName, 'netns', a, 'type', 'veth', 'peer', 'name', bName, 'netns', b])
  await run('ip', ['-n', a, 'link', 'set', aName, 'up'])
  await run('ip', ['-n', b, 'link', 'set', bName, 'up'])
}

let swept = false

/** Removes the namespaces of test processes that are no more. */
function sweep(): void {
  if (swept) return
  swept = true
  for (const [name, pid] of execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' }).matchAll(
    new RegExp(`^${prefix}(\\d+)-\\w+`, 'gm'),
  )) {
    if (isAlive(Number(pid))) continue
    end(execFileSync('ip', ['netns', 'pids', name], { encoding: 'utf8' }))
    execFileSync('ip', ['netns', 'del', name])
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function end(pids: string): void {
  for (const pid of pids.split('\n').filter(each => each !== ''))
    if (isAlive(Number(pid))) process.kill(Number(pid), 'SIGKILL')
}
