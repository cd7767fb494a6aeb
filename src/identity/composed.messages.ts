import { type Message, Messages } from './messages.js';

/** By e-mail where the recipient has an address and mail can go out; else by text message. */
export class ComposedMessages extends Messages {
  constructor(
    private readonly mail: Messages | undefined,
    private readonly sms: Messages | undefined,
  ) {
    super();
  }

  async send(message: Message): Promise<void> {
    const { email, phone } = message.to;
    const way = (email && this.mail) || (phone && this.sms) || undefined;
    if (!way) throw new Error('there is no way to reach this recipient');
    await way.send(message);
  }
}
