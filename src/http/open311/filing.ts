import { BadRequestException, ForbiddenException, Inject, Injectable } from '@nestjs/common';
import { refuse } from '../../../commands/decider.js';
import type { Question } from '../../../events/smart-map.js';
import { Categories, type CategoryView } from '../../../read-models/reports.js';
import { Questions } from '../../read/questions.js';
import { Refused } from '../../refused.js';
import { Reporting } from '../../write/reporting.js';
import { fieldsOf, reportIn, serviceIn } from './form.js';
import { Keys } from './keys.js';
import { isService, type Locale } from './services.js';
import { localeOf } from './wanted.js';

export type Filed = { readonly id: string; readonly created: boolean; readonly notice: string };

/**
 * Files a report for the holder of a key, who is its reporter: what is confirmed or opened again later is theirs to wish.
 * A program that files for people who have no key of their own files in the name of whom its key was issued to.
 */
@Injectable()
export class Filing {
  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
  ) {}

  /** @throws HttpException, Refused */
  async file(body: unknown, key: string | undefined): Promise<Filed> {
    const form = fieldsOf(body);
    const holder = await this.keys.holder(form, 'citizen');
    const locale = localeOf(form);
    const service = serviceIn(form, await this.questions.ask(new Categories()));
    if (!isService(service)) throw new Refused(refuse('report.emergency'));
    const wish = await reportIn(form, service, locale);
    try {
      const { id, receipt } = await this.reporting.file(holder, wish, 'open311', { key, body: { ...wish } });
      return { id, created: receipt.created, notice: noticeOf(service, locale) };
    } catch (error) {
      throw inWords(error, service, locale);
    }
  }
}

const noticeOf = ({ termDays }: CategoryView, locale: Locale): string =>
  locale === 'ka' ? `პასუხი ${termDays} სამუშაო დღეში` : `Promised within ${termDays} working days`;

/** What a question of the category stopped, in the category's own words. */
function inWords(error: unknown, { questions }: CategoryView, locale: Locale): unknown {
  if (!(error instanceof Refused)) return error;
  const { refused, because } = error.refusal;
  if (refused === 'report.not-registered')
    return new ForbiddenException('The residents register does not know the holder of this api_key.');
  const { question: code, choice } = (because ?? {}) as { question?: string; choice?: string };
  const question = (questions as readonly Question[]).find((one) => one.code === code);
  if (refused === 'report.answer')
    return new BadRequestException(`attribute[${code}] is not answered as it asks: ${question?.label[locale] ?? ''}`);
  const stops = question?.choices?.find((one) => one.code === choice)?.stops;
  return refused === 'report.not-here' && stops
    ? new BadRequestException(`This cannot be reported here. ${stops[locale]}`)
    : error;
}
