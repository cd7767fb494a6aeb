import type { VNode } from 'preact';
import type { RoundView } from '../../../read-models/rounds.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { DoneMark } from '../components/icon.js';
import { LookUp, Taken } from '../components/vote/look-up.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type VoteDoneView = Framed & {
  readonly round: RoundView;
  readonly digest: string;
  readonly promise: { readonly sig: string; readonly mergeBy: string };
  /** With an official's help: then nothing can be changed. */
  readonly channel?: 'kiosk' | 'paper' | undefined;
};

/** The ballot is in the box: the answer to the form that cast it, so that its digest stands in no address. */
export function VoteDonePage({ frame, round, digest, promise, channel }: VoteDoneView, lang: Lang): VNode {
  const { vote, counter } = say(lang);
  const { done: t } = vote;
  const { done: kiosk } = counter.kiosk;
  const to = paths(lang);
  const text = channel === undefined ? t.text : channel === 'paper' ? kiosk.paper : kiosk.text;
  return (
    <Layout frame={frame} lang={lang} room="budget" meta={{ title: t.title, unlisted: true }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.budgetRound(round.id), label: round.title[lang] }]} here={t.title} />
        <section class="card raised stack" aria-labelledby="done">
          <DoneMark />
          <h1 id="done">{t.title}</h1>
          <p>{text}</p>
          <Taken digest={digest} {...promise} lang={lang} />
          <p>{channel ? kiosk.digest : t.shows}</p>
          <p class="hint">{t.apart}</p>
          <div class="cluster">
            <LookUp frame={frame} round={round} digest={digest} label={t.look} lang={lang} />
            {channel && (
              <a class="button" href={to.kiosk(round.id)}>
                {kiosk.next}
              </a>
            )}
          </div>
          {!channel && (
            <p>
              {t.changeText} <a href={to.vote(round.id)}>{t.change}</a>
            </p>
          )}
        </section>
      </div>
    </Layout>
  );
}
