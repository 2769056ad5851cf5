// Everything that must hold before a change is done: what CI runs, and what the README tells a newcomer to run.
import { otherNodes } from './node-versions.js'
import { run } from './steps.js'

run([
  { title: 'FRR', command: 'npm run --silent test:setup' },
  { title: 'format', command: 'npm run --silent format:check' },
  { title: 'types', command: 'npm run --silent types' },
  { title: 'lint', command: 'npm run --silent lint' },
  { title: 'unused', command: 'npm run --silent unused' },
  { title: 'unit tests', command: 'npx vitest run --project unit', tests: true },
  { title: 'package tests', command: 'npx vitest run --project package', tests: true },
  { title: 'lab tests', command: 'npx vitest run --project lab', tests: true },
  ...otherNodes,
])
