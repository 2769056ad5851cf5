/**
 * The architecture of netc, as rules. Arrows point down; each outside package has one door; nothing in `bgp` knows of netc.
 * A rule's comment is for the one who has just broken it.
 */

/** What each folder of `src` may import of ours besides itself. `text` and `net` are values and import nothing. */
const layers = {
  text: [],
  net: [],
  yaml: ['text'],
  fabric: ['text', 'net'],
  cilium: ['text', 'net', 'fabric', 'yaml'],
  kubernetes: ['text', 'net', 'fabric', 'yaml'],
  helm: ['text', 'net', 'fabric', 'yaml'],
  topology: ['text', 'net', 'fabric', 'yaml'],
  frr: ['text', 'net', 'fabric'],
  host: ['text', 'net', 'fabric'],
  intent: ['text', 'net', 'fabric'],
  derive: ['text', 'net', 'fabric', 'intent'],
  dsl: ['text', 'net', 'fabric', 'intent'],
  report: ['text'],
}

/** The formats: one folder each, for both directions. */
const formats = ['cilium', 'kubernetes', 'helm', 'topology', 'frr', 'host']

/** Each package that is loaded at run time, and the one place that may import it. */
const doors = {
  'ip-num': '^src/net/',
  yaml: '^src/yaml/',
  'ts-morph': '^src/dsl/refine[.]ts$',
  typescript: '^src/dsl/typecheck[.]ts$',
  ajv: '^src/cilium/schema[.]ts$',
}

const tail = '(/|[.]ts$)'

const layerRules = Object.entries(layers).map(([folder, below]) => ({
  name: `${folder}-stays-in-its-layer`,
  comment: formats.includes(folder)
    ? `src/${folder} is one format: it turns its text into the model and back, and knows no other format and nobody who calls it. ` +
      'What two formats share is a value (src/net), a place in a text (src/text), a model type (src/fabric) or YAML itself (src/yaml).'
    : `src/${folder} may import ${below.length ? below.map(name => `src/${name}`).join(', ') : 'nothing of ours'}. ` +
      'Move what you need down to one of those, or pass it in from the caller above.',
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|policies|test|bench|fixtures)/',
    pathNot: [`^src/(${[folder, ...below].join('|')})${tail}`, '^src/artifact[.]ts$'],
  },
}))

const doorRules = Object.entries(doors).map(([name, door]) => ({
  name: `one-door-for-${name}`,
  comment: `${name} is imported in one place (${door}), so that it can be replaced, or loaded late, by changing one file. Ask that file for what you need.`,
  severity: 'error',
  from: { path: '^(src|policies)/', pathNot: door },
  to: { path: `^node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
}))

module.exports = {
  forbidden: [
    ...layerRules,
    ...doorRules,
    {
      name: 'no-cycles',
      comment:
        'These files import each other. Move what both need into the lower of the two, or into a third file below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'bgp-knows-nothing-of-netc',
      comment:
        'src/bgp is a BGP speaker for anybody: it may use the values of src/net and nothing else of ours. Hand it what it needs as an argument.',
      severity: 'error',
      from: { path: '^src/bgp/' },
      to: { path: '^(src|policies)/', pathNot: '^src/(bgp|net)/' },
    },
    {
      name: 'policies-see-the-model-only',
      comment:
        'A policy reads the fabric, so that it holds whatever the network was written in. Values of src/net and types of src/fabric and src/text are all it needs.',
      severity: 'error',
      from: { path: '^policies/' },
      to: { path: '^src/', pathNot: '^src/(net|fabric|text|lint)/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests, fixtures and benchmarks are not shipped. Move what you need into src.',
      severity: 'error',
      from: { path: '^(src|policies)/' },
      to: { path: '^(test|fixtures|bench|scripts)/' },
    },
    {
      name: 'cli-is-the-top',
      comment:
        'Only the command line knows the command line: streams, colours, argv and exit codes stay in src/cli. Give a value or a Diagnostic back instead.',
      severity: 'error',
      from: { path: '^(src|policies)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'disk-at-the-doors',
      comment:
        'Everything but the doors is pure: text in, text out. Read and write files in src/project.ts, src/cli or src/dsl (which runs a DSL file), and pass the text on.',
      severity: 'error',
      from: { path: '^(src|policies)/', pathNot: '^src/(cli/|dsl/|project[.]ts$|output[.]ts$|sys/|verify/)' },
      to: { path: '^(node:)?(fs|fs/promises|child_process|worker_threads|net|os|process)$' },
    },
    {
      name: 'only-what-is-declared',
      comment:
        'This package is not among the dependencies of package.json that are installed with netc. Do without it, or declare it and give it a door.',
      severity: 'error',
      from: { path: '^(src|policies)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'resolvable',
      comment: 'There is no such file. Relative imports are written with `.ts`.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
