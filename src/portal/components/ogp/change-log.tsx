import type { ComponentChildren } from 'preact';
import type { CommitmentView, WordView } from '../../../../read-models/ogp-commitments.js';
import type { Change } from '../../../../read-models/ogp-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { CompletionTag, Official, textIn, word } from './official.js';

type Props = {
  readonly commitment: CommitmentView;
  readonly history: readonly WordView[];
  readonly lang: Lang;
};
type Line = { readonly at: string; readonly event: string; readonly title: string; readonly more: ComponentChildren };

/** Every version of the promise, every report and every assessment, the newest first: nothing replaced another. */
export function ChangeLog({ commitment, history, lang }: Props) {
  const { ogp: t, log } = say(lang);
  const lines = [...changesOf(commitment, lang), ...history.map((one) => lineOf(one, commitment, lang))].sort((a, b) =>
    a.at < b.at ? 1 : -1,
  );
  return (
    <section class="stack" aria-labelledby="changes">
      <h2 id="changes">{t.changes}</h2>
      {lines.length === 0 && <p>{t.noChanges}</p>}
      {lines.length > 0 && (
        <ol class="timeline">
          {lines.map((line) => (
            <li key={line.event}>
              <b>{line.title}</b>
              {line.more}
              <p class="meta dotted">
                <time dateTime={line.at}>{format(lang).date(line.at)}</time>
                <a href={paths(lang).receipt(line.event)}>{log.receipt.title}</a>
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function changesOf({ changes, milestones }: CommitmentView, lang: Lang): readonly Line[] {
  const { ogp: t } = say(lang);
  return [
    ...changes.map((one) => changeLine(one, t.commitmentVersion(one.version), lang)),
    ...milestones.flatMap(({ changes: own, content }) =>
      own.map((one) => changeLine(one, t.milestoneVersion(textIn(content.title, lang), one.version), lang)),
    ),
  ];
}

function changeLine({ at, event, reason, fields }: Change, title: string, lang: Lang): Line {
  const { ogp: t, ogpWords } = say(lang);
  const more = (
    <>
      <p>{t.changed(fields.map((field) => word(ogpWords.fields, field)).join(', '))}</p>
      {reason && (
        <p>
          {t.reason} <Official said={reason} lang={lang} />
        </p>
      )}
    </>
  );
  return { at, event, title, more };
}

function lineOf({ kind, milestone, said, at, event }: WordView, commitment: CommitmentView, lang: Lang): Line {
  const { ogp: t, ogpWords, facts } = say(lang);
  const of = commitment.milestones.find(({ code }) => code === milestone);
  const completion = 'findings' in said ? said.findings.completion : said.completion;
  const about = of ? textIn(of.content.title, lang) : 'stage' in said ? ogpWords.stage[said.stage] : '';
  const types = {
    progress: facts.MilestoneProgressReported,
    self: facts.SelfAssessmentGiven,
    independent: facts.IndependentAssessmentGiven,
  };
  const more = (
    <>
      {about && <p>{about}</p>}
      {completion && (
        <p>
          {t.completion}: <CompletionTag completion={completion} lang={lang} />
        </p>
      )}
    </>
  );
  return { at, event, title: types[kind], more };
}
