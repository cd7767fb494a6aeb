import { randomUUID } from 'node:crypto';
import {
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  UnauthorizedException,
  UseFilters,
} from '@nestjs/common';
import type { VNode } from 'preact';
import { refuse } from '../../../commands/decider.js';
import { checkedAnswers } from '../../../commands/surveys/answering.js';
import type { SurveyQuestion } from '../../../events/surveys.js';
import { SurveyById, type SurveyView } from '../../../read-models/surveys.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Refused } from '../../refused.js';
import { KeptDrafts } from '../../surveys/kept-drafts.js';
import { Surveying } from '../../write/surveying.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { refusalSentence } from '../pages/error.js';
import {
  SurveyCheckPage,
  SurveyCodePage,
  SurveyResumePage,
  SurveySavedPage,
  SurveyStepPage,
  SurveyThanksPage,
} from '../pages/survey-answer.js';
import { paths } from '../paths.js';
import {
  askedOn,
  type Filled,
  fieldOf,
  filledWith,
  NOTHING_FILLED,
  pageFrom,
  pagesOf,
  readFrom,
} from '../survey-steps.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** What goes from page to page, sealed in the form: nothing of it lies here until it is sent or saved. */
type State = Filled & {
  readonly version: number;
  readonly page: number;
  /** Names the try, so that sending it twice is one answer. */
  readonly client: string;
  readonly code?: string;
  /** Under which it was saved. */
  readonly draft?: string;
};

