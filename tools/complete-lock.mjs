// Completes package-lock.json after a change of the dependencies: `node tools/complete-lock.mjs`.
//
// Some registries do not serve the optional packages of other platforms, so npm leaves them out of the lock and
// `npm ci` then refuses the lock as incomplete. This adds the missing entries, and takes download addresses out.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['darwin', 'win32', 'linux', 'freebsd', 'android', 'aix', 'openharmony', 'openbsd', 'netbsd', 'sunos'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el'];

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

/** Whether npm would find a package from a place in the tree: in the nearest node_modules on the way up. */
function findable(name, from) {
  for (let at = from; ; ) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '';
  }
}

let added = 0;
for (const [path, entry] of Object.entries({ ...packages })) {
  delete entry.resolved;
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (findable(name, path)) continue;
    const words = name.split(/[-/]/);
    const os = SYSTEMS.filter((system) => words.includes(system));
    const cpu = PROCESSORS.filter((processor) => words.includes(processor));
    if (os.length === 0 && cpu.length === 0) {
      console.log(`not a platform package, left alone: ${path} ${name} ${range}`);
      continue;
    }
    const version = range.replace(/^[\^~]/, '');
    packages[`node_modules/${name}`] = {
      version,
      cpu: cpu.length > 0 ? cpu : ['none'],
      os: os.length > 0 ? os : ['none'],
      optional: true,
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
