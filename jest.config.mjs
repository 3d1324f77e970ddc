/** @type {import('jest').Config} */
export default {
  rootDir: '.',
  // Otherwise all of node_modules is looked through before the first test.
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testEnvironment: 'node',
  // A limit for what hangs, not for what is slow: a busy machine may take its time.
  testTimeout: 180_000,
  // What a file leaves behind in its worker goes with the worker, before the heap is full of it.
  workerIdleMemoryLimit: '1500MB',
  globalSetup: '<rootDir>/scripts/lib/jest-templates.mjs',
  testSequencer: '<rootDir>/scripts/lib/longest-first.mjs',
  testRegex: '(src/.*\\.spec|test/.*\\.(spec|e2e-spec))\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
          experimental: { keepImportAttributes: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
        swcrc: false,
      },
    ],
  },
};
