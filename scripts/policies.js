// Writes what is made from the files of policies/: the list of them all, and a page of documentation for each.
// Run as `node --import ./scripts/strip-types.js scripts/policies.js`; tests say whether it was.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'policies')
const pages = join(root, 'docs/policies')

/** The text of policies/index.ts. */
export async function indexText() {
  const found = readdirSync(folder, { withFileTypes: true })
    .filter(each => each.isDirectory())
    .flatMap(group =>
      readdirSync(join(folder, group.name))
        .filter(file => file.endsWith('.ts'))
        .map(file => ({ group: group.name, id: file.slice(0, -'.ts'.length) })),
    )
    .sort((a, b) => (`${a.group}/${a.id}` < `${b.group}/${b.id}` ? -1 : 1))
  /** @param {string} id */
  const variable = id => id.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
  const text = `/** The policies that come with netc. Written by \`npm run policies\` from the files of this folder. */
import type { Policy } from '../src/lint/policy.ts'
${found.map(({ group, id }) => `import ${variable(id)} from './${group}/${id}.ts'`).join('\n')}

/** By id, group after group. */
export const policies: Readonly<Record<string, Policy>> = {
${found.map(({ id }) => `  '${id}': ${variable(id)},`).join('\n')}
}

/** The group of each policy: its folder. */
export const groups: Readonly<Record<string, string>> = {
${found.map(({ group, id }) => `  '${id}': '${group}',`).join('\n')}
}
`
  const file = join(folder, 'index.ts')
  return format(text, { ...(await resolveConfig(file)), filepath: file })
}

/** The text of each page, by id. */
export async function pageTexts() {
  /** @type {[typeof import('../policies/index.ts'), typeof import('../src/lint/page.ts')]} */
  const [{ policies }, { page }] = await Promise.all([import('../policies/index.ts'), import('../src/lint/page.ts')])
  return Object.fromEntries(Object.entries(policies).map(([id, policy]) => [id, page(id, policy)]))
}

/** The text of docs/policies/README.md: all rules by group. */
export async function listText() {
  const { policies, groups } = /** @type {typeof import('../policies/index.ts')} */ (
    await import('../policies/index.ts')
  )
  const names = [...new Set(Object.values(groups))]
  const tables = names.map(name => {
    const rows = Object.entries(policies)
      .filter(([id]) => groups[id] === name)
      .map(([id, { severity, summary }]) => `| [${id}](${id}.md) | ${severity} | ${summary} |`)
    return `## ${name}\n\n| rule | severity | what must hold |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  })
  const text = `# What \`netc lint\` looks for\n\n${Object.keys(policies).length} rules in ${names.length} groups. A rule or a whole group is chosen by its name: \`netc lint --select pools,weak-password\`. Written by \`npm run policies\`.\n\n${tables.join('\n')}`
  const file = join(pages, 'README.md')
  return format(text, { ...(await resolveConfig(file)), filepath: file })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const index = await indexText()
  if (readFileSync(join(folder, 'index.ts'), 'utf8') !== index) writeFileSync(join(folder, 'index.ts'), index)
  mkdirSync(pages, { recursive: true })
  for (const [id, text] of Object.entries(await pageTexts())) writeFileSync(join(pages, `${id}.md`), text)
  writeFileSync(join(pages, 'README.md'), await listText())
}
