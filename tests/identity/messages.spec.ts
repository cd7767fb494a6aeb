import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ComposedMessages } from '../../src/identity/composed.messages.js';
import type { Message } from '../../src/identity/messages.js';
import { messagesFor } from '../../src/identity/messages-for.js';
import { OutboxMessages } from '../../src/identity/outbox.messages.js';
import { mobile, SmsMessages } from '../../src/identity/sms.messages.js';
import { SmtpMessages } from '../../src/identity/smtp.messages.js';
import { scratch } from '../support/scratch.js';
import { mailServer, readLetter } from './mail-server.js';

const FROM = 'ghia@ghia.example.ge';
const message = (changes: Partial<Message> = {}): Message => ({
  to: { email: 'nino@example.ge' },
  kind: 'sign-in-code',
  language: 'ka',
  subject: 'თქვენი შესვლის კოდი',
  text: 'გამარჯობა,\n\nთქვენი შესვლის კოდია: 012345\n.\n„ღია“',
  ...changes,
});

describe('SMTP', () => {
  let server: Awaited<ReturnType<typeof mailServer>>;
  afterEach(() => server.close());

  it('hands a Georgian letter over, whole', async () => {
    server = await mailServer();
    await new SmtpMessages(server.url, FROM).send(message());
    const [letter] = server.letters;
    expect(letter).toMatchObject({ from: FROM, to: ['nino@example.ge'] });
    const { headers, text } = readLetter(letter!.source.replace(/^\.\./gm, '.'));
    expect(headers.get('subject')).toBe(message().subject);
    expect(text).toBe(message().text);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('ka');
  });

  it.each(['two\r\nBcc: all@example.ge', 'two\nlines', 'a\rb', 'zero\0'])('refuses the subject %j', async (subject) => {
    server = await mailServer();
    await expect(new SmtpMessages(server.url, FROM).send(message({ subject }))).rejects.toThrow('one line');
    expect(server.letters).toEqual([]);
  });

  it.each([
    undefined,
    '',
    'nobody',
    'a@example.ge, b@example.ge',
    'a@example.ge\r\nRCPT TO:<b@example.ge>',
    'Nino <a@example.ge>',
  ])('refuses the recipient %j', async (email) => {
    server = await mailServer();
    const to = email === undefined ? { phone: '+995555000001' } : { email };
    await expect(new SmtpMessages(server.url, FROM).send(message({ to }))).rejects.toThrow('no e-mail address');
    expect(server.letters).toEqual([]);
  });

  it('gives each try of one message the same Message-ID', async () => {
    server = await mailServer();
    const post = new SmtpMessages(server.url, FROM);
    for (const key of ['k1', 'k1', 'k2']) await post.send(message({ key }));
    await post.send(message());
    const ids = server.letters.map(({ source }) => readLetter(source).headers.get('message-id'));
    expect(ids.slice(0, 3)).toEqual(['<k1@ghia.example.ge>', '<k1@ghia.example.ge>', '<k2@ghia.example.ge>']);
    expect(ids[3]).not.toContain('k2');
  });

  it('says that it was refused without naming anybody', async () => {
    server = await mailServer({ refusing: '550 nino@example.ge is not here' });
    await expect(new SmtpMessages(server.url, FROM).send(message())).rejects.toThrow(/^the mail server answered 550$/);
  });

  it('gives up a server that says nothing', async () => {
    server = await mailServer({ silent: true });
    const silent = new SmtpMessages(server.url, FROM, { step: 200, whole: 10_000 });
    await expect(silent.send(message())).rejects.toThrow('was not reached (ETIMEDOUT)');
    const slow = new SmtpMessages(server.url, FROM, { step: 30_000, whole: 200 });
    await expect(slow.send(message())).rejects.toThrow('was not reached');
  });

  it('gives up a server that is not there', async () => {
    server = await mailServer();
    await server.close();
    await expect(new SmtpMessages(server.url, FROM).send(message())).rejects.toThrow('was not reached');
    server = await mailServer();
  });

  it('sends nothing in clear to another machine, unless the address says so', async () => {
    server = await mailServer(); // offers no STARTTLS; by this name it is no loopback address to us
    const elsewhere = server.url.replace('127.0.0.1', '0.0.0.0');
    await expect(new SmtpMessages(elsewhere, FROM).send(message())).rejects.toThrow();
    expect(server.letters).toEqual([]);
    await new SmtpMessages(`${elsewhere}?requireTLS=false`, FROM).send(message());
    expect(server.letters).toHaveLength(1);
  });
});

