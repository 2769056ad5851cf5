/**
 * `npm run bench`: `netc build` as a whole process, by the size of the network. Prints medians and ratios as Markdown.
 *
 * Every run writes all its files into an empty folder. "cached" finds the types of the description checked before, as
 * every build of an unchanged or only half-new description in CI does; "uncached" starts with an empty cache.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { median, peakMemory, time } from './measure.js'
import { describe, nodesPerRack, torsPerRack } from './network.js'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, nodes: { type: 'string', default: '20,100,1000,5000' } },
})
const runs = Number(values.runs)
const sizes = values.nodes.split(',').map(Number)

/** What netlab publishes for 100 nodes and 5 ToRs on a machine with 2 cores, in milliseconds. */
const netlab = 6900

const root = join(import.meta.dirname, '..')
const bin = join(root, 'bin/netc.js')
/** In memory where there is such a folder: what a disk takes to make thousands of files differs tenfold from run to run. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const scratch = mkdtempSync(join(memory, 'netc-bench-'))
const disk = mkdtempSync(join(tmpdir(), 'netc-bench-'))

try {
  const rows = sizes.map(measure)
  const [processor] = cpus()
  console.log(
    `\`netc build\` as a whole process: median of ${runs} runs, Node ${process.versions.node}, ${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, files below ${memory}\n`,
  )
  print(
    ['nodes', 'ToRs', 'cached', 'peak memory', 'uncached', 'peak memory'],
    rows.map(({ nodes, cached, uncached }) => [
      nodes.toLocaleString('en'),
      String((nodes / nodesPerRack) * torsPerRack),
      seconds(cached.time),
      megabytes(cached.memory),
      seconds(uncached.time),
      megabytes(uncached.memory),
    ]),
  )
  print(['', 'measured', 'wanted'], [...ratios(rows), startUp()])
} finally {
  for (const folder of [scratch, disk]) rmSync(folder, { recursive: true })
}

/** @param {number} nodes */
function measure(nodes) {
  const cwd = join(scratch, String(nodes))
  mkdirSync(join(cwd, 'node_modules'), { recursive: true })
  symlinkSync(root, join(cwd, 'node_modules/netc'), 'dir')
  writeFileSync(join(cwd, 'package.json'), '{ "type": "module" }\n')
  writeFileSync(join(cwd, 'network.ts'), describe(nodes))

  const cache = join(cwd, 'cache')
  const argv = [bin, 'build', 'network.ts', '--out', 'out']
  const options = { cwd, env: { NETC_CACHE_DIR: cache } }
  /** @param {string[]} folders */
  const empty = folders => folders.forEach(folder => rmSync(folder, { recursive: true, force: true }))
  /** @param {string[]} before the folders that every run finds empty */
  const both = before => ({
    time: median(Array.from({ length: runs }, () => (empty(before), time(argv, options)))),
    memory: (empty(before), peakMemory(argv, options)),
  })
  const out = join(cwd, 'out')
  const uncached = both([out, cache])
  const cached = both([out])
  return { nodes, cached, uncached, onDisk: nodes === 5000 ? toDisk(argv, options, out) : undefined }
}

/**
 * The same build into fresh folders of the disk, each time beside copying its files there, which is the disk's own part.
 * @param {string[]} argv @param {{ cwd: string, env: Record<string, string> }} options @param {string} out
 */
function toDisk(argv, options, out) {
  const pairs = Array.from({ length: runs }, (_, run) => {
    const start = performance.now()
    cpSync(out, join(disk, `copy${run}`), { recursive: true })
    const copy = performance.now() - start
    return { copy, build: time([...argv.slice(0, -1), join(disk, `build${run}`)], options) }
  })
  return { copy: median(pairs.map(({ copy }) => copy)), build: median(pairs.map(({ build }) => build)) }
}

/** @param {ReturnType<typeof measure>[]} rows */
function ratios(rows) {
  /** @param {number} nodes */
  const at = nodes => rows.find(row => row.nodes === nodes)
  const [hundred, thousand, most] = [at(100), at(1000), at(5000)]
  return [
    ...(hundred
      ? [
          ['100 nodes, cached', seconds(hundred.cached.time), '< 0.5 s'],
          ['100 nodes, uncached', seconds(hundred.uncached.time), '< 2 s'],
          ['netlab (100 nodes, 5 ToRs: 6.9 s) against that', ratio(netlab / hundred.cached.time), ''],
        ]
      : []),
    ...(most
      ? [['5,000 nodes, cached', `${seconds(most.cached.time)}, ${megabytes(most.cached.memory)}`, '< 2.5 s, 400 MB']]
      : []),
    ...(most?.onDisk
      ? [
          [
            'the same onto the disk of the system’s temporary folder',
            `${seconds(most.onDisk.build)} (copying the files there: ${seconds(most.onDisk.copy)})`,
            '',
          ],
        ]
      : []),
    ...(thousand && most
      ? [['time for 5,000 nodes against 1,000', ratio(most.cached.time / thousand.cached.time), 'at most 5']]
      : []),
  ]
}

/** `netc --version` against an empty start of node, taken in turns so that the machine's mood hits both. */
function startUp() {
  const empty = join(scratch, 'empty.js')
  writeFileSync(empty, '')
  const pairs = Array.from({ length: runs * 4 }, () => ({
    node: time([empty], { cwd: scratch }),
    netc: time([bin, '--version'], { cwd: scratch }),
  }))
  const [node, netc] = [median(pairs.map(pair => pair.node)), median(pairs.map(pair => pair.netc))]
  return [
    '`netc --version` against an empty start of node',
    `${ratio(netc / node)} (${Math.round(netc)} ms, ${Math.round(node)} ms)`,
    'at most 1.5',
  ]
}

/** @param {string[]} head @param {string[][]} rows */
function print(head, rows) {
  const all = [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
  console.log(`${all.map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`)
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

/** @param {number} amount */
function megabytes(amount) {
  return `${Math.round(amount)} MB`
}

/** @param {number} value */
function ratio(value) {
  return `${value.toFixed(1)} ×`
}
