import type { VNode } from 'preact';
import type { PetitionStatus } from '../../../read-models/petition-documents.js';
import type { ReportStatus } from '../../../read-models/report-documents.js';
import type { MyNotices } from '../../http/my-notifications.js';
import type { MyProposal } from '../../http/my-proposals.js';
import type { SecondFactorState } from '../../identity/second-factor.js';
import { districtName } from '../../map/district-names.js';
import { DataRequests, type MyRequests } from '../components/account/data-requests.js';
import { MyForum, type MyTalk } from '../components/account/my-forum.js';
import { MyProposals } from '../components/account/my-proposals.js';
import { Notifications } from '../components/account/notifications.js';
import { type MySession, Sessions } from '../components/account/sessions.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Guard } from '../components/guard.js';
import { type Named, ReportTag } from '../components/map/report-card.js';
import { StatusTag } from '../components/status-tag.js';
import { Written } from '../components/text.js';
import type { Frame, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

type MyPetition = {
  readonly petition: string;
  /** Null when its text is gone or closed. */
  readonly title: string | null;
  /** Null when it is not known any more. */
  readonly status: string | null;
  readonly author: boolean;
  readonly signed: { readonly at: string; readonly eventId: string; readonly position: number } | null;
  /** Whether their initials are shown. */
  readonly initials: boolean;
  readonly follows: boolean;
};
type MyReport = {
  readonly report: string;
  readonly category: string;
  readonly district: string;
  readonly status: ReportStatus;
  readonly filedAt: string;
  /** Reported by the reader; otherwise they found the same. */
  readonly reporter: boolean;
};

/** Everything the portal knows of its reader. */
export type MeView = Framed & {
  readonly petitions: readonly MyPetition[];
  readonly reports: readonly MyReport[];
  /** What can be reported, in words. */
  readonly titles: Named['categories'];
  readonly proposals: readonly MyProposal[];
  readonly talk: MyTalk;
  readonly sessions: readonly MySession[];
  readonly notices: MyNotices;
  readonly requests: MyRequests;
  /** By whom the reader is known here, where they have not shown a personal number. */
  readonly provider?: string | undefined;
  /** How the second factor of an official stands. */
  readonly second?: SecondFactorState['state'] | undefined;
  /** What was done on this page just now. */
  readonly done?: 'notifications' | undefined;
};
export function MePage(view: MeView, lang: Lang): VNode {
  const { frame, petitions, sessions, notices, requests, provider, done } = view;
  const { me: t, providers } = say(lang).account;
  const name = frame.reader?.name;
  const written = petitions.filter(({ author }) => author);
  const signed = petitions.filter(({ author, signed, follows }) => !author && (signed !== null || follows));
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="me"
      meta={{ title: t.title, unlisted: true, failed: requests.errors.length > 0, islands: ['form'] }}
    >
      <div class="stack-wide">
        <ErrorSummary errors={requests.errors} lang={lang} />
        <div class="between">
          <div class="stack">
            <h1>
              {name ? (
                <>
                  {t.greeting} <Written text={name} />
                </>
              ) : (
                t.title
              )}
            </h1>
            <p class="meta">{provider ? providers.signedInWith(provider) : t.level[frame.reader?.level ?? 0]}</p>
          </div>
          <form method="post" action={paths(lang).signOut}>
            <Guard frame={frame} />
            <button type="submit" class="button quiet">
              {say(lang).shell.signOut}
            </button>
          </form>
        </div>
        <p class="banner">{t.privateNote}</p>
        <div class="halves">
          <section class="card stack" aria-labelledby="written">
            <h2 id="written">{t.petitions}</h2>
            {written.length === 0 ? (
              <p class="meta">{t.noPetitions}</p>
            ) : (
              <Rows petitions={written} frame={frame} lang={lang} />
            )}
            <p>
              <a class="button quiet" href={paths(lang).newPetition}>
                {say(lang).petitions.start}
              </a>
            </p>
          </section>
          <section class="card stack" aria-labelledby="signed">
            <h2 id="signed">{t.signatures}</h2>
            {signed.length === 0 ? (
              <p class="meta">{t.noSignatures}</p>
            ) : (
              <Rows petitions={signed} frame={frame} lang={lang} />
            )}
          </section>
        </div>
        <Reports view={view} lang={lang} />
        <section class="card stack" aria-labelledby="cases">
          <h2 id="cases">{say(lang).cases.title}</h2>
          <p>{say(lang).cases.lead}</p>
          <p>
            <a class="button quiet" href={paths(lang).myCases}>
              {say(lang).cases.title}
            </a>
          </p>
        </section>
        <MyProposals proposals={view.proposals} lang={lang} />
        <MyForum talk={view.talk} lang={lang} />
        <Notifications frame={frame} lang={lang} notices={notices} saved={done === 'notifications'} />
        <DataRequests frame={frame} lang={lang} requests={requests} />
        {view.second && (
          <section class="card stack" aria-labelledby="second">
            <h2 id="second">{say(lang).account.second.title}</h2>
            <p>{say(lang).account.second.why}</p>
            <p>
              <a class="button quiet" href={paths(lang).secondFactor()}>
                {view.second === 'on' ? t.secondOn : say(lang).account.second.setUp}
              </a>
            </p>
          </section>
        )}
        <Sessions sessions={sessions} frame={frame} lang={lang} />
        <section class="card stack" aria-labelledby="data">
          <h2 id="data">{t.data}</h2>
          <p>{t.dataText}</p>
          <p>
            <a class="button quiet" href={paths(lang).myData} download>
              {t.download}
            </a>
          </p>
          <h3>{t.erase}</h3>
          <p>{t.eraseText}</p>
          <p>
            <a href={paths(lang).erase}>{t.eraseMore}</a>
          </p>
        </section>
      </div>
    </Layout>
  );
}

