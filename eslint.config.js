import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores(['dist/', 'src/cilium/validators.ts', 'fixtures/*/expect/', 'fixtures/*/out/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

      // An index that the line above has checked reads better with `!` than with a branch that never runs.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Nothing here has a `this`: a function taken out of an object is the same function.
      '@typescript-eslint/unbound-method': 'off',
      // `'connected' | string` tells the reader, and the editor, what is usual.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // Overloads say which options go together, and hovers show them one by one.
      '@typescript-eslint/unified-signatures': 'off',
      // A type or an interface, a record or an index signature, `x['y']` for a key out of a file: whichever reads better.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // A number in a message is what it is for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `return fail(…)` leaves at once, and `each => list.push(each)` is idiom.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // `({ origin: _, ...rest })` leaves one out.
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
    },
  },
  {
    files: ['test/types.ts'],
    // Wrong on purpose: each line is what the compiler is to refuse.
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
)
