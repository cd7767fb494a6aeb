import { lastIndependent, lastSelf } from '../../read-models/ogp-report-changes.js';
import type {
  ReportCommitment,
  ReportEvidence,
  ReportMilestone,
  ReportTask,
} from '../../read-models/ogp-report-documents.js';
import { type Cell, csv } from '../csv.js';
import type { Made } from '../ogp/reports.js';
import { institutionsIn, textIn } from './components/ogp/official.js';
import { ownerIn, stepIn } from './components/ogp/report-tasks.js';
import { isShown } from './components/text.js';
import type { Lang } from './frame.js';

/** One table for all of it: what a line tells is in `section`; cells that its kind does not know are empty. */
const COLUMNS = [
  ...['section', 'commitment', 'item', 'title', 'responsible', 'from', 'to', 'day', 'state', 'self', 'independent'],
  ...['overdue', 'count', 'of', 'text', 'link', 'sha256'],
] as const;
type Line = { readonly [C in (typeof COLUMNS)[number]]?: Cell } & { readonly section: string };

/** The report as a table, codes as in its JSON, titles and words in one language. */
export function reportCsv(made: Made, lang: Lang): string {
  const { report, file } = made;
  const { plan, asOf, scoreboard, terms, documents, tasks, contributions, since, commitments } = report;
  const lines: Line[] = [
    {
      ...{ section: 'plan', item: plan.id, title: textIn(plan.content.title, lang), state: plan.status },
      responsible: institutionsIn(plan.content.institutions, report.lead, lang),
      ...{ from: plan.content.from, to: plan.content.to, day: asOf.day, text: asOf.at, sha256: file.content.digest },
    },
    { section: 'checkpoint', count: asOf.leaves, of: asOf.checkpoint?.size ?? null, text: asOf.checkpoint?.root ?? '' },
    ...(Object.keys(scoreboard.self) as (keyof typeof scoreboard.self)[]).map((state) => ({
      ...{ section: 'scoreboard', state, self: scoreboard.self[state], independent: scoreboard.independent[state] },
    })),
    { section: 'milestones', count: scoreboard.milestones.complete, of: scoreboard.milestones.all },
    { section: 'milestones-overdue', count: scoreboard.milestones.overdue, of: scoreboard.milestones.all },
    { section: 'contributions', count: contributions.answered, of: contributions.received },
    ...commitments.flatMap((one) => ofCommitment(one, made, lang)),
    ...evidenceLines(documents, {}, lang),
    ...tasks.map((one) => taskLine(one, lang)),
    ...terms.map(({ kind, commitment, from, due, met, state }) => ({
      ...{
        section: 'term',
        commitment,
        item: kind,
        from,
        to: due,
        day: met,
        state,
        overdue: Number(state === 'overdue'),
      },
    })),
    ...(since?.changes ?? []).map(({ what, commitment, item = null, from, to }) => ({
      ...{ section: 'change', commitment, item, title: what, from, to },
    })),
  ];
  return csv(
    COLUMNS,
    lines.map((line) => COLUMNS.map((column) => line[column] ?? null)),
  );
}

function ofCommitment(one: ReportCommitment, made: Made, lang: Lang): Line[] {
  const { id: commitment, content } = one;
  const { institutions } = made.report.plan.content;
  const word = (event: string) => {
    const said = made.words[event];
    return said && isShown(said) ? textIn(said, lang) : '';
  };
  const by = (codes: readonly string[]) => institutionsIn(institutions, codes, lang);
  return [
    {
      ...{ section: 'commitment', commitment, item: content.ogpId ?? null, title: textIn(content.title, lang) },
      ...{ responsible: by(content.lead), from: content.from, to: content.to, state: one.status },
      ...{ self: lastSelf(one), independent: lastIndependent(one), text: textIn(content.promise, lang) },
    },
    ...one.milestones.flatMap((milestone) => [
      milestoneLine(milestone, commitment, by(milestone.content.lead), word, lang),
      ...evidenceLines(milestone.evidence, { commitment, item: milestone.code }, lang),
    ]),
    ...evidenceLines(one.evidence, { commitment }, lang),
    ...one.self.map(({ stage, completion, by: institution, day, text }) => ({
      ...{ section: 'self-assessment', commitment, item: stage, self: completion, responsible: by([institution]), day },
      text: word(text.event),
    })),
    ...one.independent.map(({ stage, findings, assessor, day, text }) => ({
      ...{ section: 'independent-assessment', commitment, item: stage, independent: findings.completion ?? null, day },
      ...{ responsible: textIn(assessor.name, lang), state: findingsIn(findings), text: word(text.event) },
    })),
    ...one.use.map(({ query, value, from = null }) => ({
      ...{ section: 'use', commitment, item: query, from, count: value?.count ?? null, of: value?.of ?? null },
    })),
    {
      ...{ section: 'contributions', commitment, count: one.contributions.answered, of: one.contributions.received },
      overdue: one.contributions.overdue,
    },
    ...one.tasks.map((task) => taskLine(task, lang)),
  ];
}

/** All that was found but completion, which has a column of its own: `impact=moderate verifiable=true`. */
const findingsIn = ({ completion: _, ...found }: ReportCommitment['independent'][number]['findings']): string =>
  Object.entries(found)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : value}`)
    .join(' ');

function milestoneLine(
  { code: item, content, state, overdue, progress }: ReportMilestone,
  commitment: string,
  responsible: string,
  word: (event: string) => string,
  lang: Lang,
): Line {
  return {
    ...{ section: 'milestone', commitment, item, title: textIn(content.title, lang), responsible },
    ...{ from: content.from, to: content.to, day: progress?.day ?? null, state, overdue: Number(overdue) },
    text: progress ? word(progress.text.event) : '',
  };
}

function evidenceLines(items: readonly ReportEvidence[], of: Partial<Line>, lang: Lang): Line[] {
  return items.map(({ kind, title, day, source, standing, missed }) => ({
    ...of,
    ...{ section: 'evidence', title: textIn(title, lang), day, state: missed ?? (standing ? kind : 'withdrawn') },
    ...(source.kind === 'live' && { text: source.query, count: source.value.count, of: source.value.of ?? null }),
    ...(source.kind === 'file' && { text: source.name }),
    ...(source.kind === 'link'
      ? { link: source.link }
      : { sha256: source.kind === 'file' ? source.sha256 : source.digest }),
  }));
}

const taskLine = (task: ReportTask, lang: Lang): Line => ({
  ...{ section: 'task', commitment: task.commitment, item: task.id, responsible: ownerIn(task, lang), to: task.due },
  ...{ title: task.text ? textIn(task.text, lang) : stepIn(task, lang), overdue: Number(task.overdue) },
});
