import type { ComponentChildren } from 'preact';
import type { OfficialWords } from '../../../../read-models/ogp-commitments.js';
import type { FindingsDoc, InstitutionDoc } from '../../../../read-models/ogp-documents.js';
import type { ReportCommitment as Commitment, ReportMilestone } from '../../../../read-models/ogp-report-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { AnswersList } from '../answers-list.js';
import { Tag } from '../status-tag.js';
import { foundIn } from './assessments.js';
import { CompletionTag, institutionsIn, Official, OfficialProse, textIn, word } from './official.js';
import { ReportEvidence } from './report-evidence.js';
import { ReportTasks } from './report-tasks.js';

type Props = {
  readonly one: Commitment;
  readonly institutions: readonly InstitutionDoc[];
  readonly words: Readonly<Record<string, OfficialWords>>;
  readonly origin: string;
  readonly lang: Lang;
};

/** One commitment of the report: what was promised, how far it is by either assessment, and what shows it. */
export function ReportCommitment(props: Props) {
  const { one, institutions, origin, lang } = props;
  const { ogp: t, ogpReport: r, ogpWords: words } = say(lang);
  const { content, contributions, withdrawn } = one;
  const { received, answered, waiting, overdue } = contributions;
  const leads = (codes: readonly string[]) => institutionsIn(institutions, codes, lang);
  const about = [
    { question: words.fields.lead, answer: leads(content.lead) },
    { question: words.fields.support, answer: leads(content.support) },
    { question: r.period, answer: t.period(content.from, content.to) },
    { question: words.fields.values, answer: content.values.map((value) => word(words.values, value)).join(', ') },
    { question: words.fields.areas, answer: content.areas.map((area) => word(words.areas, area)).join(', ') },
    { question: words.fields.problem, answer: <Official said={content.problem} lang={lang} /> },
    { question: words.fields.promise, answer: <Official said={content.promise} lang={lang} /> },
  ];
  return (
    <article class="stack report-commitment" id={`commitment-${one.id}`}>
      <h3 id={headingOf(one)}>
        {content.number}.{' '}
        <a href={origin + paths(lang).ogpCommitment(one.id)}>
          <Official said={content.title} lang={lang} />
        </a>
      </h3>
      <p class="meta dotted">
        <span>{content.ogpId ?? one.id}</span>
        <span>{t.version(one.version)}</span>
        {one.starred && <span>★ {t.starred}</span>}
      </p>
      {withdrawn && (
        <p>
          <b>{t.withdrawn}.</b> {t.reason} <Official said={withdrawn} lang={lang} />
        </p>
      )}
      <AnswersList items={about.filter(({ answer }) => answer)} />
      <Both {...props} />
      <h4>{t.milestones}</h4>
      {one.milestones.length === 0 && <p>{t.noMilestones}</p>}
      <ol class="list">
        {one.milestones.map((milestone) => (
          <Milestone key={milestone.code} milestone={milestone} {...props} />
        ))}
      </ol>
      <h4>{t.evidence}</h4>
      <ReportEvidence items={one.evidence} origin={origin} lang={lang} />
      {one.use.length > 0 && <Use use={one.use} lang={lang} />}
      <h4>{t.contributions}</h4>
      <p>{r.contributionsText(received, answered, waiting, overdue)}</p>
      <h4>{r.tasks}</h4>
      <ReportTasks tasks={one.tasks} lang={lang} />
    </article>
  );
}

/** Parts of it are named together with it: a report has the same parts for each commitment. */
const headingOf = ({ id }: Pick<Commitment, 'id'>) => `commitment-${id}-title`;

