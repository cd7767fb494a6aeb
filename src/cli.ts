#!/usr/bin/env node
import { onNewEnoughNode } from './node-version.js';

onNewEnoughNode(import.meta.url);
const { run } = await import('./command-line.js');
process.exitCode = await run(process.argv.slice(2));
