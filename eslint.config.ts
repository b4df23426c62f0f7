import fs from 'node:fs'
import path from 'node:path'
import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import { defineConfig, type Config } from 'eslint/config'
import ts from 'typescript-eslint'

const root = import.meta.dirname

/**
 * The rooms of main (see ARCHITECTURE.md), and what each may import of ours beside itself, the contract and the messages.
 * A room that is not named here may import nothing.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
  common: [],
  backend: [],
  operations: ['backend'],
  supervision: ['operations'],
  gws: ['backend', 'common'],
  settings: ['commands', 'common', 'supervision'],
  requests: ['backend', 'common', 'supervision'],
  team: ['backend', 'requests', 'supervision'],
  session: ['backend', 'common', 'operations', 'requests', 'settings', 'supervision', 'team'],
  commands: ['common', 'supervision'],
  alerts: ['common', 'requests', 'session', 'supervision'],
  attention: ['common', 'requests', 'session', 'supervision'],
  records: ['common', 'requests', 'session'],
  phrases: ['common', 'records', 'requests'],
  views: ['requests', 'session', 'supervision'],
  desktop: ['settings'],
  demo: [],
  app: [
    'alerts',
    'attention',
    'backend',
    'commands',
    'common',
    'demo',
    'gws',
    'phrases',
    'records',
    'requests',
    'session',
    'settings',
    'supervision',
    'team',
    'views',
  ],
}

/** These share no word with the rest: the demo, or it would share the client's mistakes. */
const apart = ['demo']

interface Zone {
  target: string
  from: string
  except: readonly string[]
  message: string
}

/** Who may import what: `target` nothing of `from`, save `except`. */
const zones: readonly Zone[] = [
  {
    target: 'preload/contract',
    from: '.',
    except: ['preload/contract', 'locales', 'node_modules'],
    message: 'The contract imports nothing of ours but the messages.',
  },
  {
    target: 'preload',
    from: '.',
    except: ['preload', 'locales', 'node_modules'],
    message: 'The preload imports only the contract, and the contract the messages.',
  },
  {
    target: 'renderer',
    from: '.',
    except: ['renderer', 'preload/contract', 'locales', 'node_modules'],
    message: 'The renderer imports only the contract and the messages.',
  },
  ...fs
    .readdirSync(path.join(root, 'main'))
    .filter((room) => room !== 'index.ts')
    .map((room) => ({
      target: `main/${room}`,
      from: '.',
      except: [
        `main/${room}`,
        'node_modules',
        ...(apart.includes(room) ? [] : ['preload/contract', 'locales']),
        ...(rooms[room] ?? []).map((other) => `main/${other}`),
      ],
      message: `Not among what main/${room} may import: see the rooms in eslint.config.ts.`,
    })),
  ...['test', 'scripts'].map((target) => ({
    target,
    from: 'main/index.ts',
    except: [],
    message: 'Nothing imports the front door.',
  })),
]

/** Which modules some folders do without, by their names. */
function without(
  { files, ignores = [] }: { files: string[]; ignores?: string[] },
  patterns: { regex: string; message: string }[],
): Config {
  return { files, ignores, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } }
}

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
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.svelte', '.js'] })],
      // Else it follows no import of a TypeScript file, and finds no cycle.
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: root,
          zones: zones.map(({ target, from, except, message }) => ({
            target,
            from,
            message,
            ...(except.length > 0 && { except: except.map((folder) => `./${folder}`) }),
          })),
        },
      ],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
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
  without({ files: ['main/**'], ignores: ['main/desktop/**', 'main/app/**', 'main/index.ts'] }, [
    { regex: '^electron', message: 'Electron is known to main/desktop, main/app and the front door alone.' },
  ]),
  without({ files: ['main/supervision/**', 'main/operations/**'] }, [
    { regex: '^(?!\\.|#messages$|valibot$)', message: 'The domain is pure: no Electron, no I/O.' },
  ]),
  without({ files: ['renderer/state/**'] }, [{ regex: '\\.svelte$', message: 'What the views show knows no view.' }]),
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], extends: [ts.configs.disableTypeChecked] },
)
