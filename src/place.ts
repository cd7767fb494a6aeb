import type { Config, Contact } from './config.js';

/** Where this instance stands, for pages and links. */
export class Place {
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly contact: Contact;

  constructor({ publicUrl, mode, contact }: Pick<Config, 'publicUrl' | 'mode' | 'contact'>) {
    this.publicUrl = publicUrl;
    this.demo = mode === 'demo';
    this.contact = contact;
  }
}
