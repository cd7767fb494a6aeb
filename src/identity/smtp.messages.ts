import { createTransport } from 'nodemailer';
import { emailOf } from './contact.js';
import { type Message, Messages } from './messages.js';

type Patience = { readonly step: number; readonly whole: number };

/** E-mail through an SMTP server. */
export class SmtpMessages extends Messages {
  private readonly transport: ReturnType<typeof createTransport>;

  /**
   * @param url smtp://user:password@host:port or smtps://… Over smtp: another machine must offer STARTTLS, unless the
   * address ends in `?requireTLS=false`.
   * @param patience milliseconds for one step of the conversation and for all of it
   */
  constructor(
    url: string,
    private readonly from: string,
    private readonly patience: Patience = { step: 10_000, whole: 30_000 },
  ) {
    super();
    const { step } = patience;
    const limits = { dnsTimeout: step, connectionTimeout: step, greetingTimeout: step, socketTimeout: step };
    const closed = { disableFileAccess: true, disableUrlAccess: true, requireTLS: !isLoopback(url) };
    this.transport = createTransport({ url, ...limits, ...closed } as object);
  }

  async send({ to, kind, language, subject, text, key }: Message): Promise<void> {
    if (/\p{Cc}/u.test(subject)) throw new Error('a subject is one line');
    const address = to.email === undefined ? undefined : emailOf(to.email);
    if (!address) throw new Error('the recipient has no e-mail address');
    const headers = {
      'Auto-Submitted': 'auto-generated', // holiday notices are not sent back
      'Content-Language': language,
      'X-Ghia-Kind': kind.replace(/[^\w-]/g, ''),
    };
    const signal = AbortSignal.timeout(this.patience.whole);
    // mailboxes show two mails of one id once
    const id = key && { messageId: `<${key}@${this.from.split('@')[1]}>` };
    const mail = { from: this.from, to: { name: '', address }, subject, text, headers, signal, ...id };
    await this.transport.sendMail(mail as object).catch((error) => {
      throw new Error(whyNot(error)); // not the server's own words: they quote the recipient
    });
  }
}

function whyNot({ responseCode, code, name }: { responseCode?: number; code?: string; name?: string }): string {
  if (responseCode) return `the mail server answered ${responseCode}`;
  return `the mail server was not reached (${code ?? name ?? 'no reason given'})`;
}

function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
