/** The scenarios of `fixtures/`: the folders that hold a description, by name. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export const fixtures = join(import.meta.dirname, '..', 'fixtures')

export const scenarios: readonly string[] = readdirSync(fixtures).filter(name =>
  existsSync(join(fixtures, name, 'network.ts')),
)
