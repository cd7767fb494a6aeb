import type { VNode } from 'preact';
import { districtName } from '../../map/district-names.js';
import { Banner } from '../components/banner.js';
import { BarList } from '../components/bar-list.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Curve } from '../components/curve.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DiscussLink } from '../components/forum/discuss-link.js';
import type { Meta } from '../components/head.js';
import { AnswerSection } from '../components/petition/answer-section.js';
import { NextSteps } from '../components/petition/next-steps.js';
import { AuthorSection, FollowForm } from '../components/petition/reader-section.js';
import { DeedBar, SignCard } from '../components/petition/sign-card.js';
import { StateSection } from '../components/petition/state-section.js';
import { SupportCard } from '../components/petition/support-card.js';
import { maySign, type PartProps, type PetitionPageView } from '../components/petition/view.js';
import { placesOf } from '../components/petition-card.js';
import { ProofBox } from '../components/proof-box.js';
import { StatusTag } from '../components/status-tag.js';
import { Author, Gone, isShown, Prose, titleOf, Written } from '../components/text.js';
import { Timeline } from '../components/timeline.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, feedAt, ogImage, paths } from '../paths.js';

export type { MyPart, PetitionPageView } from '../components/petition/view.js';

/** One petition, in whatever state it is. */
export function PetitionPage(view: PetitionPageView, lang: Lang): VNode {
  const { frame, petition, mine, notice, errors = [], past } = view;
  const t = say(lang).petition;
  const early = petition.status === 'draft' || petition.status === 'gathering';
  const opened = petition.admittedAt !== undefined;
  const title = titleOf(petition.text, lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="petitions"
      meta={metaOf(view, lang)}
      bar={maySign(view) && <DeedBar view={view} lang={lang} />}
    >
      <div class="stack">
        <Breadcrumbs
          lang={lang}
          way={[{ href: paths(lang).petitions, label: say(lang).petitions.title }]}
          here={say(lang).petitions.one}
        />
        <ErrorSummary errors={errors} lang={lang} />
        {notice && <Banner tone="good" title={t.notices[notice]} news />}
        {past && (
          <Banner title={t.asOf(format(lang).moment(past.at))}>
            <p>
              <a href={paths(lang).petition(petition.id)}>{t.asOfNow}</a>
            </p>
          </Banner>
        )}
      </div>
      <article class="split">
        <div class="stack">
          <PetitionHead view={view} lang={lang} title={title} />
          <StateSection view={view} lang={lang} />
          <AnswerSection view={view} lang={lang} />
        </div>
        <aside aria-label={t.signCard}>
          <div class="sticky stack">
            {early && <SupportCard view={view} lang={lang} />}
            {opened && <SignCard view={view} lang={lang} />}
            <NextSteps view={view} lang={lang} />
            <ProofBox
              lang={lang}
              position={petition.asOf.position}
              commitment={petition.text.commitment}
              stream={`petition-${petition.id}`}
              figure={petition.figure}
              receipt={mine?.signed?.eventId}
            />
          </div>
        </aside>
        <div class="stack-wide">
          <AuthorSection view={view} lang={lang} />
          {isShown(petition.text) && petition.text.details !== '' && (
            <section class="stack" aria-labelledby="details">
              <h2 id="details">{t.details}</h2>
              <Prose text={petition.text.details} lang={petition.language} />
            </section>
          )}
          {opened && <Public view={view} lang={lang} />}
          <section class="card" aria-labelledby="timeline">
            <div class="section-head">
              <h2 id="timeline">{t.timeline}</h2>
            </div>
            <Timeline entries={view.timeline} lang={lang} />
          </section>
          {opened && !past && <FollowForm view={view} lang={lang} />}
          {opened && !past && (
            <DiscussLink about={{ kind: 'petition', id: petition.id }} topics={view.topics ?? 0} lang={lang} />
          )}
          <p class="data-links">
            <span>{t.data}:</span>
            <a href={api.petition(petition.id, '', past?.asOf)}>JSON</a>
            <a href={api.petition(petition.id, '/timeline', past?.asOf)}>{t.timeline}</a>
          </p>
        </div>
      </article>
    </Layout>
  );
}

