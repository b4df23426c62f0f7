import path from 'node:path'
import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'

const root = import.meta.dirname

/** Who may import what, from the outermost to the purest (see ARCHITECTURE.md): `target` may not import `from`, save `except`. */
const importRules: { target: string; from: string; except?: string[]; message: string }[] = [
  {
    target: 'preload/contract',
    from: '.',
    except: ['preload/contract', 'node_modules'],
    message: 'The contract imports nothing of ours.',
  },
  {
    target: 'main/supervision',
    from: '.',
    except: ['main/supervision', 'main/operations', 'preload/contract', 'locales', 'node_modules'],
    message: 'The domain imports only the contract, and what is known of operations.',
  },
  {
    target: 'main/operations',
    from: '.',
    except: ['main/operations', 'main/backend.ts', 'preload/contract', 'locales', 'node_modules'],
    message: 'Operations know the contract and what a server can do, not how.',
  },
  {
    target: 'main/backend.ts',
    from: '.',
    except: ['preload/contract', 'node_modules'],
    message: 'What a server can do is told in the words of the contract.',
  },
  {
    target: 'main/supervision',
    from: 'node_modules',
    except: ['node_modules/valibot'],
    message: 'The domain is pure: no Electron, no I/O.',
  },
  {
    target: 'main/gws',
    from: '.',
    except: ['main/gws', 'main/backend.ts', 'preload/contract', 'locales', 'node_modules'],
    message: 'The wire client imports only the contract, and what a server has to do.',
  },
  { target: 'main/desktop', from: 'main/gws', message: 'What the operating system sees knows no wire format.' },
  { target: 'main/alerts', from: 'main/gws', message: 'Alerts know no wire format.' },
  { target: 'main/records', from: 'main/gws', message: 'Exports and the audit know no wire format.' },
  { target: 'main/phrases', from: 'main/gws', message: 'Phrases know no wire format.' },
  { target: 'main/settings', from: 'main/gws', message: 'Settings know no wire format.' },
  {
    target: 'main/demo',
    from: '.',
    except: ['main/demo', 'node_modules'],
    message: 'The demo shares no code with the client, or they would share their mistakes.',
  },
  {
    target: 'renderer',
    from: '.',
    except: ['renderer', 'preload/contract', 'locales', 'node_modules'],
    message: 'The renderer imports only the contract.',
  },
  {
    target: 'preload',
    from: '.',
    except: ['preload', 'node_modules'],
    message: 'The preload imports only the contract.',
  },
  ...['main', 'preload', 'renderer', 'test', 'scripts'].map((target) => ({
    target,
    from: 'main/index.ts',
    message: 'Nothing imports the front door.',
  })),
]

export default defineConfig(
  { ignores: ['dist/', 'locales/compiled/', 'release/', 'out/', 'test-results/', '.vitest/', 'node_modules/'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['svelte.config.js'] },
        tsconfigRootDir: root,
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.svelte', '.js'] })] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: root,
          zones: importRules.map((rule) => ({
            ...rule,
            ...(rule.except && { except: rule.except.map((folder) => exceptPath(rule.from, folder)) }),
          })),
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Electron hands out instances of its classes from functions (`Menu.buildFromTemplate`), which this rule takes for foreign.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  { files: ['renderer/**'], languageOptions: { globals: { ...globals.browser } } },
  { files: ['scripts/**', 'test/**', 'main/demo/cli.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // Naming a value is how an effect comes to depend on it.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], extends: [ts.configs.disableTypeChecked] },
)

/** The rule wants an exception relative to its `from`. */
function exceptPath(from: string, folder: string): string {
  return `./${path.relative(path.join(root, from), path.join(root, folder))}`
}
