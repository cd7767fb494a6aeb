import { daysAfter } from '../../../../events/calendar.js';
import { LAST_WORD_DAYS } from '../../../../events/smart-map.js';
import type { ReportView } from '../../../../read-models/reports.js';
import { errorOf, type FormError, type Framed, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import type { KeptDeed } from '../../kept.js';
import { paths } from '../../paths.js';
import { DeedForm } from '../deed-form.js';
import { TextArea } from '../field.js';
import { Guard } from '../guard.js';

type Props = {
  readonly view: Framed & {
    readonly report: ReportView;
    /** How the reader stands to it; null for somebody who is not signed in. */
    readonly standing: 'reporter' | 'supporter' | 'stranger' | null;
    readonly errors: readonly FormError[];
    readonly kept?: KeptDeed | undefined;
  };
  readonly lang: Lang;
};

const CLOSING: readonly string[] = ['ReportResolved', 'ReportConfirmedFixed', 'ReportRefused', 'ReportNotOurs'];

/** Whether nobody has anything more to say to what these facts did last. */
const isOver = ({ updates }: ReportView, facts: readonly string[], now: string): boolean => {
  const last = updates.findLast(({ type }) => facts.includes(type));
  return last !== undefined && now >= daysAfter(last.at, LAST_WORD_DAYS);
};

/** What the reader may say to it. */
export function Mine({ view: { frame, report, standing, errors, kept }, lang }: Props) {
  const t = say(lang).reports.mine;
  const to = paths(lang);
  const { id, open, status } = report;
  const involved = standing === 'reporter' || standing === 'supporter';
  if (involved && !open && status !== 'duplicate' && isOver(report, CLOSING, frame.now))
    return <p class="card quiet">{say(lang).refusals['report.over']}</p>;
  if (involved && !open && status !== 'duplicate')
    return (
      <section class="card stack" aria-labelledby="fixed">
        <h2 id="fixed">{t.fixedTitle}</h2>
        {status === 'resolved' && (
          <form method="post" action={to.confirmReport(id)} data-once>
            <Guard frame={frame} />
            <button type="submit" class="button">
              {t.fixed}
            </button>
          </form>
        )}
        <DeedForm frame={frame} class="form" action={to.reopenReport(id)} data-once>
          <TextArea
            lang={lang}
            name="text"
            id="reopen-text"
            label={t.reopenText}
            hint={t.reopenHint}
            value={kept?.deed === 'reopen' ? kept.text : undefined}
            most={4_000}
            error={errorOf(errors, 'reopen-text')}
          />
          <button type="submit" class="button quiet">
            {t.reopen}
          </button>
        </DeedForm>
      </section>
    );
  if (!open && !involved) return null;
  return (
    <section class="card stack" aria-labelledby="mine">
      <h2 id="mine">{standing === 'reporter' ? t.yours : t.title}</h2>
      {standing === 'supporter' && (
        <form class="stack" method="post" action={to.leaveReport(id)} data-once>
          <Guard frame={frame} />
          <p>{t.supported}</p>
          <button type="submit" class="link-button">
            {t.leave}
          </button>
        </form>
      )}
      {standing === 'stranger' && (
        <form class="stack" method="post" action={to.supportReport(id)} data-once>
          <Guard frame={frame} />
          <p>{t.supportHint}</p>
          <button type="submit" class="button">
            {t.support}
          </button>
        </form>
      )}
      {standing === null && (
        <p>
          <a class="button quiet" href={to.signIn(to.report(id))}>
            {t.signIn}
          </a>
        </p>
      )}
    </section>
  );
}

/** Whoever reported it may disagree with its being hidden. */
export function Appeal({ view: { frame, report, standing, errors, kept }, lang }: Props) {
  const t = say(lang).reports.appeal;
  if (standing !== 'reporter') return null;
  const since = report.updates.findLastIndex(({ type }) => type === 'ReportHidden');
  const said = report.updates.slice(since).some(({ type }) => type === 'ReportHidingAppealed');
  if (!said && isOver(report, ['ReportHidden'], frame.now)) return null;
  return (
    <section class="card stack" aria-labelledby="appeal">
      <h2 id="appeal">{t.title}</h2>
      {said ? (
        <p>{report.appealedAt === null ? t.decided : t.waits}</p>
      ) : (
        <DeedForm frame={frame} class="form" action={paths(lang).reportDeed(report.id, 'appeal')} data-once>
          <p>{t.lead}</p>
          <TextArea
            lang={lang}
            name="text"
            id="appeal-text"
            label={t.text}
            hint={t.hint}
            value={kept?.deed === 'appeal' ? kept.text : undefined}
            most={4_000}
            error={errorOf(errors, 'appeal-text')}
          />
          <button type="submit" class="button">
            {t.send}
          </button>
        </DeedForm>
      )}
    </section>
  );
}
