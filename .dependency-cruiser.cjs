/**
 * The architecture of netc, as rules. Arrows point down; each outside package has one door; nothing in `bgp` knows of netc.
 * A rule's comment is for the one who has just broken it. `test/layers.test.ts` holds the tree to it, and each rule to its word.
 */

/** The formats: one folder each, for both directions. They share values, places in text, the model, and YAML. */
const formats = {
  cilium: ['text', 'net', 'fabric', 'yaml'],
  kubernetes: ['text', 'net', 'fabric', 'yaml'],
  helm: ['text', 'net', 'fabric', 'yaml'],
  topology: ['text', 'net', 'fabric', 'yaml'],
  frr: ['text', 'net', 'fabric'],
  host: ['text', 'net', 'fabric'],
}

/** What each folder of `src` may import of ours besides itself. `cli` is the top and may import everything. */
const layers = {
  text: [],
  net: [],
  yaml: ['text'],
  fabric: ['text', 'net'],
  ...formats,
  dsl: ['text', 'net', 'fabric'],
  derive: ['text', 'net', 'fabric', 'dsl'],
  lint: ['text', 'net', 'fabric'],
  report: ['text'],
  output: ['text'],
  workspace: ['text', 'yaml', 'kubernetes', 'helm'],
}

/** Imports past the layers, each for a reason. */
const exceptions = {
  // An emitted file is { path, text } to everybody.
  '': ['artifact'],
  // What is derived depends on what a release can say.
  derive: ['cilium/generation', 'frr/version'],
  // The worker that runs a description compiles it too, so that only text crosses between threads.
  // Policies of the user's own run where their other programs do.
  dsl: ['compile', 'derive/target', 'lint/ask/network', 'lint/policy', 'lint/run'],
  // What a policy knows of releases is what the compiler knows of them.
  lint: ['cilium/generation', 'helm/values'],
  // Results are kept where the evaluator keeps its own.
  workspace: ['dsl/cache', 'version'],
  // The header of a file tells whether somebody changed it by hand.
  output: ['header'],
}

/** Each package that is loaded at run time, and the one place that may import it. */
const doors = {
  'ip-num': '^src/net/',
  yaml: '^src/yaml/',
  '@swc/wasm-typescript': '^src/dsl/strip[.]ts$',
  'ts-morph': '^src/dsl/(checker|refine|value)[.]ts$',
}

/** Who may touch the disk, processes, threads and sockets. */
const effects = '^src/(cli|dsl|output)/|^src/project[.]ts$|^src/workspace/(cache|load|walk)[.]ts$'

/** @param {string} folder @param {readonly string[]} below */
function layer(folder, below) {
  const past = [...exceptions[''], ...(exceptions[folder] ?? [])].map(file => `^src/${file}[.]ts$`)
  return {
    name: `${folder}-stays-in-its-layer`,
    comment:
      folder in formats
        ? `src/${folder} is one format: it turns its text into the model and back, and knows no other format and nobody who calls it. ` +
          'What two formats share is a value (src/net), a place in a text (src/text), a type of the model (src/fabric) or YAML itself (src/yaml).'
        : `src/${folder} may import ${below.map(name => `src/${name}`).join(', ') || 'nothing of ours'}. ` +
          'Move what you need down to where both may see it, or let the caller above hand it in.',
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^(src|policies)/', pathNot: [`^src/(${[folder, ...below].join('|')})/`, ...past] },
  }
}

module.exports = {
  forbidden: [
    ...Object.entries(layers).map(([folder, below]) => layer(folder, below)),
    ...Object.entries(doors).map(([name, door]) => ({
      name: `one-door-for-${name}`,
      comment: `${name} is imported in one place (${door}), so that it can be replaced, or loaded late, by changing that place alone. Ask it for what you need.`,
      severity: 'error',
      from: { path: '^(src|policies)/', pathNot: door },
      to: { path: `(^|/)node_modules/${name}/` },
    })),
    {
      name: 'bgp-knows-nothing-of-netc',
      comment:
        'src/bgp is a BGP speaker for anybody: of ours it may use the values of src/net and nothing else. Hand it what it needs as an argument.',
      severity: 'error',
      from: { path: '^src/bgp/' },
      to: { path: '^(src|policies)/', pathNot: '^src/(bgp|net)/' },
    },
    {
      name: 'policies-see-the-model-only',
      comment:
        "A policy reads the network, so that it holds whatever language that was written in, and has the powers of a user's own: src/lint/policy.ts, src/net and src/fabric.",
      severity: 'error',
      from: { path: '^policies/' },
      to: { path: '^src/', pathNot: '^src/(net|fabric)/|^src/lint/policy[.]ts$' },
    },
    {
      name: 'cli-is-the-top',
      comment:
        'Streams, colours, argv and exit codes stay in src/cli, so that everything below runs in an editor too. Give back a value or a Diagnostic instead.',
      severity: 'error',
      from: { path: '^(src|policies)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'effects-at-the-doors',
      comment:
        'Everything but the doors is pure: text in, text out. Let src/project.ts, src/workspace/{walk,load,cache}.ts, src/output, src/cli or the evaluator in src/dsl do it, and pass the text on.',
      severity: 'error',
      from: { path: '^(src|policies)/', pathNot: effects },
      to: { path: '^(node:)?(fs|fs/promises|child_process|worker_threads|net|dgram|http|https|os|process)$' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests, fixtures, benchmarks and scripts are not shipped. Move what you need into src.',
      severity: 'error',
      from: { path: '^(src|policies)/' },
      to: { path: '^(test|fixtures|bench|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment:
        'These files need each other to run, so neither can be read or loaded alone. Move what both need into a third file below them. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-what-is-installed',
      comment:
        'This package does not come with netc: it is no dependency in package.json, or a development one. Do without it, or declare it and give it a door above.',
      severity: 'error',
      from: { path: '^(src|policies)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'There is no such file. Relative imports end in `.ts`.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
