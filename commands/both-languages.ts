import { Heading } from './text.js';

/** One text in both languages of the city. */
export class BothLanguages {
  @Heading(3, 300) ka!: string;
  @Heading(3, 300) en!: string;
}
