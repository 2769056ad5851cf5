// Runs commands one after another, all of them, and closes with one line that counts what passed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * One command. With `tests` it runs Vitest, and each test counts; otherwise the command counts as one.
 * @typedef {{ title: string, command: string, tests?: boolean }} Step
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/**
 * Runs the steps and prints `N passed, N failed, N skipped` on the last line; the process exits with 1 when one failed.
 * @param {readonly Step[]} steps
 */
export function run(steps) {
  const reports = mkdtempSync(join(tmpdir(), 'netc-test-'))
  const counts = steps.map((step, at) => runStep(step, join(reports, `${at}.json`)))
  rmSync(reports, { recursive: true })

  const width = Math.max(...steps.map(({ title }) => title.length))
  console.log('')
  steps.forEach(({ title }, at) => counts[at] && console.log(`${title.padEnd(width)}  ${line(counts[at])}`))
  const total = counts.reduce((sum, count) => ({
    passed: sum.passed + count.passed,
    failed: sum.failed + count.failed,
    skipped: sum.skipped + count.skipped,
  }))
  console.log(line(total))
  process.exitCode = total.failed > 0 ? 1 : 0
}

/** @param {Count} count */
const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`

/** @param {Step} step @param {string} report @returns {Count} */
function runStep({ title, command, tests }, report) {
  console.log(`\n── ${title}`)
  const full = tests ? `${command} --reporter=default --reporter=json --outputFile.json=${report}` : command
  const { status } = spawnSync(full, { shell: true, stdio: 'inherit' })
  const count = tests ? read(report) : { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 }
  // A run that ends badly with no failed test (a crash, a file that does not load) is one failure.
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** @param {string} report @returns {Count} */
function read(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