describe('SMS', () => {
  let server: Server;
  let url: string;
  let asked: { method: string; headers: IncomingHttpHeaders; body: string }[];
  let answer: { status: number; headers?: Record<string, string> } | 'silence';
  beforeEach(async () => {
    asked = [];
    answer = { status: 200 };
    server = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request) body += piece;
      asked.push({ method: request.method!, headers: request.headers, body });
      if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end('{"ok":true}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const sms = message({ to: { phone: '555 00 00 01' }, subject: '', text: 'ღია: თქვენი კოდია 012345.' });

  it('posts number and text with the bearer token', async () => {
    await new SmsMessages(url, 'made-up-token').send(sms);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      headers: { authorization: 'Bearer made-up-token', 'content-type': 'application/json' },
    });
    expect(JSON.parse(asked[0]!.body)).toEqual({ to: '+995555000001', text: sms.text });
  });

  it('takes no redirect: the token goes nowhere else', async () => {
    answer = { status: 307, headers: { location: url } };
    await expect(new SmsMessages(url, 't').send(sms)).rejects.toThrow('the SMS gateway was not reached');
    expect(asked).toHaveLength(1);
  });

  it.each([400, 401, 500])('an answer of %d is a failure', async (status) => {
    answer = { status };
    await expect(new SmsMessages(url, 't').send(sms)).rejects.toThrow(`the SMS gateway answered ${status}`);
  });

  it('gives up a gateway that says nothing', async () => {
    answer = 'silence';
    await expect(new SmsMessages(url, 't', 200).send(sms)).rejects.toThrow('did not answer in time');
  });

  it.each([undefined, '+49 30 123456', '032 2 00 00 00', '55500000', 'nobody'])(
    'refuses the number %j',
    async (phone) => {
      const to = phone === undefined ? { email: 'nino@example.ge' } : { phone };
      await expect(new SmsMessages(url, 't').send({ ...sms, to })).rejects.toThrow('no Georgian mobile number');
      expect(asked).toEqual([]);
    },
  );

  it.each([
    'http://sms.example.ge/send',
    'http://127.0.0.1.example.ge/',
    'http://127.0.0.1:80@sms.example.ge/',
    'https://user:secret@sms.example.ge/',
    'ftp://127.0.0.1/',
  ])('refuses the gateway %s', (wrong) => {
    expect(() => new SmsMessages(wrong, 't')).toThrow('reached by https');
  });

  it.each([
    ['555000001', '+995555000001'],
    ['+995 555 00-00-01', '+995555000001'],
    ['00995555000001', '+995555000001'],
    ['995555000001', '+995555000001'],
    ['0555000001', '+995555000001'],
    ['(555) 000-001', '+995555000001'],
    ['455000001', undefined],
    ['+9955550000012', undefined],
    ['5550000a1', undefined],
  ])('knows %s as %s', (typed, number) => {
    expect(mobile(typed)).toBe(number);
  });
});