function PetitionHead({ view: { petition }, lang, title }: PartProps & { title: string }) {
  const words = say(lang);
  const t = words.petition;
  const { text, author, language, admittedAt, draftedAt, districts, addressee, status } = petition;
  return (
    <>
      <p class="kicker">
        <StatusTag status={status} lang={lang} />
        <span class="meta">{words.petitions.addressedTo[addressee]}</span>
      </p>
      <h1 lang={isShown(text) ? language : undefined}>{title}</h1>
      <p class="meta dotted">
        <span>
          <Author author={author} lang={lang} />
        </span>
        <time dateTime={admittedAt ?? draftedAt}>{admittedAt ? t.published(admittedAt) : t.drafted(draftedAt)}</time>
        <span>{placesOf(districts, lang)}</span>
        {language !== lang && <span>{t.writtenIn[language]}</span>}
      </p>
      {isShown(text) ? (
        <p class="demand" lang={language}>
          {text.demand}
        </p>
      ) : (
        <Gone words={text} lang={lang} />
      )}
    </>
  );
}

/** What the count is made of. */
function Public({ view: { petition, curve, districts, initials, past }, lang }: PartProps) {
  const t = say(lang).petition;
  return (
    <>
      <Curve id={petition.id} points={curve} goal={petition.threshold ?? null} asOf={past?.asOf} lang={lang} />
      {districts.length > 0 && (
        <section class="card stack" aria-labelledby="districts">
          <h2 id="districts">{t.districts.title}</h2>
          <p class="hint">{t.districts.hint}</p>
          <BarList
            lang={lang}
            bars={districts.map(({ district, signatures }) => ({
              label: districtName(lang, district).name,
              value: signatures,
            }))}
          />
          <p class="data-links">
            <span>{say(lang).shell.download}:</span>
            <a href={api.petition(petition.id, '/districts.csv', past?.asOf)}>CSV</a>
            <a href={api.petition(petition.id, '/districts', past?.asOf)} download={`districts-${petition.id}.json`}>
              JSON
            </a>
          </p>
        </section>
      )}
      {initials.items.length > 0 && (
        <section class="stack" aria-labelledby="initials">
          <h2 id="initials">{t.initials.title}</h2>
          <p class="hint">{t.initials.text}</p>
          <ul class="initials">
            {initials.items.map((one) => (
              <li>
                <Written text={one} />
              </li>
            ))}
            {initials.total > initials.items.length && (
              <li>+{format(lang).number(initials.total - initials.items.length)}</li>
            )}
          </ul>
        </section>
      )}
    </>
  );
}

function metaOf({ petition, frame, past, errors = [] }: PetitionPageView, lang: Lang): Meta {
  const { id, text, language, visibility, signatures, draftedAt, admittedAt } = petition;
  const title = titleOf(text, lang);
  const url = `${frame.origin}${paths(lang).petition(id)}`;
  const listed = visibility === 'listed' && isShown(text);
  return {
    title,
    way: [{ href: paths(lang).petitions, label: say(lang).petitions.title }],
    ...(isShown(text) && { description: text.demand }),
    article: true,
    json: api.petition(id, '', past?.asOf),
    islands: ['petition'],
    unlisted: !listed,
    failed: errors.length > 0,
    embeds: listed,
    ...(listed && {
      feed: { path: feedAt(`petitions/${id}`, 'atom', lang), title: say(lang).sharing.feeds.petition(title) },
    }),
    ...(listed && {
      image: { path: ogImage('petition', id), alt: `${title} — ${say(lang).petitions.signatures(signatures)}` },
    }),
    ...(listed && {
      // schema.org has no petition: a page that people endorse
      about: [
        {
          '@type': 'WebPage',
          name: text.title,
          description: text.demand,
          inLanguage: language,
          url,
          dateCreated: draftedAt,
          datePublished: admittedAt,
          interactionStatistic: {
            '@type': 'InteractionCounter',
            interactionType: 'https://schema.org/EndorseAction',
            userInteractionCount: signatures,
          },
          potentialAction: { '@type': 'EndorseAction', target: `${url}/sign` },
        },
      ],
    }),
  };
}
