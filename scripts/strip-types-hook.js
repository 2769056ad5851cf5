/** The other half of strip-types.js, which Node runs in a thread for such hooks. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/wasm-typescript'

/** @type {import('node:module').LoadHook} Node's hook that gives a module's text. */
export function load(url, context, next) {
  if (!/^file:.*\.ts$/.test(url)) return next(url, context)
  const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), { mode: 'strip-only' })
  return { format: 'module', source: code, shortCircuit: true }
}
