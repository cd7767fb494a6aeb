import { onNewEnoughNode } from './node-version.js';

onNewEnoughNode(import.meta.url);
const { serve } = await import('./serve.js');
await serve();
