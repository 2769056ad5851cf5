/** Whole processes, timed from outside. */
import { spawnSync } from 'node:child_process'

/**
 * The wall-clock time of one run in milliseconds; throws with the program's own words when it fails.
 * @param {readonly string[]} argv arguments of node
 * @param {{ cwd: string, env?: Record<string, string> }} options
 */
export function time(argv, options) {
  const start = process.hrtime.bigint()
  runNode(argv, options, ['ignore', 'pipe', 'pipe'])
  return Number(process.hrtime.bigint() - start) / 1e6
}

/**
 * The peak resident memory of one run in MB.
 * @param {readonly string[]} argv arguments of node
 * @param {{ cwd: string, env?: Record<string, string> }} options
 */
export function peakMemory(argv, options) {
  return measured(argv, options).memory
}

/**
 * What one run takes: wall-clock and processor time in milliseconds, peak resident memory in MB. The process tells the
 * latter two itself as it ends, by way of a file descriptor that nothing else uses: getrusage counts all its threads,
 * and no tool of the system is needed.
 * @param {readonly string[]} argv arguments of node
 * @param {{ cwd: string, env?: Record<string, string> }} options
 */
export function measured(argv, options) {
  const tell = `import { writeSync } from 'node:fs'; process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    writeSync(3, JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }))
  })`
  const start = process.hrtime.bigint()
  const { output } = runNode(['--import', `data:text/javascript,${encodeURIComponent(tell)}`, ...argv], options, [
    'ignore',
    'pipe',
    'pipe',
    'pipe',
  ])
  const time = Number(process.hrtime.bigint() - start) / 1e6
  const { processor, memory } = JSON.parse(String(output?.[3]))
  return { time, processor: Number(processor), memory: Number(memory) }
}

/**
 * @param {readonly string[]} argv
 * @param {{ cwd: string, env?: Record<string, string> }} options
 * @param {import('node:child_process').StdioOptions} stdio
 */
function runNode(argv, { cwd, env }, stdio) {
  const done = spawnSync(process.execPath, argv, {
    cwd,
    env: { ...process.env, ...env },
    stdio,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (done.status !== 0)
    throw new Error(`node ${argv.join(' ')} ended with ${done.status ?? done.signal}\n${done.stdout}${done.stderr}`)
  return done
}

/**
 * The middle value; the upper of the two where their number is even.
 * @param {readonly number[]} values
 */
export function median(values) {
  return Number(values.toSorted((a, b) => a - b)[values.length >> 1])
}
