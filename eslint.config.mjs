import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TESTS = ['test/**/*.ts', '**/*.spec.ts', '**/*.e2e-spec.ts'];
const COMMANDS = ['src/cli/**/*.ts', 'bench/**', 'scripts/**'];

// A later block replaces the options of a rule as a whole, so the parts are named here and put together below.
const WIRING = [
  {
    name: '@nestjs/common',
    importNames: ['forwardRef'],
    message: 'Two modules that need each other: record an event instead.',
  },
  {
    name: '@nestjs/core',
    importNames: ['ModuleRef', 'ContextIdFactory'],
    message: 'Ask for what you need in the constructor.',
  },
  {
    name: '@nestjs/common',
    importNames: ['Scope'],
    message: 'Providers are singletons; the request is in currentContext().',
  },
  {
    name: '@nestjs/core',
    importNames: ['REQUEST', 'INQUIRER'],
    message: 'Providers are singletons; the request is in currentContext().',
  },
];
const IDS = [
  { name: 'uuid', message: 'Ids come from newId() of kernel/clock.' },
  { name: 'node:crypto', importNames: ['randomUUID'], message: 'Ids come from newId() of kernel/clock.' },
];
const INJECTED = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is injected: clock.now().' },
  { selector: "CallExpression[callee.name='Date']", message: 'Time is injected: clock.now().' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time is injected: clock.now().' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Randomness is injected.' },
  { selector: "MemberExpression[property.name='randomUUID']", message: 'Ids come from newId() of kernel/clock.' },
];
const HONEST_TESTS = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'A test runs or is removed.',
  },
  { selector: 'CallExpression[callee.name=/^([xf]it|[xf]describe|xtest)$/]', message: 'A test runs or is removed.' },
];
const NO_SLEEP = { message: 'Do not sleep: await what happens, with test/support.' };

export default defineConfig(
  {
    ignores: [
      'dist/',
      'data/',
      'coverage/',
      'node_modules/',
      'docs/',
      'clients/typescript/src/schema.ts',
      'test/architecture/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-warning-comments': [
        'error',
        { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start', decoration: ['*'] },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { paths: [...WIRING, ...IDS] }],
      'no-restricted-syntax': ['error', ...INJECTED],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/kernel/**/*.ts', 'src/cli/**/*.ts', 'bench/**/*.ts', 'clients/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: WIRING }], 'no-restricted-syntax': 'off' },
  },
  {
    files: TESTS,
    rules: {
      'max-lines': 'off',
      'no-restricted-imports': [
        'error',
        { paths: [...WIRING, { name: 'node:timers/promises', ...NO_SLEEP }, { name: 'timers/promises', ...NO_SLEEP }] },
      ],
      'no-restricted-syntax': [
        'error',
        ...HONEST_TESTS,
        { selector: "CallExpression[callee.name='setTimeout']", ...NO_SLEEP },
      ],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // The demo reads a few fields of the service's own answers, which its contract vouches for.
    files: ['src/cli/demo/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['test/support/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: WIRING }],
      'no-restricted-syntax': ['error', ...HONEST_TESTS],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
    },
    rules: {
      'no-undef': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    // Programs of the pages run in browsers.
    files: ['src/kernel/http/{page,papan}/*.js'],
    languageOptions: {
      globals: {
        ...{ document: 'readonly', sessionStorage: 'readonly', window: 'readonly' },
        ...{ DOMParser: 'readonly', ResizeObserver: 'readonly' },
      },
    },
  },
  { files: COMMANDS, rules: { 'no-console': 'off' } },
);
