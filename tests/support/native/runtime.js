// jest's default runtime loads every module again in a realm of its own for each file. Most files open a house, whose
// modules are a thousand, and half of all time went into loading them. Here Node loads them, once for each worker; the
// rest is jest's own: its framework runs the tests, its transform compiles and maps lines back, its timeouts end them.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import JestRuntime from 'jest-runtime';
import { thisFileHas } from './globals.js';

const require = createRequire(import.meta.url);
const TYPESCRIPT = /\.tsx?$/;
const AS_MODULE = {
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};
const GLOBALS = new URL('./globals.js', import.meta.url).href;
/** Where the source map of each module lies, by its URL. */
const maps = new Map();
let transformer;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
    if (/^\.\.?\/.*\.js$/.test(specifier) && TYPESCRIPT.test(context.parentURL)) {
      const { href } = new URL(specifier, context.parentURL); // './x.js' in source is './x.ts' on disk
      for (const url of [href.replace(/js$/, 'ts'), href.replace(/js$/, 'tsx')])
        if (existsSync(fileURLToPath(url))) return { url, format: 'module', shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!TYPESCRIPT.test(url)) return next(url, context);
    const path = fileURLToPath(url);
    const { code, sourceMapPath } = transformer.transform(path, AS_MODULE, readFileSync(path, 'utf8'));
    if (sourceMapPath) maps.set(url, sourceMapPath);
    return { source: code, format: 'module', shortCircuit: true };
  },
});

export default class NativeRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    const [, , , ofThisFile, , , path] = args;
    transformer = ofThisFile;
    thisFileHas(this.jestGlobals.jestObjectFor(path));
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    return import(pathToFileURL(path).href);
  }

  /** jest's framework, evaluated anew: it holds the tests of one file. */
  requireInternalModule(path) {
    delete require.cache[path];
    return require(path);
  }

  getSourceMaps() {
    return maps;
  }
}
