import { onNewEnoughNode } from './node-version.js';

onNewEnoughNode(import.meta.url);
process.umask(0o077); // whatever is made here is nobody else's to read
const { serve } = await import('./serve.js');
await serve();
