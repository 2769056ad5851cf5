/**
 * `npm run bench`: `netc lint` as a whole process, by the size of the repository. Prints medians as Markdown.
 *
 * "processor" is user and system time of all threads: on a machine that does other work too, it is what to compare.
 * No run finds anything in the cache unless it says so.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measured, median } from './measure.js'
import { mixed, network, relevant, workload, write } from './repository.js'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, only: { type: 'string', default: 'abcde' } },
})
const runs = Number(values.runs)

const root = join(import.meta.dirname, '..')
const bin = join(root, 'bin/netc.js')
/** In memory where there is such a folder: what a disk takes to open thousands of files differs tenfold from run to run. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const scratch = mkdtempSync(join(memory, 'netc-bench-lint-'))

/** @type {string[][]} */
const rows = []

try {
  if (values.only.includes('a')) small()
  if (/[bd]/.test(values.only)) large()
  if (values.only.includes('c')) allRelevant()
  if (values.only.includes('e')) growth()
  const [processor] = cpus()
  console.log(
    `\`netc lint\` as a whole process: median of ${runs} runs, Node ${process.versions.node}, ${cpus().length} × ${processor?.model.trim()}, files below ${memory}\n`,
  )
  const head = ['', 'time', 'processor', 'peak memory', 'wanted']
  const all = [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
  console.log(`${all.map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`)
} finally {
  rmSync(scratch, { recursive: true })
}

/** What three simple rules of Spectral take 2.6 s for, on a machine with 2 cores. */
function small() {
  const folder = make('small', [...network(), ...mixed(1000, 20)])
  row('1,000 manifests and 10 frr.conf, all rules (Spectral, three rules: 2.6 s)', lint(folder), '< 0.8 s')
}

/** What kubeconform publishes 6.7 s for, on 4 cores. */
function large() {
  const folder = make('large', [...network(), ...mixed(50_000, 25)])
  const first = lint(folder)
  row('50,000 resources in 35,000 files, 4 % that matter (kubeconform, 4 cores: 6.7 s)', first, '< 6.7 s, 1 GB')
  lint(folder, ['lint'], 1)
  const second = lint(folder, ['lint'])
  row('the same again, out of the cache', second, 'a third')
  rows.push(['again against first', ...ratios(second, first), '', '< 0.33 ×'])
}

/** Where every file matters: against what the package yaml alone takes to parse them. */
function allRelevant() {
  const files = Array.from({ length: 5000 }, (_, i) => /** @type {const} */ ([`services/app-${i}.yaml`, relevant(i)]))
  const folder = make('relevant', [...network(), ...files])
  const parse = join(scratch, 'parse.mjs')
  writeFileSync(
    parse,
    `import { readdirSync, readFileSync } from 'node:fs'
import { parseAllDocuments } from ${JSON.stringify(join(root, 'node_modules/yaml/dist/index.js'))}
for (const name of readdirSync('services')) for (const each of parseAllDocuments(readFileSync('services/' + name, 'utf8'))) each.toJS()
`,
  )
  const alone = lint(folder, [parse])
  const ours = lint(folder)
  row('5,000 resources that matter', ours, '')
  row('the package `yaml` alone, parsing them', alone, '')
  rows.push(['netc against that', ...ratios(ours, alone), '', 'at most 1.5 ×'])
}

function growth() {
  const sizes = [1000, 10_000, 100_000]
  const all = sizes.map(size => {
    const folder = make(
      `growth-${size}`,
      (function* () {
        yield* network()
        for (let i = 0; i < size; i++) yield /** @type {const} */ ([`apps/team-${i % 40}/app-${i}.yaml`, workload(i)])
      })(),
    )
    const result = lint(folder)
    row(`${size.toLocaleString('en')} resources that do not matter`, result, '')
    rmSync(folder, { recursive: true })
    return result
  })
  const [one, ten, hundred] = /** @type {[Cost, Cost, Cost]} */ (all)
  const per = (/** @type {keyof Cost} */ of) => `${((hundred[of] - ten[of]) / (ten[of] - one[of])).toFixed(1)} ×`
  rows.push(['90,000 more against 9,000 more', per('time'), per('processor'), '', '10 ×'])
}

/** @param {string} name @param {Iterable<readonly [path: string, text: string]>} files */
function make(name, files) {
  const folder = join(scratch, name)
  // A repository ends where git says, not at whatever lies above.
  write(folder, [['.git/HEAD', 'ref: refs/heads/main\n']])
  write(folder, files)
  return folder
}

/** @typedef {{ time: number, processor: number, memory: number }} Cost in milliseconds and MB */

/**
 * The median of each cost; findings are no failure.
 * @param {string} cwd @param {string[]} [argv] @param {number} [times] @returns {Cost}
 */
function lint(cwd, argv = ['lint', '--no-cache'], times = runs) {
  const args = argv[0] === 'lint' ? [bin, ...argv, '--fail-on', 'never', '--output', 'json=/dev/null'] : argv
  const options = { cwd, env: { NETC_CACHE_DIR: join(scratch, 'cache') } }
  const all = Array.from({ length: times }, () => measured(args, options))
  const middle = (/** @type {keyof Cost} */ of) => median(all.map(each => each[of]))
  return { time: middle('time'), processor: middle('processor'), memory: middle('memory') }
}

/** @param {string} name @param {Cost} cost @param {string} wanted */
function row(name, { time, processor, memory: peak }, wanted) {
  rows.push([name, seconds(time), seconds(processor), `${Math.round(peak)} MB`, wanted])
}

/** @param {Cost} a @param {Cost} b */
function ratios(a, b) {
  return [`${(a.time / b.time).toFixed(2)} ×`, `${(a.processor / b.processor).toFixed(2)} ×`]
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`
}
