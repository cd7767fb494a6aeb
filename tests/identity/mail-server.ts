import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type Manners = {
  /** Answers RCPT TO with this line. */
  readonly refusing?: string;
  /** Takes the connection and never says a word. */
  readonly silent?: boolean;
};

/** A mail server of a few lines: speaks SMTP, keeps what it is given. */
export async function mailServer({ refusing, silent }: Manners = {}) {
  const letters: { from: string; to: string[]; source: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const say = (line: string) => socket.write(`${line}\r\n`);
    if (!silent) say('220 mail.example.ge ESMTP');
    let letter = { from: '', to: [] as string[], source: '' };
    let reading = false;
    let rest = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      rest += piece;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (!silent) take(line);
      }
    });
    function take(line: string) {
      if (reading && line !== '.') letter.source += `${line}\n`;
      else if (reading) {
        reading = false;
        letters.push(letter);
        letter = { from: '', to: [], source: '' };
        say('250 kept');
      } else if (/^EHLO/i.test(line)) say('250 mail.example.ge');
      else if (/^MAIL FROM/i.test(line)) {
        letter.from = /<(.*)>/.exec(line)![1]!;
        say('250 ok');
      } else if (/^RCPT TO/i.test(line)) {
        letter.to.push(/<(.*)>/.exec(line)![1]!);
        say(refusing ?? '250 ok');
      } else if (/^DATA/i.test(line)) {
        reading = true;
        say('354 go on');
      } else say(/^QUIT/i.test(line) ? '221 bye' : '502 not known here');
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, letters, close };
}

/** The subject and the text of a letter as its reader sees them. */
export function readLetter(source: string): { headers: Map<string, string>; text: string } {
  const [head = '', ...body] = source.split('\n\n');
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  const headers = new Map(lines.map((line) => [line.split(':')[0]!.toLowerCase(), line.replace(/^[^:]*:\s*/, '')]));
  const encoded = body.join('\n\n');
  const text =
    headers.get('content-transfer-encoding') === 'base64'
      ? Buffer.from(encoded, 'base64').toString('utf8')
      : unquoted(encoded);
  headers.set('subject', words(headers.get('subject') ?? ''));
  return { headers, text: text.replace(/\r\n/g, '\n').trimEnd() };
}

function words(subject: string): string {
  return subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, text: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replace(/_/g, ' ')),
    );
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