/** Answering: a page at a time, with or without a script, without an account where one was invited. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class SurveyAnsweringController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Surveying) private readonly surveying: Surveying,
    @Inject(KeptDrafts) private readonly drafts: KeptDrafts,
  ) {}

  @Get(both('surveys/:id/answer'))
  async begin(@TheVisit() visit: Visit, @Uuid() id: string) {
    const survey = await this.one(id);
    if (survey.kind === 'sample') return this.askCode(visit, survey);
    mustBeKnown(visit);
    await this.showPage(visit, survey, { ...fresh(survey), page: firstPage(survey) });
  }

  @Post(both('surveys/:id/answer'))
  async goOn(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const survey = await this.one(id);
    // a session beside a code would say who it is
    if (survey.kind === 'sample' && visit.who.via !== 'none') return this.askCode(visit, survey);
    if (survey.kind === 'open') mustBeKnown(visit);
    const { form, lang } = visit;
    if (form.state === undefined && survey.kind === 'sample') return this.enter(visit, survey);
    const state = await this.drafts.brought<State>(id, form.state ?? '');
    if (!state) return this.beginAgain(visit, survey);
    if (form.go !== undefined) return this.showPage(visit, survey, { ...state, page: Number(form.go) || 0 });
    if (form.step === 'send') return this.send(visit, survey, state);
    const page = askedOn(pagesOf(survey.questions)[state.page] ?? [], survey.questions, state);
    const said = readFrom(page, { one: (name) => form[name], all: visit.all });
    const filled = { ...state, ...filledWith(state, page, said, survey.questions) };
    if (form.step === 'save') return this.save(visit, survey, filled);
    if (form.step === 'back') {
      const before = pageFrom(survey.questions, filled, state.page, -1);
      return this.showPage(visit, survey, { ...filled, page: before ?? state.page });
    }
    const errors = page.flatMap((question) => errorIn(question, filled, lang));
    if (errors.length > 0) return this.showPage(visit, survey, filled, errors);
    const next = pageFrom(survey.questions, filled, state.page, 1);
    if (next === undefined) return this.check(visit, survey, { ...filled, page: pagesOf(survey.questions).length });
    await this.showPage(visit, survey, { ...filled, page: next });
  }

  @Get(both('surveys/:id/resume/:draft'))
  async resume(@TheVisit() visit: Visit, @Uuid() id: string, @Param('draft') draft: string) {
    const survey = await this.one(id);
    const there = (await this.drafts.of<State>(id, draft)) !== undefined;
    const frame = await this.pages.frame(visit);
    const view = { frame, survey, errors: [], draft: there ? draft : undefined };
    this.pages.send(visit, SurveyResumePage(view, visit.lang), there ? 200 : 410);
  }

  @Post(both('surveys/:id/resume'))
  async resumed(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const survey = await this.one(id);
    if (survey.kind === 'sample' && visit.who.via !== 'none') return this.askCode(visit, survey);
    const draft = visit.form.draft ?? '';
    const state = await this.drafts.of<State>(id, draft);
    if (!state) {
      const frame = await this.pages.frame(visit);
      return this.pages.send(visit, SurveyResumePage({ frame, survey, errors: [], draft: undefined }, visit.lang), 410);
    }
    const there = { ...state, draft };
    if (state.page >= pagesOf(survey.questions).length) return this.check(visit, survey, there);
    await this.showPage(visit, survey, there);
  }

  @Get(both('surveys/:id/thanks'))
  async thanks(@TheVisit() visit: Visit, @Uuid() id: string) {
    const [survey, frame] = await Promise.all([this.one(id), this.pages.frame(visit)]);
    this.pages.send(visit, SurveyThanksPage({ frame, survey, errors: [] }, visit.lang));
  }

  private async enter(visit: Visit, survey: SurveyView): Promise<void> {
    const { code = '' } = visit.form;
    try {
      this.surveying.mustKnow(survey.id, code);
    } catch (error) {
      return this.askCode(visit, survey, [{ field: 'code', text: sentence(error, visit.lang) }], code);
    }
    await this.showPage(visit, survey, { ...fresh(survey), code, page: firstPage(survey) });
  }

  private async send(visit: Visit, survey: SurveyView, state: State): Promise<void> {
    const { version, answers, others, code, client, draft } = state;
    const said = { version, answers: { ...answers }, others: { ...others } };
    try {
      if (code === undefined) await this.surveying.asOneself(visit.who, survey.id, said);
      else await this.surveying.byCode(survey.id, code, said, client);
    } catch (error) {
      return this.check(visit, survey, state, [{ field: '', text: sentence(error, visit.lang) }]);
    }
    if (draft) await this.drafts.drop(draft);
    this.pages.goTo(visit, paths(visit.lang).answeredSurvey(survey.id));
  }

  private async save(visit: Visit, survey: SurveyView, state: State): Promise<void> {
    const draft = await this.drafts.keep(survey.id, state, state.draft);
    const frame = await this.pages.frame(visit);
    const link = paths(visit.lang).resumeSurvey(survey.id, draft);
    this.pages.send(visit, SurveySavedPage({ frame, survey, errors: [], link, draft }, visit.lang));
  }

  private async askCode(
    visit: Visit,
    survey: SurveyView,
    errors: readonly FormError[] = [],
    typed?: string,
  ): Promise<void> {
    const frame = await this.pages.frame(visit);
    this.pages.send(visit, SurveyCodePage({ frame, survey, errors, typed }, visit.lang), errors.length > 0 ? 422 : 200);
  }

  private beginAgain(visit: Visit, survey: SurveyView): Promise<void> {
    const errors = [{ field: '', text: say(visit.lang).surveys.answering.expired }];
    if (survey.kind === 'sample') return this.askCode(visit, survey, errors);
    return this.showPage(visit, survey, { ...fresh(survey), page: firstPage(survey) }, errors);
  }

  private showPage(visit: Visit, survey: SurveyView, state: State, errors: readonly FormError[] = []): Promise<void> {
    const { page, ...filled } = state;
    return this.show(visit, survey, state, errors, (view) => SurveyStepPage({ ...view, page, filled }, visit.lang));
  }

  private check(visit: Visit, survey: SurveyView, state: State, errors: readonly FormError[] = []): Promise<void> {
    return this.show(visit, survey, state, errors, (view) => SurveyCheckPage({ ...view, filled: state }, visit.lang));
  }

  private async show(
    visit: Visit,
    survey: SurveyView,
    state: State,
    errors: readonly FormError[],
    page: (view: Parameters<typeof SurveyCheckPage>[0]) => VNode,
  ): Promise<void> {
    const [frame, sealed] = await Promise.all([this.pages.frame(visit), this.drafts.carried(survey.id, state)]);
    const view = { frame, survey, errors, filled: state, state: sealed };
    this.pages.send(visit, page(view), errors.length > 0 ? 422 : 200);
  }

  /** One that takes answers, or has. @throws NotFoundException for a draft and for none */
  private async one(id: string): Promise<SurveyView> {
    const survey = await this.questions.ask(new SurveyById(id));
    if (!survey) throw new NotFoundException({ type: 'urn:ghia:survey.not-found' });
    return survey;
  }
}

const fresh = ({ version }: SurveyView): State => ({ ...NOTHING_FILLED, version, page: 0, client: randomUUID() });
const firstPage = ({ questions }: SurveyView) => pageFrom(questions, NOTHING_FILLED, -1, 1) ?? 0;

/** An open poll is answered once by each person: they sign in first. */
function mustBeKnown({ who }: Visit): void {
  if (who.person === undefined) throw new UnauthorizedException();
  if (who.level < 1) throw new Refused(refuse('identity.assurance-too-low', { needed: 1, level: who.level }));
}

function errorIn(question: SurveyQuestion, { answers, others }: Filled, lang: Lang): readonly FormError[] {
  const { when: _, ...asked } = question;
  const own = <T>(of: Readonly<Record<string, T>>) =>
    question.code in of ? { [question.code]: of[question.code]! } : {};
  const checked = checkedAnswers([asked], { answers: own(answers), others: own(others) });
  if (!('refused' in checked)) return [];
  return [{ field: fieldOf(question.code), text: refusalSentence(checked.refused as never, lang) ?? '' }];
}

function sentence(error: unknown, lang: Lang): string {
  if (!(error instanceof Refused)) throw error;
  return refusalSentence(error.refusal.refused, lang) ?? say(lang).errors[422].text;
}
