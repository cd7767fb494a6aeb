import { OUTCOME_KINDS } from '../../../../events/ogp-group.js';
import type { StandingOutcome } from '../../../../read-models/meetings.js';
import type { Lang } from '../../frame.js';
import { MOST_ROWS, SPARE_ROWS } from '../../group-wish.js';
import { say } from '../../i18n/catalogue.js';
import { cameBack, fieldsOf } from '../../kept.js';
import { DateField } from '../date-field.js';
import { Field, Select } from '../field.js';
import { Deed, type DeskProps } from './deed.js';
import { InBoth } from './in-both.js';
import { organisationOptions } from './organisation-options.js';
import type { SessionDeskView } from './session-desk-view.js';
import { worded } from './wording.js';

const itemsOf = ({ session }: SessionDeskView, lang: Lang) => [
  { value: '0', label: say(lang).group.whole },
  ...session.agenda.map(({ title }, i) => ({ value: String(i + 1), label: `${i + 1}. ${worded(title, lang)}` })),
];

export function SendDocument({ view, lang }: DeskProps) {
  const t = say(lang).groupOffice.desk;
  const { line, both } = fieldsOf(cameBack(view, 'documents'), lang);
  return (
    <Deed view={view} lang={lang} deed="documents" title={t.documents} label={t.send}>
      <InBoth {...both} name="title" label={t.documentTitle} />
      <Field {...line('link')} label={t.link} />
    </Deed>
  );
}

export function TakeAttendance({ view, lang }: DeskProps) {
  const t = say(lang).groupOffice.desk;
  const rows = Math.min(MOST_ROWS, view.session.attendees.length + SPARE_ROWS);
  return (
    <Deed
      view={view}
      lang={lang}
      deed="attendance"
      title={t.attendance}
      label={t.saveAttendance}
      hint={t.attendanceHint}
      quiet
    >
      {Array.from({ length: rows }, (_, i) => (
        <AttendeeRow view={view} lang={lang} n={i + 1} />
      ))}
    </Deed>
  );
}

function AttendeeRow({ view, lang, n }: DeskProps & { n: number }) {
  const t = say(lang).groupOffice;
  const { attending } = say(lang).group;
  const known = view.session.attendees[n - 1];
  const { kept: asked } = fieldsOf(cameBack(view, 'attendance'), lang);
  const at = (part: string) => `a${n}-${part}`;
  const kept = {
    [at('post-ka')]: known?.post.ka,
    [at('post-en')]: known?.post.en,
    [at('name-ka')]: known?.name?.ka,
    [at('name-en')]: known?.name?.en,
    ...asked,
  };
  return (
    <details class="fold" open={known !== undefined || n === view.session.attendees.length + 1}>
      <summary>{t.desk.row(n)}</summary>
      <div class="stack">
        <Select
          lang={lang}
          name={at('as')}
          label={t.desk.as}
          value={asked[at('as')] ?? known?.as ?? 'member'}
          options={(['member', 'guest'] as const).map((value) => ({ value, label: attending[value] }))}
        />
        <InBoth lang={lang} kept={kept} name={at('post')} label={t.desk.rowPost} optional />
        <InBoth lang={lang} kept={kept} name={at('name')} label={t.desk.rowName} optional />
        <Select
          lang={lang}
          name={at('organisation')}
          label={t.draft.organisation}
          value={asked[at('organisation')] ?? known?.organisation}
          options={organisationOptions(view.organisations, lang)}
        />
        <Field
          lang={lang}
          name={at('count')}
          label={t.desk.count}
          value={asked[at('count')] ?? String(known?.count ?? 1)}
          short
          optional
          input={{ inputMode: 'numeric' }}
        />
      </div>
    </details>
  );
}

export function NoteParagraph({ view, lang }: DeskProps) {
  const t = say(lang).groupOffice.desk;
  const { kept, both } = fieldsOf(cameBack(view, 'notes'), lang);
  return (
    <Deed view={view} lang={lang} deed="notes" title={t.course} label={t.note} quiet>
      <Select
        lang={lang}
        name="item"
        id="note-item"
        label={t.about}
        value={kept.item ?? '0'}
        options={itemsOf(view, lang)}
      />
      <InBoth {...both} name="text" id="note" label={t.text} long />
    </Deed>
  );
}

export function RecordOutcomeForm({ view, lang }: DeskProps) {
  const t = say(lang).groupOffice.desk;
  const { outcomeKinds } = say(lang).group;
  const { kept, line, date, both } = fieldsOf(cameBack(view, 'outcomes'), lang);
  return (
    <Deed view={view} lang={lang} deed="outcomes" title={t.outcome} label={t.record}>
      <Select
        lang={lang}
        name="item"
        id="outcome-item"
        label={t.about}
        value={kept.item ?? '1'}
        options={itemsOf(view, lang)}
      />
      <Select
        lang={lang}
        name="kind"
        label={t.kind}
        value={kept.kind ?? 'agreed'}
        options={OUTCOME_KINDS.map((value) => ({ value, label: outcomeKinds[value] }))}
      />
      <InBoth {...both} name="text" id="outcome-text" label={t.text} long />
      <Select
        lang={lang}
        name="organisation"
        label={t.responsible}
        hint={t.dueHint}
        value={kept.organisation}
        options={organisationOptions(view.organisations, lang)}
      />
      <DateField {...date('due')} legend={t.due} optional />
      <Field {...line('commitment')} label={t.commitment} short optional />
      {view.earlier.length > 0 && (
        <Select
          {...line('takesUp')}
          label={t.takesUp}
          hint={t.takesUpHint}
          options={[{ value: '', label: t.takesUpNone }, ...view.earlier.map((one) => earlierOption(one, lang))]}
          optional
        />
      )}
    </Deed>
  );
}

/** An outcome of an earlier session, by its session and its first words. */
const earlierOption = ({ meeting, outcome, text, number, date }: StandingOutcome, lang: Lang) => ({
  value: `${meeting} ${outcome}`,
  label: `${say(lang).group.sessionOf(String(number), date.slice(0, 4))}: ${worded(text, lang).slice(0, 100)}`,
});

export function WithdrawOutcomeForm({ view, lang }: DeskProps) {
  const t = say(lang).groupOffice.desk;
  const standing = view.session.outcomes.filter(({ withdrawn }) => !withdrawn);
  if (standing.length === 0) return null;
  return (
    <Deed view={view} lang={lang} deed="withdraw" title={t.withdraw} label={t.withdraw} quiet>
      <Select
        lang={lang}
        name="outcome"
        label={t.which}
        options={standing.map(({ outcome, text }) => ({ value: outcome, label: worded(text, lang).slice(0, 100) }))}
      />
      <InBoth
        {...fieldsOf(cameBack(view, 'withdraw'), lang).both}
        name="reason"
        id="withdraw-reason"
        label={t.reason}
      />
    </Deed>
  );
}
