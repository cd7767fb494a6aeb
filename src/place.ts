import type { Config, Contact } from './config.js';

/** Where this instance stands, for pages and links. */
export class Place {
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly contact: Contact;
  readonly activitypub: boolean;
  /** See `Config`. */
  readonly chromium: string | undefined;

  constructor({
    publicUrl,
    mode,
    contact,
    activitypub,
    chromium,
  }: Pick<Config, 'publicUrl' | 'mode' | 'contact' | 'activitypub' | 'chromium'>) {
    this.publicUrl = publicUrl;
    this.demo = mode === 'demo';
    this.contact = contact;
    this.activitypub = activitypub;
    this.chromium = chromium;
  }
}
