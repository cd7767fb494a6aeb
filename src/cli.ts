#!/usr/bin/env node
import { onNewEnoughNode } from './node-version.js';

onNewEnoughNode(import.meta.url);
const { run } = await import('./command-line.js');
const code = await run(process.argv.slice(2));
// what was said is let out first; then nothing that failed half-way, such as a thread, keeps the process alive
for (const stream of [process.stdout, process.stderr]) await new Promise((out) => stream.write('', out));
process.exit(code);
