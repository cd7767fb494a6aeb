import type { ContributionView } from '../../../../read-models/ogp-contributions.js';
import type { InstitutionDoc } from '../../../../read-models/ogp-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format, lastMoment } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Gone, isShown, Prose, Written } from '../text.js';
import { institutionsIn, OfficialProse, word } from './official.js';

type Props = {
  readonly items: readonly ContributionView[];
  readonly institutions: readonly InstitutionDoc[];
  /** Where one writes. */
  readonly write: string;
  /** The reader gives reasoned responses. */
  readonly answers: boolean;
  readonly lang: Lang;
};

/** The register: what was said, and what was done with it. */
export function Contributions({ items, institutions, write, answers, lang }: Props) {
  const { ogp: t } = say(lang);
  return (
    <section class="stack" aria-labelledby="contributions">
      <h2 id="contributions">{t.contributions}</h2>
      <p>
        <a class="button" href={write}>
          {t.contribute}
        </a>
      </p>
      {items.length === 0 && <p>{t.noContributions}</p>}
      <ul class="list">
        {items.map((one) => (
          <Contribution key={one.id} one={one} institutions={institutions} mayAnswer={answers} lang={lang} />
        ))}
      </ul>
    </section>
  );
}

type One = Pick<Props, 'institutions' | 'lang'> & { readonly one: ContributionView; readonly mayAnswer: boolean };
function Contribution({ one, institutions, mayAnswer, lang }: One) {
  const { ogp: t, ogpWords: words, ogpForms } = say(lang);
  const { text, hidden, answers } = one;
  const { date } = format(lang);
  return (
    <li class="card stack" id={`contribution-${one.id}`}>
      <h3>{word(words.contributions, one.kind)}</h3>
      {isShown(text) ? <Prose text={text.text} lang={one.language} /> : !hidden && <Gone words={text} lang={lang} />}
      {hidden && (
        <>
          <p>
            <b>{t.hidden}</b>: {word(words.grounds, hidden.ground)}
          </p>
          {isShown(hidden.text) && <Prose text={hidden.text.text} />}
        </>
      )}
      <p class="meta dotted">
        {isShown(text) && text.name && (
          <span>
            <Written text={text.name} />
          </span>
        )}
        {isShown(text) && !text.name && one.channel === 'portal' && <span>{t.anonymous}</span>}
        {isShown(text) && text.organisation && <span>{t.forOrganisation(text.organisation)}</span>}
        <span>{word(words.channels, one.channel)}</span>
        <time dateTime={one.at}>{date(one.at)}</time>
        {!one.answered && !hidden && <span>{t.waits(lastMoment(one.due))}</span>}
      </p>
      {mayAnswer && !hidden && !one.answered && (
        <p>
          <a href={paths(lang).answerContribution(one.id)}>{ogpForms.response.title}</a>
        </p>
      )}
      {answers.map((answer) => (
        <div key={answer.version} class="card quiet stack">
          <h4>{t.response}</h4>
          <p>
            <b>{word(words.decisions, answer.decision)}</b>
          </p>
          <OfficialProse words={answer.text} lang={lang} />
          <p class="meta">
            {institutionsIn(institutions, [answer.by], lang)}, {date(answer.at)}
          </p>
        </div>
      ))}
    </li>
  );
}
