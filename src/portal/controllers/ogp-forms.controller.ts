import {
  Controller,
  ForbiddenException,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  UseFilters,
} from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AssessIndependently, AssessOneself } from '../../../commands/ogp/assessment-commands.js';
import { ReportMilestoneProgress } from '../../../commands/ogp/commitment-commands.js';
import { AnswerContribution, MakeContribution } from '../../../commands/ogp/contribution-commands.js';
import { CiteEvidence } from '../../../commands/ogp/evidence-commands.js';
import { dayOf } from '../../../events/calendar.js';
import { FINDINGS_OF } from '../../../events/ogp-vocabulary.js';
import { CommitmentById, type CommitmentView } from '../../../read-models/ogp-commitments.js';
import { ContributionById } from '../../../read-models/ogp-contributions.js';
import { PlanById } from '../../../read-models/ogp-plans.js';
import { found } from '../../http/found.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { Contributing } from '../../ogp/contributing.js';
import { PlanOffice } from '../../ogp/plan-office.js';
import { Repository } from '../../ogp/repository.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { textIn } from '../components/ogp/official.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { holds, OGP_DEED_ROLES, OGP_OFFICE } from '../office-rooms.js';
import { contributionFields, deedFields, responseFields } from '../ogp-fields.js';
import { OGP_DEEDS, type OgpDeed } from '../ogp-paths.js';
import { contributionOf, evidenceOf, fieldAt, independentOf, progressOf, responseOf, selfOf } from '../ogp-wish.js';
import { OgpFormPage, type OgpFormView } from '../pages/ogp-form.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** A form before it is filled in, and what is done with it. */
type Asked = Omit<OgpFormView, 'frame' | 'kept' | 'errors'> & { readonly done: string };
const BILINGUAL = true;

/** What people say to plans and commitments, and what institutions and assessors report on them. */
@Controller()
@UseFilters(PageFilter)
export class OgpFormsController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Contributing) private readonly contributing: Contributing,
    @Inject(PlanOffice) private readonly office: PlanOffice,
    @Inject(Repository) private readonly repository: Repository,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('ogp/plans/:plan/contribute'))
  @Needs('citizen')
  async toPlan(@TheVisit() visit: Visit, @Param('plan') id: string) {
    return this.show(visit, await this.onPlan(id, visit.lang));
  }

  @Post(both('ogp/plans/:plan/contribute'))
  @Needs('citizen')
  async contributeToPlan(@TheVisit() visit: Visit, @Param('plan') plan: string) {
    return this.contribute(visit, await this.onPlan(plan, visit.lang), { plan });
  }

  @Get(both('ogp/commitments/:commitment/contribute'))
  @Needs('citizen')
  async toCommitment(@TheVisit() visit: Visit, @Param('commitment') id: string) {
    return this.show(visit, contributionOn(await this.commitment(id), visit.lang));
  }

  @Post(both('ogp/commitments/:commitment/contribute'))
  @Needs('citizen')
  async contributeToCommitment(@TheVisit() visit: Visit, @Param('commitment') id: string) {
    const commitment = await this.commitment(id);
    const about = { plan: commitment.plan.id, commitment: id };
    return this.contribute(visit, contributionOn(commitment, visit.lang), about);
  }

  @Get(both('ogp/contributions/:id/response'))
  @Needs('working-group')
  async response(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.show(visit, await this.answering(id, visit.lang));
  }

  @Post(both('ogp/contributions/:id/response'))
  @Needs('working-group')
  async respond(@TheVisit() visit: Visit, @Uuid() id: string) {
    const wish = plainToInstance(AnswerContribution, responseOf(visit.all));
    return this.record(visit, await this.answering(id, visit.lang), wish, (sent) =>
      this.contributing.step(visit.who, id, wish, sent),
    );
  }

  @Get(both('ogp/commitments/:commitment/office/:deed'))
  @Needs(OGP_OFFICE)
  async form(@TheVisit() visit: Visit, @Param('commitment') id: string, @Param('deed') name: string) {
    const deed = allowed(visit, name);
    return this.show(visit, deedOn(deed, await this.commitment(id), visit.lang));
  }

  @Post(both('ogp/commitments/:commitment/office/:deed'))
  @Needs(OGP_OFFICE)
  async report(@TheVisit() visit: Visit, @Param('commitment') id: string, @Param('deed') name: string) {
    const deed = allowed(visit, name);
    const commitment = await this.commitment(id);
    const asked = deedOn(deed, commitment, visit.lang);
    const { all, who, lang } = visit;
    if (deed === 'progress') {
      const wish = plainToInstance(ReportMilestoneProgress, progressOf(all));
      const milestone = all('milestone').at(-1);
      const missing = milestone ? [] : ['milestone'];
      return this.record(visit, asked, wish, (sent) => this.office.milestone(who, id, milestone!, wish, sent), missing);
    }
    if (deed === 'evidence') {
      const wish = plainToInstance(CiteEvidence, evidenceOf(all));
      const cite = async (sent: Sent) => (await this.repository.citeFor(who, id, wish, sent)).receipt;
      return this.record(visit, asked, wish, cite);
    }
    const wish =
      deed === 'self'
        ? plainToInstance(AssessOneself, selfOf(all))
        : plainToInstance(AssessIndependently, independentOf(all, FINDINGS_OF[commitment.plan.scales], lang));
    return this.record(visit, asked, wish, (sent) => this.office.assess(who, id, wish, sent));
  }

  private contribute(visit: Visit, asked: Asked, about: { plan: string; commitment?: string }) {
    const wish = plainToInstance(MakeContribution, contributionOf(visit.all, visit.lang));
    const make = async (sent: Sent) => (await this.contributing.make(visit.who, about, wish, sent)).receipt;
    return this.record(visit, asked, wish, make, [], !BILINGUAL);
  }

  /** @param missing fields that the wish itself does not hold */
  private async record(
    visit: Visit,
    asked: Asked,
    wish: object,
    does: (sent: Sent) => Promise<Receipt>,
    missing: readonly string[] = [],
    bilingual = BILINGUAL,
  ): Promise<void> {
    this.pages.mustBeOurs(visit);
    const errors = mistaken(
      [...missing, ...mistakes(validateSync(wish)).map(({ path }) => path)],
      bilingual,
      visit.lang,
    );
    if (errors.length > 0) return this.show(visit, asked, errors);
    const body = { action: asked.action, ...wish };
    const done = await this.deeds.attempt(visit.lang, () => does({ key: visit.form.key, body }));
    if ('errors' in done) return this.show(visit, asked, done.errors);
    this.pages.goTo(visit, withQuery(asked.of.href, { done: asked.done }));
  }

  private async show(visit: Visit, { done: _, ...asked }: Asked, errors: readonly FormError[] = []): Promise<void> {
    const frame = await this.pages.frame(visit);
    const view = { frame, ...asked, kept: visit.all, errors };
    this.pages.send(visit, OgpFormPage(view, visit.lang), errors.length > 0 ? 422 : 200);
  }

  private async commitment(id: string): Promise<CommitmentView> {
    return found(await this.questions.ask((now) => new CommitmentById(id, dayOf(now))), 'commitment');
  }

  private async plan(id: string) {
    return found(await this.questions.ask((now) => new PlanById(id, dayOf(now))), 'plan');
  }

  private async onPlan(id: string, lang: Lang): Promise<Asked> {
    const { content } = await this.plan(id);
    const to = paths(lang);
    const of = { href: to.plan(id), label: textIn(content.title, lang) };
    return { ...contributing(lang), of, action: to.contributeToPlan(id) };
  }

  private async answering(id: string, lang: Lang): Promise<Asked> {
    const { plan, commitment } = found(await this.questions.ask(new ContributionById(id)), 'contribution');
    const [{ content }, about] = await Promise.all([this.plan(plan), commitment ? this.commitment(commitment) : null]);
    const { ogpForms: t } = say(lang);
    const to = paths(lang);
    const href = about ? to.ogpCommitment(about.id) : to.plan(plan);
    return {
      ...{ title: t.response.title, lead: t.lead, action: to.answerContribution(id), done: 'answered' },
      of: { href, label: textIn((about ?? { content }).content.title, lang) },
      fields: responseFields(content.institutions, lang),
    };
  }
}

