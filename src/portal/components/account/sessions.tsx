import type { Framed, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Guard } from '../guard.js';

export type MySession = {
  readonly handle: string;
  readonly device: string;
  readonly begun: string;
  readonly seen: string;
  /** The one this page was asked for with. */
  readonly current: boolean;
};

type Props = Framed & { readonly sessions: readonly MySession[]; readonly lang: Lang };

/** Where the reader is signed in, and a way to end each but the one they read with. */
export function Sessions({ sessions, frame, lang }: Props) {
  const { me: t } = say(lang).account;
  return (
    <section class="card stack" aria-labelledby="sessions">
      <h2 id="sessions">{t.sessions}</h2>
      <ul class="rows">
        {sessions.map(({ handle, device, begun, seen, current }) => (
          <li>
            <p>
              <b>{device || t.unknownDevice}</b> {current && <span class="meta">({t.thisDevice})</span>}
            </p>
            <p class="meta">{t.session(begun, seen)}</p>
            {!current && (
              <form method="post" action={paths(lang).endSession(handle)}>
                <Guard frame={frame} />
                <button type="submit" class="link-button">
                  {t.endSession}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
