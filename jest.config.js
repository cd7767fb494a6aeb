/** @type {import('jest').Config} */
export default {
  testTimeout: 60_000, // loaded machines take their time; nothing here is measured
  runtime: '<rootDir>/tests/support/native/runtime.js', // a worker loads the house once, not once for each file
  testEnvironment: '<rootDir>/tests/support/native/environment.js',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['<rootDir>/tests/browser/'], // Playwright's, not jest's
  globalSetup: '<rootDir>/tests/support/build.js', // worker threads run from dist: what is tested is what ships
  testSequencer: '<rootDir>/tests/support/longest-first.js',
  maxWorkers: 2, // one would run in the main process, which nobody can end
  workerIdleMemoryLimit: '1GB', // and this ends one that has gathered too much
  forceExit: true, // the official EventStoreDB client keeps channels of its own that nobody can close
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
        sourceMaps: true, // beside the code: inside, they would be compiled with every module
      },
    ],
  },
};
