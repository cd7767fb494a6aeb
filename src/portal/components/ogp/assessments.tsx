import type { ComponentChildren } from 'preact';
import type { CommitmentView, IndependentView, SelfView } from '../../../../read-models/ogp-commitments.js';
import type { FindingsDoc, FromDocument } from '../../../../read-models/ogp-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { safeUrl } from '../../safe-url.js';
import { CompletionTag, institutionsIn, Official, OfficialProse, textIn, word } from './official.js';

type Props = { readonly commitment: CommitmentView; readonly lang: Lang };

/** How whoever carries it out sees it, and how somebody outside does: neither covers the other. */
export function Assessments({ commitment, lang }: Props) {
  const { ogp: t } = say(lang);
  const { self, independent } = commitment;
  return (
    <section class="stack" aria-labelledby="assessments">
      <h2 id="assessments">{t.assessments}</h2>
      <div class="halves two">
        <section class="card stack" aria-labelledby="self">
          <h3 id="self">{t.self}</h3>
          {self.length === 0 && <p>{t.noSelf}</p>}
          {self.toReversed().map((one) => (
            <Self key={one.stage} one={one} commitment={commitment} lang={lang} />
          ))}
        </section>
        <section class="card stack" aria-labelledby="independent">
          <h3 id="independent">{t.independent}</h3>
          {independent.length === 0 && <p>{t.noIndependent}</p>}
          {independent.toReversed().map((one) => (
            <Independent key={one.stage} one={one} lang={lang} />
          ))}
        </section>
      </div>
    </section>
  );
}

function Self({ one, commitment, lang }: Props & { readonly one: SelfView }) {
  const { ogp: t } = say(lang);
  const titles = new Map(commitment.milestones.map(({ code, content }) => [code, textIn(content.title, lang)]));
  return (
    <Assessed
      one={one}
      by={institutionsIn(commitment.plan.institutions, [one.by], lang)}
      completion={one.completion}
      lang={lang}
    >
      {one.milestones.length > 0 && (
        <dl class="answers">
          {one.milestones.map(({ milestone, completion }) => (
            <div key={milestone}>
              <dt>{titles.get(milestone) ?? t.milestones}</dt>
              <dd>
                <CompletionTag completion={completion} lang={lang} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Assessed>
  );
}

function Independent({ one, lang }: { readonly one: IndependentView; readonly lang: Lang }) {
  const { ogpWords: words } = say(lang);
  const { completion, ...others } = one.findings;
  const found = Object.keys(others) as (keyof FindingsDoc)[];
  return (
    <Assessed one={one} by={textIn(one.assessor.name, lang)} completion={completion} lang={lang}>
      {found.length > 0 && (
        <dl class="answers">
          {found.map((name) => (
            <div key={name}>
              <dt>{words.findings[name]}</dt>
              <dd>{foundIn(name, one.findings[name], lang)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Assessed>
  );
}

/** A finding in words, by the vocabulary of its own. */
export function foundIn(name: keyof FindingsDoc, value: FindingsDoc[keyof FindingsDoc], lang: Lang): string {
  const { found, values } = say(lang).ogpWords;
  if (typeof value === 'boolean') return value ? found.yes : found.no;
  if (typeof value !== 'string')
    return value && value.length > 0 ? value.map((one) => word(values, one)).join(', ') : found.unclear;
  const words = (found as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>)[name];
  return words ? word(words, value) : value;
}

type AssessedProps = {
  readonly one: SelfView | IndependentView;
  readonly by: string;
  readonly completion: string | undefined;
  readonly lang: Lang;
  readonly children: ComponentChildren;
};
function Assessed({ one, by, completion, lang, children }: AssessedProps) {
  const { ogp: t, ogpWords: words, log } = say(lang);
  return (
    <article class="stack">
      <h4>
        {words.stage[one.stage]}
        {one.version > 1 && `, ${t.version(one.version).toLowerCase()}`}
      </h4>
      {completion && (
        <p>
          {t.completion}: <CompletionTag completion={completion} lang={lang} />
        </p>
      )}
      {children}
      <OfficialProse words={one.text} lang={lang} />
      {one.source && <From source={one.source} lang={lang} />}
      <p class="meta dotted">
        <span>{t.saidBy(by, one.day)}</span>
        <a href={paths(lang).receipt(one.event)}>{log.receipt.title}</a>
      </p>
    </article>
  );
}

function From({ source, lang }: { readonly source: FromDocument; readonly lang: Lang }) {
  const url = source.link && safeUrl(source.link);
  const title = <Official said={source.title} lang={lang} />;
  return (
    <p class="meta">
      {say(lang).ogp.fromDocument}{' '}
      {url ? (
        <a href={url} rel="nofollow noopener">
          {title}
        </a>
      ) : (
        title
      )}
    </p>
  );
}
