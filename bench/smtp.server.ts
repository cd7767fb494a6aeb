import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

// A mail server that takes its time: each mail is taken only after so many milliseconds. Asked, it says how many came.

const SLOW = Number(process.argv[2] ?? 100);
const ids = new Set<string>();
let mails = 0;

const server = createServer((socket: Socket) => {
  let text = '';
  let inMail = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const ended = (): boolean => {
    const end = text.indexOf('\r\n.\r\n');
    if (end < 0) return false;
    const mail = text.slice(0, end);
    text = text.slice(end + 5);
    inMail = false;
    setTimeout(() => {
      if (/^X-Ghia-Kind: bench-receipt\r?$/im.test(mail)) {
        mails++;
        ids.add(/^Message-ID: <([^@]+)@/im.exec(mail)?.[1] ?? '');
      }
      say('250 taken');
    }, SLOW);
    return true;
  };
  const command = (): boolean => {
    const end = text.indexOf('\r\n');
    if (end < 0) return false;
    const word = text.slice(0, 4).toUpperCase();
    text = text.slice(end + 2);
    if (word === 'DATA') inMail = true;
    if (word === 'QUIT') socket.end('221 bye\r\n');
    else say(word === 'DATA' ? '354 go on' : '250 ok');
    return true;
  };
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    while (inMail ? ended() : command());
  });
  socket.on('error', () => undefined);
  say('220 bench');
});
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send!({ mails, distinct: ids.size }));
process.on('SIGTERM', () => process.exit(0));
