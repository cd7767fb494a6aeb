import { type Message, Messages } from './messages.js';

const TIMEOUT = 5_000;
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/;

/** Georgian mobile numbers as the gateway wants them: +9955XXXXXXXX. Undefined for anything else. */
export function mobile(text: string): string | undefined {
  const digits = text.replace(/[\s()-]/g, '');
  const local = /^(?:\+?995|0)?(5\d{8})$/.exec(digits)?.[1];
  return local && `+995${local}`;
}

/** Text messages through an HTTP gateway: POST { to, text } with a bearer token. */
export class SmsMessages extends Messages {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {
    super();
    if (!url.startsWith('https://') && !LOOPBACK.test(url)) throw new Error('an SMS gateway is reached by https');
  }

  async send({ to, text }: Message): Promise<void> {
    const number = mobile(to.phone ?? '');
    if (!number) throw new Error('the recipient has no Georgian mobile number');
    const answer = await fetch(this.url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ to: number, text }),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
  }
}
