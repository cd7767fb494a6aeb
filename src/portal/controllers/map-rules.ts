import { Inject, Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Command } from '../../../commands/command.js';
import { RuleChanges } from '../../../read-models/rule-changes.js';
import { mistakes } from '../../http/validation.pipe.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import type { RuleNotice } from '../components/map/rule-page.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { Pages, type Visit } from './visit.js';

type Wish<C> = {
  readonly Wish: new () => C;
  readonly fields: object;
  /** What the server says. */
  readonly supplied?: Partial<C>;
  readonly fieldOf?: (path: string) => string;
};

/** What the pages of the map's categories, departments, templates and layers have in common: adopting one, and showing what it was. */
@Injectable()
export class MapRules {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  /** Records it and goes to a page; otherwise tells what is wrong, at the fields it is wrong in. */
  async send<C extends Command>(
    visit: Visit,
    { Wish, fields, supplied = {}, fieldOf = dashed }: Wish<C>,
    to: string,
    done: RuleNotice,
  ): Promise<readonly FormError[] | undefined> {
    const wish = plainToInstance(Wish, fields);
    const wrong = [
      ...new Set(mistakes(validateSync(wish, { forbidUnknownValues: false })).map(({ path }) => fieldOf(path))),
    ];
    if (wrong.length > 0) return wrong.map((field) => ({ field, text: sentence(field, visit.lang) }));
    const acting = this.desk.as(visit.who, STAFF);
    const sent = { key: visit.form.key, body: fields };
    const recorded = await this.deeds.attempt(visit.lang, () => this.desk.send(wish as C, supplied, acting, sent));
    if ('errors' in recorded) return recorded.errors;
    this.pages.goTo(visit, withQuery(to, { done }));
    return undefined;
  }

  /** All versions of one, by its stream. */
  versions(kind: 'category' | 'department' | 'template' | 'layer', code: string) {
    return this.questions.ask(new RuleChanges(`${kind}-${code}`));
  }
}

const dashed = (path: string) => path.replaceAll('.', '-');

/** What to do about a field: a text in two languages is called by its label, the others have sentences of their own. */
function sentence(field: string, lang: Lang): string {
  const { errors, inKa, inEn } = say(lang).mapRules;
  const known = (errors as Readonly<Record<string, string>>)[field];
  if (known !== undefined) return known;
  const [, base, language] = /^(.*)-(ka|en)$/.exec(field) ?? [];
  if (base === undefined) return errors.code;
  const named = language === 'ka' ? inKa : inEn;
  return `${named(labelOf(base, lang))}: ${errors.words}`;
}

function labelOf(base: string, lang: Lang): string {
  const { name, category } = say(lang).mapRules;
  const { questions: t } = category;
  const [, question, choice] = /^q-(\d+)(?:-choice-(\d+))?/.exec(base) ?? [];
  if (question) return [t.number(Number(question)), ...(choice ? [t.choice(Number(choice))] : [])].join(', ');
  const labels: Readonly<Record<string, string>> = { title: category.title, description: category.description };
  return labels[base] ?? name;
}

/** What was done just now, from the address. */
export const noticeIn = (done: string | undefined): RuleNotice | undefined =>
  done === 'saved' || done === 'retired' ? done : undefined;
