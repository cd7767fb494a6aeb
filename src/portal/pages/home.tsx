import type { VNode } from 'preact';
import type { PetitionCard } from '../../../read-models/petition-views.js';
import { Stats } from '../components/figures.js';
import { PetitionRow } from '../components/petition-card.js';
import { Tile } from '../components/tile.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { website } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

/** The city's petitions at a glance. */
export type HomeView = Framed & {
  readonly totals: {
    readonly signatures: number;
    /** Petitions that take signatures now. */
    readonly running: number;
    readonly answers: number;
    readonly answeredInTime: number;
    readonly overdue: number;
  };
  /** A few that are signed most now. */
  readonly active: readonly PetitionCard[];
  /** A few that were answered last. */
  readonly answered: readonly PetitionCard[];
  /** The rules of petitions to the Mayor that are in force; null when there are none. */
  readonly rules: {
    readonly sponsors: number;
    readonly moderationDays: number;
    readonly windowDays: number;
    readonly goal: number;
    readonly answerDays: number;
  } | null;
};

export function HomePage(view: HomeView, lang: Lang): VNode {
  const { frame, rules } = view;
  const { home: t } = say(lang).petitions;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      meta={{ title: t.title, about: [website({ origin: frame.origin, lang })] }}
      hero={<Hero view={view} lang={lang} />}
    >
      <div class="stack-wide">
        <section aria-labelledby="deeds">
          <h2 class="hidden-visually" id="deeds">
            {t.deeds}
          </h2>
          <ul class="tiles">
            <Tile icon="write" title={t.write.title} text={t.write.text} href={to.newPetition} />
            <Tile
              icon="sign"
              title={t.sign.title}
              text={t.sign.text}
              href={withQuery(to.petitions, { status: 'open' })}
            />
            <Tile icon="map" title={t.map.title} text={t.map.text} href={to.reports} />
            <Tile icon="talk" title={t.talk.title} text={t.talk.text} href={to.forum} />
            <Tile icon="bars" title={t.figures.title} text={t.figures.text} href={to.handling} />
            <Tile icon="shield" title={t.check.title} text={t.check.text} href={to.log} />
          </ul>
        </section>
        <Lists view={view} lang={lang} />
        {rules && (
          <section class="card" aria-labelledby="how">
            <h2 id="how">{t.how}</h2>
            <ol class="way">
              {t.steps(rules).map(({ title, text }) => (
                <li>
                  <h3>{title}</h3>
                  <p>{text}</p>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </Layout>
  );
}

type Props = { readonly view: HomeView; readonly lang: Lang };

function Hero({ view: { totals }, lang }: Props) {
  const words = say(lang);
  const { home: t, search } = words.petitions;
  const { number } = format(lang);
  return (
    <div class="hero home">
      <div class="wrap columns">
        <div class="stack">
          <h1>{t.heading}</h1>
          <p class="lead">{t.lead}</p>
          <search>
            <form class="seek" action={paths(lang).petitions} aria-label={search.form}>
              <label class="hidden-visually" for="q">
                {search.label}
              </label>
              <input class="input" id="q" name="q" type="search" placeholder={search.hint} />
              <button type="submit" class="button">
                {words.shell.search}
              </button>
            </form>
          </search>
        </div>
        <Stats
          items={[
            { label: t.stats.signatures, value: number(totals.signatures) },
            { label: t.stats.running, value: number(totals.running) },
            { label: t.stats.answers, value: number(totals.answers) },
          ]}
        />
      </div>
    </div>
  );
}

function Lists({ view: { frame, active, answered, totals }, lang }: Props) {
  const { home: t } = say(lang).petitions;
  const to = paths(lang);
  const rows = (petitions: readonly PetitionCard[], none: string) =>
    petitions.length === 0 ? (
      <p class="meta">{none}</p>
    ) : (
      <ul class="rows">
        {petitions.map((petition) => (
          <PetitionRow petition={petition} now={frame.now} lang={lang} />
        ))}
      </ul>
    );
  return (
    <div class="halves">
      <section aria-labelledby="active">
        <div class="section-head">
          <h2 id="active">{t.active}</h2>
          <a href={withQuery(to.petitions, { status: 'open', sort: 'trending' })}>{t.allActive}</a>
        </div>
        {rows(active, t.noActive)}
      </section>
      <section aria-labelledby="answered">
        <div class="section-head">
          <h2 id="answered">{t.answered}</h2>
          <a href={withQuery(to.petitions, { status: 'answered' })}>{t.allAnswered}</a>
        </div>
        {rows(answered, t.noAnswered)}
        {totals.answers > 0 && (
          <p class="meta dotted after-rows">
            <span>{t.inTime(totals.answeredInTime, totals.answers)}</span>
            {totals.overdue > 0 && <span>{t.overdue(totals.overdue)}</span>}
          </p>
        )}
      </section>
    </div>
  );
}
