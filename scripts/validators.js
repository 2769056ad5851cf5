// Compiles the types of src/cilium/resources.ts to src/cilium/validators.ts, so that checking a resource needs neither
// a schema nor a compiler at run time. A test says whether that file is up to date.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { transformSync } from 'esbuild'
import { generateSchema, getProgramFromFiles } from 'typescript-json-schema'

const types = fileURLToPath(new URL('../src/cilium/resources.ts', import.meta.url))
const output = fileURLToPath(new URL('../src/cilium/validators.ts', import.meta.url))

/** The JSON schema of `Resources`: unknown fields refused, all numbers integers. */
function schemaOfResources() {
  // Not strict: with `undefined` in their types, optional lists would lose what is said of their items.
  const program = getProgramFromFiles([types], { target: 'es2023', lib: ['es2023'], types: [] })
  const schema = generateSchema(program, 'Resources', {
    required: true,
    noExtraProps: true,
    aliasRef: true,
    defaultNumberType: 'integer',
    validationKeywords: ['patternProperties'],
    ignoreErrors: true,
  })
  if (!schema?.definitions || !schema.properties) throw new Error('src/cilium/resources.ts has no type Resources')
  // What a person does not write is let pass.
  schema.definitions['Json'] = {}
  /** @type {{ properties: Record<string, object> }} */
  const plain = JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value)),
  )
  return plain
}

/** The text of validators.ts. */
export function compileValidators() {
  const schema = schemaOfResources()
  const ajv = new Ajv({
    schemas: [{ $id: 'resources', ...schema }],
    allErrors: true,
    verbose: true,
    messages: false,
    inlineRefs: false,
    // Without this the code would import from ajv.
    unicode: false,
    logger: false,
    code: { source: true, esm: true },
  })
  const resources = Object.keys(schema.properties)
  const pointers = resources.map((type, i) => [
    `resource${i}`,
    `resources#/properties/${encodeURIComponent(type.replaceAll('/', '~1'))}`,
  ])
  const code = standalone
    .default(ajv, Object.fromEntries(pointers))
    .replaceAll(/export const (resource\d+)/g, 'const $1')
  const table = `export const validators = { ${resources.map((type, i) => `${JSON.stringify(type)}: resource${i}`).join(', ')} }`
  const { code: small } = transformSync(code + table, { format: 'esm', minify: true, lineLimit: 160 })
  return `/* eslint-disable */
// @ts-nocheck Made by scripts/validators.js from resources.ts; do not edit.
// By API version and kind: says whether a value is such a resource; if not, the function's \`errors\` say why.
${small}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(output, compileValidators())
