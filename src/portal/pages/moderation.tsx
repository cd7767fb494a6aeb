import type { VNode } from 'preact';
import type { TimelineEntry } from '../../../read-models/petition-documents.js';
import type { PetitionCard, PetitionView } from '../../../read-models/petition-views.js';
import type { Band, Bands, QueueItem } from '../../../read-models/petitions-office.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select } from '../components/field.js';
import { BandLinks } from '../components/office/band-links.js';
import { CaseLinks } from '../components/office/case-links.js';
import {
  AdmitForm,
  AnswerForm,
  AppealForm,
  type DecisionForm,
  FollowUpForm,
  type Kept,
  type MayDecide,
  NoticeForm,
  RefuseForm,
  RegisterForm,
} from '../components/office/decisions.js';
import { RoomPage } from '../components/office/office-page.js';
import { QueueList } from '../components/office/queue-list.js';
import type { Waiting } from '../components/office/room-tabs.js';
import { Pagination } from '../components/pagination.js';
import { AnswerSection } from '../components/petition/answer-section.js';
import { StateSection } from '../components/petition/state-section.js';
import { placesOf } from '../components/petition-card.js';
import { SimilarList } from '../components/similar-list.js';
import { StatusTag } from '../components/status-tag.js';
import { Author, Gone, isShown, Prose, titleOf } from '../components/text.js';
import { Timeline } from '../components/timeline.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type { DecisionForm, Kept, MayDecide } from '../components/office/decisions.js';

/** What waits for officials, and how much of it is late. */
export type QueueView = Framed & {
  readonly wanted: {
    readonly kind?: string | undefined;
    readonly waitsFor?: string | undefined;
    readonly band?: Band | undefined;
    readonly cursor?: string | undefined;
  };
  readonly items: readonly QueueItem[];
  readonly total: number;
  readonly next: string | null;
  readonly bands: Bands | null;
  /** What waits in the other rooms. */
  readonly waiting: Waiting;
};

/** One petition on an official's desk: its text, and what may be decided. */
export type CaseView = Framed & {
  /** As staff may read it. */
  readonly petition: PetitionView & { readonly asOf: { readonly position: number } };
  readonly may: MayDecide;
  readonly similar: readonly PetitionCard[];
  readonly timeline: readonly TimelineEntry[];
  readonly notice?: keyof Catalogue['office']['item']['notices'] | undefined;
  /** The form that came back, what is wrong with it, and what was typed into it. */
  readonly returned?:
    | { readonly form: DecisionForm; readonly errors: readonly FormError[]; readonly kept: Kept }
    | undefined;
};

export function QueuePage({ frame, wanted, items, total, next, bands, waiting }: QueueView, lang: Lang): VNode {
  const words = say(lang);
  const t = words.office.queue;
  const { queue } = paths(lang);
  const { cursor, ...query } = wanted;
  const options = (labels: Readonly<Record<string, string>>) => [
    { value: '', label: words.shell.all },
    ...Object.entries(labels).map(([value, label]) => ({ value, label })),
  ];
  return (
    <RoomPage frame={frame} lang={lang} here="cases" waiting={waiting} title={t.title} lead={t.lead}>
      <div class="stack gap-above">
        {bands && (
          <BandLinks lang={lang} bands={bands} here={wanted.band} to={(band) => withQuery(queue, { ...query, band })} />
        )}
        <form class="card filters few" method="get" action={queue}>
          {wanted.band && <input type="hidden" name="band" value={wanted.band} />}
          <Select lang={lang} name="kind" label={t.kind} value={wanted.kind ?? ''} options={options(t.kinds)} />
          <Select lang={lang} name="waitsFor" label={t.role} value={wanted.waitsFor ?? ''} options={options(t.roles)} />
          <button type="submit" class="button">
            {words.shell.filter}
          </button>
        </form>
        <p class="meta" role="status">
          {items.length === 0 ? t.empty : t.found(total)}
        </p>
        {items.length > 0 && <QueueList items={items} now={frame.now} lang={lang} />}
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : withQuery(queue, query)}
          next={next === null ? undefined : withQuery(queue, { ...query, cursor: next })}
        />
      </div>
    </RoomPage>
  );
}

