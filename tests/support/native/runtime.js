import { existsSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import JestRuntime from 'jest-runtime';
import { jest, ofThisFile } from './globals.js';

const require = createRequire(import.meta.url);
const ESM = {
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};
const TYPESCRIPT = /\.tsx?$/;
const maps = new Map();
let transformer;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: new URL('./globals.js', import.meta.url).href, shortCircuit: true };
    if (/^\.\.?\/.*\.js$/.test(specifier) && TYPESCRIPT.test(context.parentURL)) {
      const { href } = new URL(specifier, context.parentURL);
      for (const url of [href.replace(/js$/, 'ts'), href.replace(/js$/, 'tsx')])
        if (existsSync(fileURLToPath(url))) return { url, format: 'module', shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!TYPESCRIPT.test(url)) return next(url, context);
    const path = fileURLToPath(url);
    const { code, sourceMapPath } = transformer.transform(path, ESM, readFileSync(path, 'utf8'));
    if (sourceMapPath) maps.set(url, sourceMapPath);
    return { source: code, format: 'module', shortCircuit: true };
  },
});

export default class NativeRuntime extends (JestRuntime.default ?? JestRuntime) {
  constructor(...args) {
    super(...args);
    transformer = args[3];
    ofThisFile(this.jestGlobals.jestObjectFor(args[6]));
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    return import(pathToFileURL(path).href);
  }

  /** Jest's own framework, anew for each file: it keeps the tests of one. */
  requireInternalModule(path) {
    delete require.cache[path];
    return require(path);
  }

  getSourceMaps() {
    return maps;
  }
}
