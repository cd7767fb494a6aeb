// `npm run check`: everything that has to hold. Installs, builds, lints, runs every test, and says how it went.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from './chromium.mjs';
import { install, mustRun, run } from './steps.mjs';

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
const results = [];
const step = (name, status, passed, failed) => results.push({ name, ok: status === 0, passed, failed });

step('lint', run('npm', ['run', '--silent', 'lint']));

const jestReport = join(folder, 'jest.json');
const jest = run('jest', ['--json', `--outputFile=${jestReport}`, ...(process.env.CI ? ['--ci'] : [])], {
  GHIA_BUILT: '1',
  NODE_OPTIONS: '--no-warnings=ExperimentalWarning',
});
const tests = read(jestReport, { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 1 });
step('jest', jest, tests.numPassedTests, tests.numFailedTests + (tests.numFailedTests ? 0 : tests.numFailedTestSuites));

// one after another: flows that share their cores with another browser run out of patience
step('browser', ...looked('browser', []));
step('letters', ...looked('letters', ['--config', 'tests/browser/letters.config.ts']));

rmSync(folder, { recursive: true, force: true });
console.log('\nSummary');
for (const { name, ok, passed, failed } of results)
  console.log(
    `  ${ok ? 'ok    ' : 'FAILED'} ${name}${passed === undefined ? '' : `: ${passed} passed, ${failed} failed`}`,
  );
const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(results.every(({ ok }) => ok) && sum('passed') > 0 ? 0 : 1);

/** Playwright's status, and how many tests it passed and failed. */
function looked(name, args) {
  const report = join(folder, `${name}.json`);
  const told = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const status = run('playwright', ['test', '--reporter=list,json', ...args], told);
  const { stats } = read(report, { stats: { expected: 0, unexpected: 1, flaky: 0 } });
  return [status, stats.expected, stats.unexpected + stats.flaky];
}

function read(file, otherwise) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : otherwise;
}
