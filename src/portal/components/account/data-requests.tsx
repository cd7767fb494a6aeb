import { REQUEST_KINDS } from '../../../../events/privacy.js';
import type { DataRequest } from '../../../../read-models/privacy.js';
import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { type Catalogue, say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Banner } from '../banner.js';
import { DeedForm } from '../deed-form.js';
import { Select, TextArea } from '../field.js';
import { Tag } from '../status-tag.js';
import { isShown, Written } from '../text.js';

export type MyRequests = {
  readonly items: readonly DataRequest[];
  readonly errors: readonly FormError[];
  readonly kept?: { readonly kind?: string | undefined; readonly text?: string | undefined };
  /** One was sent just now. */
  readonly sent: boolean;
};
type Props = { readonly frame: Frame; readonly lang: Lang; readonly requests: MyRequests };

/** What the reader asked of those who hold their data, and the form to ask. */
export function DataRequests({ frame, lang, requests: { items, errors, kept, sent } }: Props) {
  const t = say(lang).requests;
  const options = [{ value: '', label: '—' }, ...REQUEST_KINDS.map((value) => ({ value, label: t.kinds[value] }))];
  return (
    <section class="card stack" id="requests" aria-labelledby="asked">
      <h2 id="asked">{t.title}</h2>
      {sent && <Banner tone="good" title={t.sent} news />}
      {items.length > 0 && (
        <ul class="rows">
          {items.map((one) => (
            <li>
              <RequestStory request={one} now={frame.now} lang={lang} />
            </li>
          ))}
        </ul>
      )}
      <p>{t.lead}</p>
      <DeedForm frame={frame} class="form" action={paths(lang).myRequests} data-once>
        <Select
          lang={lang}
          name="kind"
          label={t.kind}
          value={kept?.kind}
          options={options}
          error={errorOf(errors, 'kind')}
        />
        <TextArea
          lang={lang}
          name="text"
          label={t.text}
          hint={t.textHint}
          value={kept?.text}
          most={4_000}
          error={errorOf(errors, 'text')}
        />
        <button type="submit" class="button quiet">
          {t.send}
        </button>
      </DeedForm>
    </section>
  );
}

type StoryProps = { readonly request: DataRequest; readonly now: string; readonly lang: Lang };

/** One request: what was asked, until when it is answered, what was answered. */
export function RequestStory({ request, now, lang }: StoryProps) {
  const t = say(lang).requests;
  const { kind, made, due, answer, text } = request;
  const late = !answer && due <= now;
  return (
    <div class="stack">
      <p class="dotted">
        <Tag tone={answer ? 'good' : late ? 'bad' : 'waits'}>
          {answer ? outcomeOf(answer.outcome, t) : late ? t.overdue : t.waiting}
        </Tag>
        <b>{(t.kinds as Readonly<Record<string, string>>)[kind] ?? kind}</b>
      </p>
      <p class="meta">{t.made(made, due)}</p>
      <p class="message">{isShown(text) ? <Written text={text.text} /> : t.erased}</p>
      {answer && (
        <>
          <p class="meta">{t.answered(answer.at)}</p>
          <p class="message">{isShown(answer) ? <Written text={answer.text} /> : t.erased}</p>
        </>
      )}
    </div>
  );
}

const outcomeOf = (outcome: string, t: Catalogue['requests']) =>
  (t.outcomes as Readonly<Record<string, string>>)[outcome] ?? outcome;
