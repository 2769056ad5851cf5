import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** A fixture that a test imports gets the library from source, as everything else in the test. */
const resolve = { alias: { netc: join(import.meta.dirname, 'src/index.ts') } }

/** Real FRR and whole processes: one file after another, with time to start daemons and converge. */
const slow = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{lab,frr-versions,package}/**'],
          testTimeout: 120_000,
        },
      },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'], ...slow } },
      { test: { name: 'lab', include: ['test/lab/**/*.test.ts'], ...slow } },
      { test: { name: 'frr-versions', include: ['test/frr-versions/**/*.test.ts'], ...slow } },
    ],
  },
})
