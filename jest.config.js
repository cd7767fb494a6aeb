/** @type {import('jest').Config} */
export default {
  testTimeout: 30_000, // loaded machines take their time; nothing here is measured
  testEnvironment: '<rootDir>/tests/support/native/environment.js',
  runtime: '<rootDir>/tests/support/native/runtime.js',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['<rootDir>/tests/browser/'], // Playwright's, not jest's
  globalSetup: '<rootDir>/tests/support/build.js', // worker threads run from dist: what is tested is what ships
  testSequencer: '<rootDir>/tests/support/longest-first.js',
  maxWorkers: 2, // one would run in the main process, which keeps every module of every file it has run
  workerIdleMemoryLimit: '1GB', // and this ends one that has gathered too many
  forceExit: true, // the official EventStoreDB client keeps channels of its own that nobody can close
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' }, // './x.js' in source is './x.ts' on disk
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: true, // beside the code: inside, each spec would compile them with every module that it loads
      },
    ],
  },
};
