// The unit tests, and a build of every fixture, on each release line of Node that netc supports.
import { fileURLToPath } from 'node:url'
import { run } from './steps.js'

const lines = [20, 22, 24]

/**
 * The steps for every release line but the one that runs this. Node itself comes from the npm package `node`, and stands
 * first in the PATH for whatever a test starts; a test run by npx itself would hand npx's settings on to its own npx.
 * @type {import('./steps.js').Step[]}
 */
export const otherNodes = lines
  .filter(line => !process.versions.node.startsWith(`${line}.`))
  .map(line => ({
    title: `unit and package tests on Node ${line}`,
    command:
      `PATH="$(dirname "$(npx --yes --package=node@${line} -- node -p process.execPath)"):$PATH" ` +
      'node node_modules/vitest/vitest.mjs run --project unit --project package',
    tests: true,
  }))

if (process.argv[1] === fileURLToPath(import.meta.url)) run(otherNodes)
