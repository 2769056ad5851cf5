// Everything that must hold before a change is done: what CI runs, and what the README tells a newcomer to run.
import { otherNodes } from './node-versions.js'
import { run } from './steps.js'

run([
  { title: 'FRR', command: 'npm run --silent test:setup' },
  { title: 'format', command: 'npm run --silent format:check' },
  { title: 'types', command: 'npm run --silent types' },
  { title: 'lint', command: 'npm run --silent lint' },
  { title: 'unused', command: 'npm run --silent unused' },
  {
    title: 'tests',
    command: 'npx vitest run --project unit --project package --project lab',
    tests: true,
  },
  ...otherNodes,
])
