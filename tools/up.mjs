// `npm run up`: installs, builds, and starts Ghia. `npm run up -- --empty` starts without the demonstration city.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, env, install, ROOT } from './steps.mjs';

install();
build();
const main = join(ROOT, 'dist', 'src', 'main.js');
// as in `npm start`: hundreds of requests at once leave much behind, and a small nursery would be swept all the time
const NURSERY = ['--min-semi-space-size=64', '--max-semi-space-size=64'];
const child = spawn('node', [...NURSERY, main, ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit', env });
// Ctrl-C reaches the child by itself; a plain kill of this process has to be passed on
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
