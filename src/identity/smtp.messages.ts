import { createTransport, type Transporter } from 'nodemailer';
import { type Message, Messages } from './messages.js';

const TIMEOUT = 15_000;

/** E-mail through an SMTP server. */
export class SmtpMessages extends Messages {
  private readonly transport: Transporter;

  /** @param url smtp://user:password@host:port or smtps://… */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    const limits = { connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT };
    this.transport = createTransport({ url, pool: true, ...limits } as object);
  }

  async send({ to, subject, text }: Message): Promise<void> {
    if (!to.email) throw new Error('the recipient has no e-mail address');
    if (/[\r\n]/.test(subject + to.email)) throw new Error('a subject and an address are one line');
    await this.transport.sendMail({ from: this.from, to: to.email, subject, text });
  }
}
