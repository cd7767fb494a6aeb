import type { MinutesVersion } from '../../../../read-models/meeting-documents.js';
import type { MeetingView } from '../../../../read-models/meetings.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { api, paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';
import { Tag } from '../status-tag.js';
import { worded } from './wording.js';

const FORMATS = [
  ['pdf', 'PDF'],
  ['md', 'Markdown'],
  ['json', 'JSON'],
] as const;

/** Every version of a session's minutes, the newest first: how it stands, who signed, and where to print it. */
export function SessionMinutes({ session, lang }: { session: MeetingView; lang: Lang }) {
  const t = say(lang).group;
  const { minutes, stale, source } = session;
  return (
    <section class="stack">
      <h2>{t.minutes}</h2>
      {minutes.length === 0 && <p>{t.noMinutes}</p>}
      {[...minutes].reverse().map((version, i) => (
        <Version
          session={session.id}
          version={version}
          stale={stale && i === 0}
          fromDocument={source !== undefined}
          lang={lang}
        />
      ))}
    </section>
  );
}

type Props = {
  readonly session: string;
  readonly version: MinutesVersion;
  readonly stale: boolean;
  readonly fromDocument: boolean;
  readonly lang: Lang;
};

function Version({ session, version: one, stale, fromDocument, lang }: Props) {
  const t = say(lang).group;
  const { version, digest, draftedAt, approvedAt, signed, reopened } = one;
  const at = (format: string) =>
    withQuery(api.meeting(session, `/minutes.${format}`), { version: String(version), lang });
  const stands = approvedAt === undefined ? t.notApproved : t.approved;
  return (
    <article class="card stack">
      <h3>
        {t.version(version)}{' '}
        <Tag tone={approvedAt === undefined ? 'waits' : 'good'}>{fromDocument ? t.fromDocument : stands}</Tag>
      </h3>
      <p class="meta dotted">
        <span>{t.draftedAt(draftedAt)}</span>
        {approvedAt !== undefined && <span>{t.approvedAt(approvedAt)}</span>}
        {stale && <span>{t.stale}</span>}
      </p>
      {signed.map(({ as, at: when, event }) => (
        <p class="meta">
          {t.signed[as]}: <a href={paths(lang).receipt(event)}>{t.signedAt(when)}</a>
        </p>
      ))}
      {reopened && <p class="meta">{t.reopenedAt(reopened.at, worded(reopened.reason, lang))}</p>}
      <p class="deeds">
        <a class="button quiet" href={at('html')}>
          {t.print}
        </a>
        {FORMATS.map(([format, name]) => (
          <a class="button quiet" href={at(format)}>
            {name}
          </a>
        ))}
      </p>
      <p class="meta digest">
        {t.digest}: <a href={api.content(digest)}>{digest}</a>
      </p>
    </article>
  );
}
