import { Tokens } from '../src/identity/tokens.js';
import { startCrudPeer } from './crud-peer.js';

const [url = '', folder = '', name = ''] = process.argv.slice(2);
const peer = await startCrudPeer(url, await Tokens.open(folder, name));
process.send!({ port: peer.port });
process.on('message', async () => process.send!({ count: await peer.count() }));
process.on('SIGTERM', async () => {
  await peer.stop();
  process.exit(0);
});
