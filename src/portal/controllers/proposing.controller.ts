import { Controller, Get, Inject, NotFoundException, Post, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { SubmitProposal } from '../../../commands/budgeting/proposal-commands.js';
import { SimilarProposals } from '../../../read-models/proposals.js';
import { RoundById } from '../../../read-models/rounds.js';
import { Clock } from '../../clock.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { BASE_MAP, type BaseMapSet, toldOf } from '../../map/base-map.js';
import { Questions } from '../../read/questions.js';
import { Proposing } from '../../write/proposing.js';
import { say } from '../i18n/catalogue.js';
import { tetriIn } from '../lari-in.js';
import { ProposePage, type ProposeView } from '../pages/propose.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { type Form, Pages, TheVisit, type Visit } from './visit.js';

/** Bringing an idea into a budget round. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ProposingPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Proposing) private readonly proposing: Proposing,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(BASE_MAP) private readonly base: BaseMapSet,
  ) {}

  @Get(both('budget/:id/propose'))
  form(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.show(visit, id, { kept: {}, errors: [] });
  }

  /** What says much the same is shown once; then it is sent. */
  @Post(both('budget/:id/propose'))
  async propose(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { key, anyway, title = '', description = '' } = visit.form;
    const kept = visit.form;
    const wish = plainToInstance(SubmitProposal, { ...fieldsOf(kept), language: visit.lang });
    const words: Readonly<Record<string, string>> = say(visit.lang).proposals.form.errors;
    const wrong = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path.split('.')[0]!))];
    if (wrong.length > 0) {
      const errors = wrong.map((field) => ({ field, text: words[field] ?? say(visit.lang).errors[422].text }));
      return this.show(visit, id, { kept, errors }, 422);
    }
    if (anyway !== 'yes') {
      const text = `${title} ${description}`.slice(0, 500);
      const { items } = await this.questions.ask(new SimilarProposals(this.clock.now(), id, text));
      if (items.length > 0) return this.show(visit, id, { kept, errors: [], similar: items });
    }
    let proposal = '';
    const done = await this.deeds.attempt(visit.lang, async () => {
      const made = await this.proposing.submit(visit.who, id, wish, { key, body: { id, ...wish } });
      proposal = made.id;
      return made.receipt;
    });
    if ('errors' in done) return this.show(visit, id, { kept, errors: done.errors, similar: [] }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).proposal(proposal), { done: 'sent' }));
  }

  private async show(
    visit: Visit,
    id: string,
    more: Pick<ProposeView, 'kept' | 'errors'> & Partial<ProposeView>,
    status = 200,
  ): Promise<void> {
    const [round, frame] = await Promise.all([
      this.questions.ask(new RoundById(this.clock.now(), id)),
      this.pages.frame(visit),
    ]);
    if (!round) throw new NotFoundException();
    this.pages.send(visit, ProposePage({ frame, round, base: toldOf(this.base), ...more }, visit.lang), status);
  }
}

/** The wish as the form says it. Coordinates that are none are told as a wrong place. */
function fieldsOf({ title, description, pot, theme, lat, lon, estimate }: Form): object {
  const cost = tetriIn(estimate);
  return {
    ...{ title, description, pot },
    ...(theme && { theme }),
    ...(lat && lon && { place: { lat: Number(lat), lon: Number(lon) } }),
    ...(cost !== undefined && { estimate: cost }),
  };
}
