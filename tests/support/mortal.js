// Loaded into a city before anything else (NODE_OPTIONS=--import): its clock goes on at a signal, and it ends itself with -9
// at the write that GHIA_TEST_DIES names, "<before|amid|after> <n> <text>": the n-th to one of its files in which the text stands.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread, Worker } from 'node:worker_threads';

const { GHIA_TEST_AHEAD = '0', GHIA_TEST_LATER = '0', GHIA_TEST_DIES = '' } = process.env;
let ahead = Number(GHIA_TEST_AHEAD);
const time = Date.now;
Date.now = () => time() + ahead;
globalThis.Date = new Proxy(Date, {
  construct: (date, given, made) => Reflect.construct(date, given.length > 0 ? given : [date.now()], made),
});
if (isMainThread)
  process.on('SIGUSR2', () => {
    ahead = Number(GHIA_TEST_LATER);
  });

const [, when, n, text] = /^(\w+) (\d+) (.+)$/.exec(GHIA_TEST_DIES) ?? [];
let left = Number(n);
const die = () => process.kill(process.pid, 'SIGKILL');
/** Whether this is the write that it dies at; those before its clock has gone on are none. */
function isLast(written) {
  if (ahead < Number(GHIA_TEST_LATER)) return false;
  const before = left;
  if (text && before > 0) left -= String(written).split(text).length - 1;
  return before > 0 && left <= 0;
}

/** What is sent to the thread of a file is one batch of writes; the answer to it says that they are on disk. */
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (batch, ...more) {
  const last = isLast(batch);
  if (last && when === 'before') die();
  if (last && when === 'after') {
    const { batch: number } = JSON.parse(batch);
    this.prependListener('message', (answer) => JSON.parse(answer).batch === number && die());
  }
  postMessage.call(this, batch, ...more);
  if (last && when === 'amid') die();
};

/** Files that are written whole come into their place by their name. */
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  const last = isLast(to);
  if (last && when === 'before') die();
  renameSync(from, to);
  if (last) die();
};
syncBuiltinESMExports();
