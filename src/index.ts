/** What `import … from 'netc'` gives: the description language. */
export * from './dsl/index.ts'
