#!/usr/bin/env node
// The program. It is here and not in dist/, so that npm finds something to link before anything was compiled.
import { existsSync } from 'node:fs'

const compiled = new URL('../dist/src/cli/bin.js', import.meta.url)
if (existsSync(compiled)) await import(compiled.href)
else {
  console.error('netc is not compiled in this clone yet\nrun `npm ci` first')
  process.exitCode = 2
}
