// `npm run check`: everything that has to hold. Installs, builds, lints, runs every test, and says how it went.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from './chromium.mjs';
import { env, install, mustRun, run } from './steps.mjs';

const PROGRAMS = [
  { name: 'Chromium', package: 'chromium-headless-shell', found: () => existsSync(chromium()) },
  { name: 'Redis', package: 'redis-server', found: () => !!process.env.GHIA_TEST_REDIS || onPath('redis-server') },
];
function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

const missing = PROGRAMS.filter(({ found }) => !found());
if (missing.length > 0) {
  console.error(`Missing: ${missing.map(({ name }) => name).join(', ')}. Install with:`);
  console.error(`  apt-get update && apt-get install -y ${missing.map((program) => program.package).join(' ')}`);
  process.exit(2);
}

install();
mustRun('npm', ['run', '--silent', 'build']);

const folder = mkdtempSync(join(tmpdir(), 'ghia-check-'));
env.NODE_COMPILE_CACHE ??= join(folder, 'compiled'); // some hundred processes are started, and load the same modules
const results = [];
const minutes = () => (performance.now() / 60_000).toFixed(1);
const step = (name, status, passed, failed) => results.push({ name, ok: status === 0, passed, failed, by: minutes() });

step('lint', run('npm', ['run', '--silent', 'lint']));

const jestReport = join(folder, 'jest.json');
const jest = run('jest', ['--json', `--outputFile=${jestReport}`, ...(process.env.CI ? ['--ci'] : [])], {
  GHIA_BUILT: '1',
  NODE_OPTIONS: '--no-warnings=ExperimentalWarning',
});
const tests = read(jestReport, { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 1 });
step('jest', jest, tests.numPassedTests, tests.numFailedTests + (tests.numFailedTests ? 0 : tests.numFailedTestSuites));

const looks = join(folder, 'browser.json');
const browser = run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: looks });
const { stats } = read(looks, { stats: { expected: 0, unexpected: 1, flaky: 0 } });
step('browser', browser, stats.expected, stats.unexpected + stats.flaky);

rmSync(folder, { recursive: true, force: true });
console.log('\nSummary');
for (const { name, ok, passed, failed, by } of results)
  console.log(
    `  ${ok ? 'ok    ' : 'FAILED'} ${name}${passed === undefined ? '' : `: ${passed} passed, ${failed} failed`} (minute ${by})`,
  );
const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(results.every(({ ok }) => ok) && sum('passed') > 0 ? 0 : 1);

function read(file, otherwise) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : otherwise;
}