/** Both assessments, neither covering the other. */
function Both({ one, institutions, words, lang }: Props) {
  const { ogp: t, ogpWords } = say(lang);
  return (
    <div class="halves two">
      <section class="card stack" aria-labelledby={`${headingOf(one)} self-${one.id}`}>
        <h4 id={`self-${one.id}`}>{t.self}</h4>
        {one.self.length === 0 && <p>{t.noSelf}</p>}
        {one.self.map((said) => (
          <Assessed
            key={said.stage}
            said={said}
            completion={said.completion}
            by={institutionsIn(institutions, [said.by], lang)}
            words={words}
            lang={lang}
          />
        ))}
      </section>
      <section class="card stack" aria-labelledby={`${headingOf(one)} independent-${one.id}`}>
        <h4 id={`independent-${one.id}`}>{t.independent}</h4>
        {one.independent.length === 0 && <p>{t.noIndependent}</p>}
        {one.independent.map((said) => {
          const { completion, ...others } = said.findings;
          const by = textIn(said.assessor.name, lang);
          const items = (Object.keys(others) as (keyof FindingsDoc)[]).map((name) => ({
            question: ogpWords.findings[name],
            answer: foundIn(name, said.findings[name], lang),
          }));
          return (
            <Assessed key={said.stage} said={said} completion={completion} by={by} words={words} lang={lang}>
              {items.length > 0 && <AnswersList items={items} />}
            </Assessed>
          );
        })}
      </section>
    </div>
  );
}

type AssessedProps = Pick<Props, 'words' | 'lang'> & {
  readonly said: Commitment['self'][number] | Commitment['independent'][number];
  readonly completion: string | undefined;
  readonly by: string;
  readonly children?: ComponentChildren;
};
function Assessed({ said, completion, by, words, lang, children }: AssessedProps) {
  const { ogp: t, ogpWords } = say(lang);
  return (
    <div class="stack">
      <p>
        <b>{ogpWords.stage[said.stage]}</b> {completion && <CompletionTag completion={completion} lang={lang} />}
      </p>
      {children}
      <OfficialProse words={words[said.text.event] ?? { erased: true }} lang={lang} />
      {said.source && (
        <p class="meta">
          {t.fromDocument} <Official said={said.source.title} lang={lang} />
        </p>
      )}
      <p class="meta">{t.saidBy(by, said.day)}</p>
    </div>
  );
}

function Milestone({ milestone, institutions, words, origin, lang }: Props & { readonly milestone: ReportMilestone }) {
  const { ogp: t, ogpWords } = say(lang);
  const { content, progress, dropped } = milestone;
  return (
    <li class="card stack">
      <p class="cluster">
        <CompletionTag completion={milestone.state} lang={lang} />
        {milestone.overdue && <Tag tone="bad">{t.overdue}</Tag>}
      </p>
      <p>
        <b>
          <Official said={content.title} lang={lang} />
        </b>
      </p>
      <p>
        {ogpWords.fields.deliverable}: <Official said={content.deliverable} lang={lang} />
      </p>
      {dropped && (
        <p>
          <b>{t.droppedMilestone}.</b> {t.reason} <Official said={dropped} lang={lang} />
        </p>
      )}
      <p class="meta dotted">
        <span>{institutionsIn(institutions, content.lead, lang)}</span>
        <span>{t.period(content.from, content.to)}</span>
      </p>
      {progress ? (
        <>
          <OfficialProse words={words[progress.text.event] ?? { erased: true }} lang={lang} />
          <p class="meta">{t.saidBy(institutionsIn(institutions, [progress.by], lang), progress.day)}</p>
        </>
      ) : (
        !dropped && <p>{t.noReport}</p>
      )}
      <ReportEvidence items={milestone.evidence} origin={origin} lang={lang} />
    </li>
  );
}

function Use({ use, lang }: { readonly use: Commitment['use']; readonly lang: Lang }) {
  const { ogp: t, ogpReport: r, ogpWords: words } = say(lang);
  const items = use.map(({ query, value, from = '' }) => ({
    question: word(words.figures, query),
    answer: value ? `${t.frozen(value.count, value.of)} (${r.useSince(from)})` : r.notCounted,
  }));
  return (
    <>
      <h4>{r.use}</h4>
      <AnswersList items={items} />
    </>
  );
}
