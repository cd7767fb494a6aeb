// Carries bytes to 127.0.0.1:<port>, in a process of its own: the one that tests may stand still while it waits for an answer.
import { connect, createServer } from 'node:net';

const [, , host, port] = process.argv;
const server = createServer((near) => {
  const far = connect(Number(port), host);
  for (const socket of [near, far]) socket.on('error', () => socket.destroy());
  near.pipe(far).pipe(near);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
