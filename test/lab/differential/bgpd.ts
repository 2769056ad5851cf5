/** A bgpd by itself in a network namespace, without a kernel's routes: every next hop counts as reachable. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Installation } from '../frr.ts'
import { makeNamespace, removeNamespace } from '../namespace.ts'

const run = promisify(execFile)

/** What a speaker sends from one address: its OPEN, then the rest once the session is up. */
export interface Peer {
  readonly local: string
  readonly messages: readonly Buffer[]
}

/** A bgpd with peers that have sent all they had to send. */
export interface RunningBgpd {
  /** What bgpd said of its file. */
  readonly complaints: readonly string[]
  readonly vtysh: (...commands: readonly string[]) => Promise<string>
  /** The updates that each peer got, once no more come. */
  readonly received: () => Promise<readonly (readonly Buffer[])[]>
  readonly stop: () => Promise<void>
}

/** The address of the router; all of its network is local, so that any neighbor in it can be played. */
export const address = '10.0.0.1'

/** Starts bgpd with a file and lets peers talk to it. */
export async function startBgpd({ bin }: Installation, conf: string, peers: readonly Peer[]): Promise<RunningBgpd> {
  const folder = mkdtempSync(join(tmpdir(), 'netc-bgpd-'))
  const namespace = await makeNamespace()
  const inside = (program: string, ...args: string[]) => ['netns', 'exec', namespace, program, ...args]
  const children: ChildProcess[] = []
  const stop = async () => {
    for (const child of children) child.kill('SIGKILL')
    await removeNamespace(namespace)
    rmSync(folder, { recursive: true, force: true })
  }
  const vtysh = async (...commands: readonly string[]) => {
    const each = commands.flatMap(command => ['-c', command])
    const { stdout } = await run('ip', inside('vtysh', '--vty_socket', folder, ...each), { maxBuffer: 1 << 29 })
    return stdout.replace(/^% Can't open configuration file .*\n(Configuration file.*\n)?/gm, '')
  }
  try {
    await run('ip', ['-n', namespace, 'addr', 'add', `${address}/8`, 'dev', 'lo'])
    writeFileSync(join(folder, 'bgpd.conf'), conf)
    const log = join(folder, 'log')
    const options = ['-n', '-Z', '-S', '-P', '0', '-A', '127.0.0.1', '--vty_socket', folder, '-i', join(folder, 'pid')]
    const bgpd = spawn(
      'ip',
      inside(join(bin, 'bgpd'), ...options, '-f', join(folder, 'bgpd.conf'), '--log', `file:${log}`),
      {
        stdio: 'ignore',
      },
    )
    children.push(bgpd)
    await until(() => existsSync(join(folder, 'bgpd.vty')), 'bgpd to start')
    const speaker = spawn('ip', inside(process.execPath, join(import.meta.dirname, 'speaker.js')), {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    children.push(speaker)
    const done = new Set<string>()
    const refused: string[] = []
    let answer = ''
    createInterface({ input: speaker.stdout }).on('line', line => {
      if (line.startsWith('sent ')) done.add(line)
      else if (line.startsWith('refused ')) refused.push(line)
      else answer = line
    })
    const task = {
      remote: address,
      port: 179,
      peers: peers.map(({ local, messages }) => ({ local, messages: messages.map(each => each.toString('base64')) })),
    }
    speaker.stdin.write(`${JSON.stringify(task)}\n`)
    await until(
      () => done.size === peers.length || refused.length > 0,
      () => `${peers.length - done.size} sessions`,
    )
    if (refused.length > 0) throw new Error(refused[0])
    await settled(vtysh, peers)
    const said = readFileSync(log, 'utf8').split('\n')
    return {
      complaints: said.filter(line => / on config line |NOTIFICATION|error/i.test(line)),
      vtysh,
      async received() {
        await silent(vtysh)
        speaker.stdin.write('stop\n')
        await until(() => answer !== '', 'what was received')
        return (JSON.parse(answer) as string[][]).map(each => each.map(message => Buffer.from(message, 'base64')))
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Waits until bgpd has read every message. */
async function settled(vtysh: RunningBgpd['vtysh'], peers: readonly Peer[]): Promise<void> {
  const wanted = new Map(peers.map(({ local, messages }) => [local, messages.length - 1]))
  const deadline = Date.now() + 60_000
  for (;;) {
    const neighbors = JSON.parse(await vtysh('show bgp neighbors json')) as Record<
      string,
      { readonly messageStats?: { readonly updatesRecv: number } }
    >
    const missing = [...wanted].filter(([peer, count]) => neighbors[peer]?.messageStats?.updatesRecv !== count)
    if (missing.length === 0) return
    if (Date.now() > deadline)
      throw new Error(`bgpd has not read all updates of ${missing.length} peers: ${String(missing[0])}`)
    await sleep(200)
  }
}

/** Waits until bgpd has had nothing to announce for longer than it collects routes for (`coalesce-time`, here half a second). */
async function silent(vtysh: RunningBgpd['vtysh']): Promise<void> {
  let [before, since] = ['', Date.now()]
  while (Date.now() - since < 1500) {
    await sleep(250)
    const now = await vtysh('show bgp ipv4 unicast summary json', 'show bgp ipv6 unicast summary json')
    const sent = now.match(/"(?:msgSent|outq|inq)":\d+/g)!.join()
    if (sent !== before) [before, since] = [sent, Date.now()]
  }
}

async function until(done: () => boolean, what: string | (() => string)): Promise<void> {
  const deadline = Date.now() + 90_000
  while (!done()) {
    if (Date.now() > deadline) throw new Error(`waited too long for ${typeof what === 'string' ? what : what()}`)
    await sleep(20)
  }
}