export function CasePage(view: CaseView, lang: Lang): VNode {
  const { frame, petition, notice, returned, timeline, similar, may } = view;
  const words = say(lang);
  const t = words.office.item;
  const to = paths(lang);
  const title = titleOf(petition.text, lang);
  const errors = returned?.errors ?? [];
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="office"
      meta={{ title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={[{ href: to.queue, label: words.office.queue.title }]} here={t.title} />
        <ErrorSummary errors={errors} lang={lang} />
        {notice && <Banner tone="good" title={t.notices[notice]} news />}
      </div>
      <div class="split even">
        <article class="stack-wide">
          <CaseText view={view} lang={lang} title={title} />
          <section class="stack" aria-labelledby="similar">
            <h2 id="similar">{t.similar}</h2>
            {similar.length === 0 ? <p class="meta">{t.noSimilar}</p> : <SimilarList petitions={similar} lang={lang} />}
          </section>
          <details class="fold card">
            <summary>{t.history(timeline.length)}</summary>
            <Timeline entries={timeline} lang={lang} />
          </details>
        </article>
        <aside aria-label={t.decision}>
          <div class="stack">
            <Decisions view={view} lang={lang} />
            <CaseLinks frame={frame} lang={lang} id={petition.id} review={may.review} />
          </div>
        </aside>
      </div>
    </Layout>
  );
}

type Props = { readonly view: CaseView; readonly lang: Lang };

function CaseText({ view: { petition, frame }, lang, title }: Props & { title: string }) {
  const words = say(lang);
  const { text, author, language, districts, status, addressee, appeal } = petition;
  const shown = {
    frame,
    petition,
    curve: [],
    districts: [],
    timeline: [],
    initials: { items: [], total: 0 },
    mine: null,
    invitation: null,
  };
  return (
    <>
      <div class="stack">
        <p class="kicker">
          <StatusTag status={status} lang={lang} />
          <span class="meta">{words.petitions.addressedTo[addressee]}</span>
        </p>
        <h1 lang={isShown(text) ? language : undefined}>{title}</h1>
        <p class="meta dotted">
          <span>
            <Author author={author} lang={lang} />
          </span>
          <span>{placesOf(districts, lang)}</span>
        </p>
      </div>
      {isShown(text) ? (
        <div class="stack">
          <p class="demand" lang={language}>
            {text.demand}
          </p>
          <Prose text={text.details} lang={language} />
        </div>
      ) : (
        <Gone words={text} lang={lang} />
      )}
      <StateSection view={shown} lang={lang} />
      {appeal && isShown(appeal.text) && (
        <section class="card stack" aria-labelledby="appeal-text">
          <h2 id="appeal-text">{words.office.item.appealText}</h2>
          <Prose text={appeal.text.text} />
        </section>
      )}
      <AnswerSection view={shown} lang={lang} />
    </>
  );
}

function Decisions({ view: { frame, petition, may, returned }, lang }: Props) {
  const of = (form: DecisionForm) => ({
    id: petition.id,
    frame,
    lang,
    errors: returned?.form === form ? returned.errors : [],
    kept: returned?.form === form ? returned.kept : {},
  });
  const nothing = !Object.entries(may).some(([deed, allowed]) => allowed && deed !== 'review');
  if (nothing) return <p class="card">{say(lang).office.item.nothingToDo}</p>;
  return (
    <>
      {may.register && <RegisterForm {...of('register')} />}
      {may.admit && <AdmitForm id={petition.id} frame={frame} lang={lang} />}
      {may.refuse && <RefuseForm {...of('refuse')} />}
      {may.notice && <NoticeForm id={petition.id} frame={frame} lang={lang} due={petition.refusal?.noticeDue} />}
      {may.decideAppeal && <AppealForm {...of('appeal')} />}
      {may.answer && <AnswerForm {...of('answer')} revised={petition.answers.length > 0} />}
      {may.followUp && <FollowUpForm {...of('follow-up')} />}
    </>
  );
}
