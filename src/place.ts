import type { Config } from './config.js';

/** Where this instance stands, for pages and links. */
export class Place {
  readonly publicUrl: string;
  readonly demo: boolean;

  constructor({ publicUrl, mode }: Pick<Config, 'publicUrl' | 'mode'>) {
    this.publicUrl = publicUrl;
    this.demo = mode === 'demo';
  }
}
