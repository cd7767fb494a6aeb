import type { VNode } from 'preact';
import { REQUEST_OUTCOMES } from '../../../events/privacy.js';
import type { Listed } from '../../../read-models/answer.js';
import type { DataRequest } from '../../../read-models/privacy.js';
import { RequestStory } from '../components/account/data-requests.js';
import { Banner } from '../components/banner.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select, TextArea } from '../components/field.js';
import { RoomPage } from '../components/office/office-page.js';
import type { Waiting } from '../components/office/room-tabs.js';
import { Pagination } from '../components/pagination.js';
import { errorOf, type FormError, type Frame, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

/** Requests of people about their own data, for those who answer them. */
export type RequestsView = Framed & {
  readonly waiting: Listed<DataRequest>;
  readonly answered: Listed<DataRequest>;
  readonly cursor?: string | undefined;
  readonly rooms: Waiting;
  readonly notice?: boolean | undefined;
  /** The form of one request came back. */
  readonly failed?:
    | {
        readonly request: string;
        readonly errors: readonly FormError[];
        readonly outcome?: string;
        readonly text?: string;
      }
    | undefined;
};

export function RequestsPage(view: RequestsView, lang: Lang): VNode {
  const { frame, waiting, answered, rooms, notice, failed, cursor } = view;
  const t = say(lang).requests;
  const to = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="requests" waiting={rooms} title={t.title} lead={t.office.lead}>
      <div class="stack-wide gap-above">
        <ErrorSummary errors={failed?.errors ?? []} lang={lang} />
        {notice && <Banner tone="good" title={t.office.done} news />}
        <section class="stack" aria-labelledby="waiting">
          <h2 id="waiting">{t.office.waiting}</h2>
          {waiting.items.length === 0 ? (
            <p class="card">{t.office.none}</p>
          ) : (
            waiting.items.map((one) => <Waits request={one} view={view} lang={lang} />)
          )}
          <Pagination
            lang={lang}
            label={t.office.waiting}
            first={cursor === undefined ? undefined : to.requests}
            next={waiting.next === null ? undefined : withQuery(to.requests, { cursor: waiting.next })}
          />
        </section>
        {answered.items.length > 0 && (
          <section class="stack" aria-labelledby="answered">
            <h2 id="answered">{t.office.answered}</h2>
            {answered.items.map((one) => (
              <div class="card">
                <RequestStory request={one} now={frame.now} lang={lang} />
              </div>
            ))}
          </section>
        )}
      </div>
    </RoomPage>
  );
}

function Waits({ request, view, lang }: { request: DataRequest; view: RequestsView; lang: Lang }) {
  const { frame, failed } = view;
  const t = say(lang).requests;
  const mine = failed?.request === request.request ? failed : undefined;
  return (
    <div class="card stack">
      <RequestStory request={request} now={frame.now} lang={lang} />
      <details class="fold" open={mine !== undefined}>
        <summary>{t.office.answer}</summary>
        <Answer request={request.request} frame={frame} failed={mine} lang={lang} />
      </details>
    </div>
  );
}

type AnswerProps = {
  readonly request: string;
  readonly frame: Frame;
  readonly failed: RequestsView['failed'];
  readonly lang: Lang;
};

function Answer({ request, frame, failed, lang }: AnswerProps) {
  const t = say(lang).requests;
  const errors = failed?.errors ?? [];
  const options = [
    { value: '', label: '—' },
    ...REQUEST_OUTCOMES.map((value) => ({ value, label: t.outcomes[value] })),
  ];
  const id = (name: string) => (failed ? name : `${name}-${request}`);
  return (
    <DeedForm frame={frame} class="form" action={paths(lang).answerRequest(request)} data-once>
      <Select
        lang={lang}
        name="outcome"
        id={id('outcome')}
        label={t.office.outcome}
        value={failed?.outcome}
        options={options}
        error={errorOf(errors, 'outcome')}
      />
      <TextArea
        lang={lang}
        name="text"
        id={id('text')}
        label={t.office.answer}
        value={failed?.text}
        most={4_000}
        error={errorOf(errors, 'text')}
      />
      <button type="submit" class="button">
        {t.office.send}
      </button>
    </DeedForm>
  );
}
