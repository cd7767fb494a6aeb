import { type Message, Messages } from './messages.js';

/** Georgian mobile numbers as the gateway wants them: +9955XXXXXXXX. Undefined for anything else. */
export function mobile(text: string): string | undefined {
  const digits = text.replace(/[\s()-]/g, '');
  const local = /^(?:(?:\+|00)?995|0)?(5\d{8})$/.exec(digits)?.[1];
  return local && `+995${local}`;
}

/** Text messages through an HTTP gateway: POST { to, text } with a bearer token; a repeat has the same `Idempotency-Key`. */
export class SmsMessages extends Messages {
  /** @throws Error for an address over which codes could be read on their way */
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly timeout = 5_000,
  ) {
    super();
    const { protocol, hostname, username } = new URL(url);
    const staysHere = protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
    if (username !== '' || (protocol !== 'https:' && !staysHere))
      throw new Error('an SMS gateway is reached by https, and its token does not stand in the address');
  }

  async send({ to, text, key }: Message): Promise<void> {
    const number = mobile(to.phone ?? '');
    if (!number) throw new Error('the recipient has no Georgian mobile number');
    const answer = await fetch(this.url, {
      method: 'POST',
      redirect: 'error', // the token and the code go nowhere else
      signal: AbortSignal.timeout(this.timeout),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.token}`,
        ...(key && { 'idempotency-key': key }),
      },
      body: JSON.stringify({ to: number, text }),
    }).catch((error) => {
      throw new Error(whyNot(error));
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
  }
}

function whyNot({ name, cause }: { name?: string; cause?: { code?: string; message?: string } }): string {
  if (name === 'TimeoutError') return 'the SMS gateway did not answer in time';
  return `the SMS gateway was not reached (${cause?.code ?? cause?.message ?? name})`;
}
