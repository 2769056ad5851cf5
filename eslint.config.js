import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores(['dist/', 'fixtures/*/expect/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // An index that the line above has checked reads better with `!` than with a branch that never runs.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Numbers in messages are what they are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `(value): value is never => …` and handlers that give the last call's result are idiom here.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The compiler gives it: `!` and index signatures are the only places where it disagrees with a reader.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `'connected' | string` tells the reader, and the editor, what is usual.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // Nothing here has a `this`: a function taken out of an object is the same function.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: true, ignoreMixedLogicalExpressions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // A test may build what a caller never could.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
)