function Reports({ view: { reports, titles }, lang }: { view: MeView; lang: Lang }) {
  const { me: t } = say(lang).account;
  const to = paths(lang);
  return (
    <section class="card stack" aria-labelledby="reports">
      <h2 id="reports">{t.reports}</h2>
      {reports.length === 0 && <p class="meta">{t.noReports}</p>}
      <ul class="rows">
        {reports.map(({ report, category, district, status, filedAt, reporter }) => (
          <li>
            <ReportTag report={{ status, overdue: false }} lang={lang} />
            <h3>
              <a href={to.report(report)}>{titles.get(category)?.[lang] ?? category}</a>
            </h3>
            <p class="meta dotted">
              <span>{districtName(lang, district).name}</span>
              <span>{say(lang).reports.filed(filedAt)}</span>
              {!reporter && <span>{t.alsoFound}</span>}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a class="button quiet" href={to.newReport}>
          {say(lang).reports.start}
        </a>
      </p>
    </section>
  );
}

type RowsProps = { readonly petitions: readonly MyPetition[]; readonly frame: Frame; readonly lang: Lang };

function Rows({ petitions, frame, lang }: RowsProps) {
  const { me: t } = say(lang).account;
  const to = paths(lang);
  return (
    <ul class="rows">
      {petitions.map(({ petition, title, status, signed, initials, follows }) => (
        <li>
          {status && <StatusTag status={status as PetitionStatus} lang={lang} />}
          <h3>
            <a href={to.petition(petition)}>{title ?? t.untitled}</a>
          </h3>
          <p class="meta dotted">
            {signed && <span>{t.signedOn(signed.at)}</span>}
            {signed && <a href={to.receipt(signed.eventId)}>{t.receipt(signed.position)}</a>}
            {follows && <span>{t.following}</span>}
          </p>
          {initials && (
            <form method="post" action={to.hideInitials(petition)} data-once>
              <Guard frame={frame} />
              <button type="submit" class="link-button">
                {t.hideInitials}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
