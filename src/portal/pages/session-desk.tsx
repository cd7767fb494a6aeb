import type { VNode } from 'preact';
import { Deed, type DeskProps, HourDeed, ReasonDeed } from '../components/group/deed.js';
import {
  NoteParagraph,
  RecordOutcomeForm,
  SendDocument,
  TakeAttendance,
  WithdrawOutcomeForm,
} from '../components/group/desk-forms.js';
import { SessionMinutes } from '../components/group/minutes-versions.js';
import { Outcomes } from '../components/group/outcomes.js';
import { SessionTags, whenOf } from '../components/group/session-card.js';
import { SessionDeskView } from '../components/group/session-desk-view.js';
import { FormPage } from '../components/office/office-page.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

/** One session before those who record it: how it stands, and the next steps, in the order in which they come. */
export function SessionDeskPage(view: SessionDeskView, lang: Lang): VNode {
  const { frame, session, errors, notice, organisations } = view;
  const { id, number, status, source, minutes } = session;
  const { group, groupOffice: office } = say(lang);
  const t = office.desk;
  const to = paths(lang);
  const approved = minutes.at(-1)?.approvedAt !== undefined && minutes.at(-1)?.reopened === undefined;
  const title = group.session(number);
  const head = (
    <>
      <p class="kicker">
        <SessionTags session={{ status, approved, fromDocument: source !== undefined }} lang={lang} />
      </p>
      <h1>{title}</h1>
      <p class="lead">{whenOf(session, lang)}</p>
      <p>
        <a href={to.session(id)}>{office.public}</a>
      </p>
    </>
  );
  const going = status === 'open' || (status === 'closed' && !approved);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={title}
      way={[{ href: to.groupOffice, label: office.title }]}
      errors={errors}
      notice={notice && t[notice]}
      head={head}
    >
      <div class="narrow stack">
        {status === 'convened' && <Before view={view} lang={lang} />}
        {going && <During view={view} lang={lang} />}
        {status === 'closed' && <After view={view} lang={lang} approved={approved} />}
        {status !== 'convened' && status !== 'cancelled' && (
          <>
            <Outcomes session={session} organisations={organisations} lang={lang} />
            <SessionMinutes session={session} lang={lang} />
          </>
        )}
      </div>
    </FormPage>
  );
}

function Before({ view, lang }: DeskProps) {
  const { desk: t, draft } = say(lang).groupOffice;
  return (
    <>
      <SendDocument view={view} lang={lang} />
      <TakeAttendance view={view} lang={lang} />
      <HourDeed view={view} lang={lang} deed="open" title={t.open} label={draft.start} name="start" />
      <ReasonDeed view={view} lang={lang} deed="cancel" title={t.cancel} />
    </>
  );
}

function During({ view, lang }: DeskProps) {
  const t = say(lang).groupOffice.desk;
  return (
    <>
      <RecordOutcomeForm view={view} lang={lang} />
      <NoteParagraph view={view} lang={lang} />
      <WithdrawOutcomeForm view={view} lang={lang} />
      <TakeAttendance view={view} lang={lang} />
      {view.session.status === 'open' && (
        <HourDeed view={view} lang={lang} deed="close" title={t.close} label={t.end} name="end" />
      )}
    </>
  );
}

function After({ view, lang, approved }: DeskProps & { approved: boolean }) {
  const { session, signs } = view;
  const t = say(lang).groupOffice.desk;
  const last = session.minutes.at(-1);
  if (approved) return <ReasonDeed view={view} lang={lang} deed="reopen" title={t.reopen} hint={t.reopenHint} />;
  const open = last && !session.stale ? signs.filter((as) => !last.signed.some((one) => one.as === as)) : [];
  return (
    <>
      {(!last || session.stale) && (
        <Deed view={view} lang={lang} deed="minutes" title={t.minutes} label={t.minutes} hint={t.minutesHint} />
      )}
      {open.map((as) => (
        <Deed
          view={view}
          lang={lang}
          deed="sign"
          title={t.sign[as]}
          label={t.sign[as]}
          hint={t.signHint(last!.version)}
        >
          <input type="hidden" name="as" value={as} />
          <input type="hidden" name="version" value={String(last!.version)} />
        </Deed>
      ))}
    </>
  );
}
