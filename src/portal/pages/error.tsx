import type { VNode } from 'preact';
import type { RefusalCode } from '../../../commands/refusals.js';
import { roomAt } from '../components/office/room-tabs.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { roomsOf } from '../office-rooms.js';
import { paths } from '../paths.js';

/** What went wrong, as far as the reader may know it. */
export type ErrorView = Framed & {
  readonly status: number;
  /** A refusal of the house, told in words. */
  readonly refusal?: RefusalCode | undefined;
  /** Who may enter, where the reader may not. */
  readonly roles?: readonly string[] | undefined;
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number | undefined;
};

/** Statuses that have words of their own; others are told as the nearest of them. */
function toldAs(status: number) {
  const known = [403, 404, 409, 410, 422, 429, 500, 503] as const;
  const exact = known.find((one) => one === status);
  if (exact !== undefined) return exact;
  if (status === 401) return 403;
  if (status === 405) return 404;
  if (status === 507) return 503;
  return status >= 500 ? 500 : 422;
}

/** The sentence of a refusal, for pages that show it beside their form. */
export const refusalSentence = (code: string, lang: Lang): string | undefined =>
  (say(lang).refusals as Readonly<Record<string, string>>)[code];

/** The roles that have a name, in words. */
function namesOf(roles: readonly string[], lang: Lang): readonly string[] {
  const names: Readonly<Record<string, string>> = say(lang).office.staff.names;
  return roles.map((role) => names[role]).filter((name) => name !== undefined);
}

export function ErrorPage({ frame, status, refusal, retryAfter, roles = [] }: ErrorView, lang: Lang): VNode {
  const { errors: t, refusals } = say(lang);
  const names = namesOf(roles, lang);
  const { title, text } = t[toldAs(status)];
  const why = names.length > 0 ? t.staffOnly(names) : text;
  return (
    <Layout frame={frame} lang={lang} meta={{ title, unlisted: true }}>
      <div class="narrow stack">
        <p class="meta">{t.code(status)}</p>
        <h1>{title}</h1>
        <p class="lead">{refusal ? refusals[refusal] : why}</p>
        {retryAfter !== undefined && <p>{t.retry(retryAfter)}</p>}
        <p class="deeds">
          <a class="button" href={paths(lang).home}>
            {t.home}
          </a>
          <WayOut frame={frame} status={status} lang={lang} />
        </p>
      </div>
    </Layout>
  );
}

/** Where else to go: whoever may not enter signs in, or goes back to where they may. */
function WayOut({ frame: { reader }, status, lang }: Pick<ErrorView, 'frame' | 'status'> & { lang: Lang }) {
  const { errors: t, petitions, shell } = say(lang);
  const to = paths(lang);
  if (status !== 401 && status !== 403) return <a href={to.petitions}>{petitions.title}</a>;
  if (!reader) return <a href={to.signIn()}>{t.signIn}</a>;
  const [room] = roomsOf(reader.roles);
  return room ? <a href={roomAt(room, lang)}>{shell.nav.office}</a> : <a href={to.me}>{shell.me}</a>;
}
