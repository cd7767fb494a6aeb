import { ConfigError } from '../config-error.js';
import { ComposedMessages } from './composed.messages.js';
import type { Messages } from './messages.js';
import { OutboxMessages } from './outbox.messages.js';
import { SmsMessages } from './sms.messages.js';
import { SmtpMessages } from './smtp.messages.js';

type Ways = {
  readonly mode: 'demo' | 'production';
  readonly publicUrl: string;
  readonly smtp: string | undefined;
  readonly sms: { readonly url: string; readonly token: string } | undefined;
};

/** @param outbox the folder where a demonstration lays its messages; @throws ConfigError in production without any way to reach people */
export function messagesFor({ smtp, sms, mode, publicUrl }: Ways, outbox: string): Messages {
  if (smtp || sms) {
    const from = `ghia@${new URL(publicUrl).hostname}`;
    return new ComposedMessages(
      smtp ? new SmtpMessages(smtp, from) : undefined,
      sms ? new SmsMessages(sms.url, sms.token) : undefined,
    );
  }
  if (mode === 'demo') return new OutboxMessages(outbox);
  throw new ConfigError('In production people must be reached: set GHIA_SMTP, or GHIA_SMS_URL and GHIA_SMS_TOKEN.');
}
