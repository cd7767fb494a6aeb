export type Recipient = { readonly email?: string; readonly phone?: string };

/** A message to one person. Never logged, never in the event log. */
export type Message = {
  readonly to: Recipient;
  /** What it is about: `sign-in-code`, `petition-answered`… */
  readonly kind: string;
  readonly language: 'ka' | 'en';
  readonly subject: string;
  readonly text: string;
  /** The same for every try to hand over the same message, so that a repeat can be told from another one. */
  readonly key?: string;
};

/** The way out to people. */
export abstract class Messages {
  /** Resolves once the message has been handed over. @throws Error when it has not */
  abstract send(message: Message): Promise<void>;
}
