import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support/root.js';
import { scratch } from './support/scratch.js';

const file = scratch();

type Said = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};
/** What jest says of two files that share one process, one after the other: with nothing kept, it begins with the larger. */
async function said(): Promise<Said> {
  const report = file('report.json');
  const args = ['--runInBand', '--roots=tests/support/native/cases', '--testMatch=**/*.case.ts', '--json'];
  const own = [`--cacheDirectory=${file('cache')}`, `--outputFile=${report}`];
  const env = { ...process.env, GHIA_BUILT: '1' };
  await new Promise((ended) =>
    execFile(
      process.execPath,
      [join('node_modules', 'jest', 'bin', 'jest.js'), ...args, ...own],
      { cwd: ROOT, env },
      ended,
    ),
  );
  return JSON.parse(readFileSync(report, 'utf8'));
}

it('files that share their modules share nothing else; what is wrong, hangs or is thrown to nobody is told with its line', async () => {
  const { testResults } = await said();
  const [first, second] = ['first', 'second'].map(
    (name) => testResults.find((one) => one.name.endsWith(`${name}.case.ts`))!.assertionResults,
  );
  const told = first!.map(({ title, status, failureMessages }) => [title, status, failureMessages.join('\n')]);
  expect(told).toEqual([
    ['is heard', 'passed', ''],
    ['is wrong', 'failed', expect.stringMatching(/Expected: .*"now"[\s\S]*first\.case\.ts:14:/)],
    ['hangs', 'failed', expect.stringMatching(/Exceeded timeout of 200 ms[\s\S]*first\.case\.ts:15:/)],
    ['leaves an error to nobody', 'failed', expect.stringMatching(/nobody waits[\s\S]*first\.case\.ts:18:/)],
    ['is never right', 'failed', expect.stringMatching(/no beginning[\s\S]*first\.case\.ts:24:/)],
  ]);
  expect(second!.map(({ status, failureMessages }) => [status, failureMessages])).toEqual(
    second!.map(() => ['passed', []]),
  );
  expect(second).toHaveLength(3);
});