type Sent = { readonly key: string | undefined; readonly body: object };

/** @throws NotFoundException for a deed that there is not; ForbiddenException for one that is not theirs */
function allowed({ who }: Visit, name: string): OgpDeed {
  const deed = OGP_DEEDS.find((one) => one === name);
  if (!deed) throw new NotFoundException();
  if (!holds(who.roles, OGP_DEED_ROLES[deed])) throw new ForbiddenException();
  return deed;
}

function contributing(lang: Lang) {
  const { contribution: t } = say(lang).ogpForms;
  return { title: t.title, lead: t.lead, fields: contributionFields(lang), done: 'sent' };
}

function contributionOn({ id, content }: CommitmentView, lang: Lang): Asked {
  const to = paths(lang);
  const of = { href: to.ogpCommitment(id), label: textIn(content.title, lang) };
  return { ...contributing(lang), of, action: to.contribute(id) };
}

function deedOn(deed: OgpDeed, commitment: CommitmentView, lang: Lang): Asked {
  const { ogpForms: t } = say(lang);
  const to = paths(lang);
  const { id, content } = commitment;
  return {
    ...{ title: (deed === 'independent' ? t.independentForm : t[deed]).title, lead: t.lead, done: deed },
    ...{ of: { href: to.ogpCommitment(id), label: textIn(content.title, lang) }, action: to.ogpDeed(id, deed) },
    fields: deedFields(deed, commitment, lang),
  };
}

function mistaken(at: readonly string[], bilingual: boolean, lang: Lang): readonly FormError[] {
  const words: Readonly<Record<string, string>> = say(lang).ogpForms.errors;
  const fields = new Map(at.map((path) => fieldAt(path, bilingual)));
  return [...fields].map(([field, name]) => ({ field, text: words[name] ?? say(lang).errors[422].text }));
}