describe('outbox', () => {
  const file = scratch();

  it('keeps messages, newest first, and gives each by its id', async () => {
    const outbox = new OutboxMessages(file('outbox'));
    expect(await outbox.list()).toEqual([]);
    for (const n of [1, 2, 3]) await outbox.send(message({ text: `კოდი ${n}` }));
    const listed = await outbox.list(2);
    expect(listed.map(({ text }) => text)).toEqual(['კოდი 3', 'კოდი 2']);
    expect(listed[0]).toMatchObject(message({ text: 'კოდი 3' }));
    expect(new Date(listed[0]!.at).toISOString()).toBe(listed[0]!.at);
    expect(await outbox.read(listed[1]!.id)).toEqual(listed[1]);
  });

  it('keeps a message once, however often it is tried', async () => {
    const outbox = new OutboxMessages(file('outbox'));
    for (const key of ['k1', 'k1', 'k2']) await outbox.send(message({ key }));
    for (const _ of [1, 2]) await outbox.send(message());
    expect((await outbox.list()).map(({ key }) => key)).toEqual([undefined, undefined, 'k2', 'k1']);
  });

  it('lists no more than two hundred, whatever is asked', async () => {
    const outbox = new OutboxMessages(file('outbox'));
    for (let n = 0; n < 205; n++) await outbox.send(message());
    expect(await outbox.list(1_000_000)).toHaveLength(200);
    expect(await outbox.list(0)).toEqual([]);
    expect(await outbox.list(-1)).toEqual([]);
  });

  it('reads nothing outside its folder and nothing that is no message', async () => {
    const folder = file('outbox');
    const outbox = new OutboxMessages(folder);
    await outbox.send(message());
    writeFileSync(join(folder, '..', 'secret.json'), '{}');
    writeFileSync(join(folder, 'other.json'), '{}');
    const id = (await outbox.list())[0]!.id;
    for (const wrong of ['../secret', 'other', '', '..', `../outbox/${id}`, `${id}/../${id}`, `${id}\0`, `${id}\n`])
      expect([wrong, await outbox.read(wrong)]).toEqual([wrong, undefined]);
    expect(await outbox.read(id.replace(/^\d{13}/, '1000000000000'))).toBeUndefined();
    expect(await outbox.list()).toHaveLength(1);
  });

  it('is for its owner alone, and leaves nothing half-written', async () => {
    const folder = file('outbox');
    const outbox = new OutboxMessages(folder);
    await Promise.all(Array.from({ length: 30 }, () => outbox.send(message())));
    const names = readdirSync(folder);
    expect(names.filter((name) => name.endsWith('.json'))).toHaveLength(30);
    expect(names).toHaveLength(30);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, names[0]!)).mode & 0o777).toBe(0o600);
  });

  it('two processes lose nothing to each other, and the oldest make room', async () => {
    const folder = file('outbox');
    const [one, two] = [new OutboxMessages(folder, 120), new OutboxMessages(folder, 120)];
    for (let n = 0; n < 50; n++) await Promise.all([one.send(message()), two.send(message())]);
    expect(readdirSync(folder)).toHaveLength(100);
    for (let n = 0; n < 49; n++) await one.send(message());
    expect(readdirSync(folder)).toHaveLength(149);
    await one.send(message({ text: 'the hundredth' }));
    expect(readdirSync(folder)).toHaveLength(120);
    expect((await one.list(1))[0]!.text).toBe('the hundredth');
  });
});

describe('the way a message takes', () => {
  const file = scratch();
  const both = { email: 'nino@example.ge', phone: '+995555000001' };
  const ways = () => ({ mail: new OutboxMessages(file('mail')), sms: new OutboxMessages(file('sms')) });
  const sent = async ({ mail, sms }: ReturnType<typeof ways>) => [
    (await mail.list()).length,
    (await sms.list()).length,
  ];

  it.each([
    ['an address and a telephone', both, [1, 0]],
    ['an address', { email: both.email }, [1, 0]],
    ['a telephone', { phone: both.phone }, [0, 1]],
  ])('to somebody with %s', async (_, to, expected) => {
    const { mail, sms } = ways();
    await new ComposedMessages(mail, sms).send(message({ to }));
    expect(await sent({ mail, sms })).toEqual(expected);
  });

  it('is the other one where one is missing, and a clear answer where none is left', async () => {
    const { mail, sms } = ways();
    await new ComposedMessages(undefined, sms).send(message({ to: both }));
    expect(await sent({ mail, sms })).toEqual([0, 1]);
    const onlyMail = new ComposedMessages(mail, undefined);
    await expect(onlyMail.send(message({ to: { phone: both.phone } }))).rejects.toThrow('no way to reach');
    await expect(onlyMail.send(message({ to: {} }))).rejects.toThrow('no way to reach');
  });

  it('is the outbox in the demonstration, and never in production', () => {
    const config = { publicUrl: 'https://ghia.example.ge', smtp: undefined, sms: undefined };
    const outbox = file('outbox');
    expect(messagesFor({ ...config, mode: 'demo' }, outbox)).toBeInstanceOf(OutboxMessages);
    expect(() => messagesFor({ ...config, mode: 'production' }, outbox)).toThrow('GHIA_SMTP');
    const smtp = 'smtp://127.0.0.1:2525';
    expect(messagesFor({ ...config, mode: 'production', smtp }, outbox)).toBeInstanceOf(ComposedMessages);
  });
});
