import { Inject, Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Command } from '../../../commands/command.js';
import type { RefusalCode } from '../../../commands/refusals.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Projecting } from '../../read/projecting.js';
import { Refused } from '../../refused.js';
import type { Receipt } from '../../write/decide.handler.js';
import { type Acting, Desk } from '../../write/desk.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { refusalSentence } from '../pages/error.js';
import type { Visit } from './visit.js';

/** What became of a form: recorded, or what is wrong with it, in words. */
export type Done<R = Receipt> =
  | { readonly receipt: R }
  | { readonly errors: readonly FormError[]; readonly refused?: RefusalCode; readonly because?: object };

/** How long a page waits for the read models to show what has just been recorded. */
const PATIENCE = 2_000;

/** Hands in what a form of the portal wishes, by the same commands and the same desk as the API. */
@Injectable()
export class Deeds {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Projecting) private readonly projecting: Projecting,
  ) {}

  /** @param fields what the form says; @param supplied what the server says; @param words for a field that is wrong */
  async send<C extends Command>(
    visit: Visit,
    Wish: new () => C,
    fields: object,
    supplied: Partial<C>,
    acting: Acting,
    words: (field: string) => string = () => say(visit.lang).errors[422].text,
  ): Promise<Done> {
    const command = plainToInstance(Wish, fields);
    const wrong = mistakes(
      validateSync(command, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false }),
    );
    if (wrong.length > 0)
      return {
        errors: [...new Set(wrong.map(({ path }) => path.split('.')[0]!))].map((field) => ({
          field,
          text: words(field),
        })),
      };
    return this.attempt(visit.lang, () =>
      this.desk.send(command, supplied, acting, { key: visit.form.key, body: fields }),
    );
  }

  /** Waits until pages show it. A refusal becomes a sentence. */
  async attempt<R extends Pick<Receipt, 'position'> = Receipt>(lang: Lang, deed: () => Promise<R>): Promise<Done<R>> {
    try {
      const receipt = await deed();
      await this.projecting.seen(receipt.position, PATIENCE);
      return { receipt };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { refused, because } = error.refusal;
      return {
        refused,
        because,
        errors: [{ field: '', text: refusalSentence(refused, lang) ?? say(lang).errors[422].text }],
      };
    }
  }
}
