import { hash } from 'node:crypto';
import { type Survey, surveyState } from '../../../commands/surveys/survey-state.js';
import type { InterviewsRemoved } from '../../../events/survey-removals.js';
import type { AnswerFilePublished, ResultsPublished, SurveyQuestion } from '../../../events/surveys.js';
import { accountFor } from '../../../projections/surveys/statistics/answer-file.js';
import { leaningOn } from '../../../projections/surveys/statistics/leaning.js';
import { type AnswerFile } from '../../../projections/surveys/statistics/published-file.js';
import { resultsOf, TABLES_RULE } from '../../../projections/surveys/statistics/results.js';
import { csv } from '../../csv.js';
import { canonical } from '../../log/codec.js';
import { designOf } from '../../surveys/design.js';
import { answersSheet, resultsSheet, type Sheet } from '../../surveys/survey-tables.js';
import type { PublicFact } from '../leaf.js';
import { Edge, NOTHING } from '../sequencer/edge.js';
import { sameBytes } from '../tlog/verify.js';
import type { ExportedLog } from './exported-log.js';
import type { Line } from './recount-petition.js';

const TAKEN_OUT = 'interviews-removed';

type Told = {
  survey: Survey;
  answers: number;
  /** Streams that were answered in: each once. */
  streams: Set<string>;
  twice: boolean;
  /** Interviews that officials took out as declared batches, and how many answers were interviews at all. */
  takenOut: number;
  interviews: number;
  file?: AnswerFilePublished['data'];
  results?: ResultsPublished['data'];
};

/**
 * Reckons a survey again from a public export alone: the tables from the published file, and the file against the answers
 * in the log. What only the sealed answers could tell is named, not claimed.
 * @throws Error when the export is not whole, or knows no such survey
 */
export function recountSurvey(exported: ExportedLog, id: string): readonly Line[] {
  exported.mustBeWhole(['surveys', 'figures']); // nothing is counted by what they say
  const edge = new Edge(0, NOTHING);
  const told: Told = {
    survey: surveyState.initial,
    answers: 0,
    streams: new Set(),
    twice: false,
    takenOut: 0,
    interviews: 0,
  };
  for (const { entry } of exported.entries()) {
    edge.append(entry);
    take(told, JSON.parse(Buffer.from(entry).toString('utf8')) as PublicFact, id);
  }
  if (told.survey.status === 'unknown') throw new Error(`the export knows no survey ${id}`);
  const whole = sameBytes(edge.root(), exported.checkpoint.root);
  return [
    {
      name: 'log',
      ok: whole,
      found: whole
        ? `${exported.checkpoint.size} entries give the root that ${exported.signer.split('+')[0]} signed`
        : `${exported.checkpoint.size} entries give another root than the checkpoint: some were changed`,
    },
    {
      name: 'answers',
      ok: !told.twice,
      found: told.twice
        ? 'one stream holds two answers'
        : `${told.answers} answers before the close, each in a stream of its own`,
    },
    ...(told.file && told.results
      ? published(exported, told, told.file, told.results, id)
      : [{ note: 'no results are published yet' }]),
  ];
}

function take(told: Told, { id: event, type, s, pub }: PublicFact, id: string): void {
  if ((pub as { readonly survey?: string } | undefined)?.survey !== id) return;
  if (type === 'SurveyAnswered' && told.survey.status === 'open') {
    told.answers++;
    if ((pub as { readonly mode?: string }).mode === 'interviewer') told.interviews++;
    told.twice ||= told.streams.has(s) || !s.startsWith(`answer-${id}_`);
    told.streams.add(s);
  }
  if (s !== `survey-${id}`) return;
  if (type === 'InterviewsRemoved') told.takenOut += (pub as InterviewsRemoved['data']).count;
  if (type === 'AnswerFilePublished') told.file = pub as AnswerFilePublished['data'];
  if (type === 'ResultsPublished') told.results = pub as ResultsPublished['data'];
  told.survey = surveyState.evolve(told.survey, {
    id: event,
    type,
    data: pub,
    position: 0,
    at: '',
    meta: { actor: '' },
  } as never);
}

function published(
  exported: ExportedLog,
  { survey, answers, takenOut, interviews }: Told,
  said: AnswerFilePublished['data'],
  results: ResultsPublished['data'],
  id: string,
): readonly Line[] {
  const text = exported.file(`surveys/${said.digest}.json`).toString('utf8');
  const same = hash('sha256', text) === said.digest;
  const file = JSON.parse(text) as AnswerFile;
  const { rows, removed, apart } = accountFor(file, answers);
  const declared = Object.fromEntries(said.removed.map(({ reason, count }) => [reason, count]));
  const counts =
    apart === 0 && said.answers === answers && said.rows === rows && canonical(declared) === canonical(file.removed);
  const batches = (file.removed[TAKEN_OUT] ?? 0) === takenOut && takenOut <= interviews;
  const asked = isAsPinned(file, survey);
  const known = results.rule === TABLES_RULE;
  const reckoned = known ? resultsOf(file) : undefined;
  const digest = reckoned ? hash('sha256', canonical(reckoned)) : '';
  const sheets = !reckoned || isSheetOf(exported, `${id}-results`, resultsSheet(reckoned));
  const copies = sheets && isSheetOf(exported, `${id}-answers`, answersSheet(file)) && isCopy(exported, results.digest);
  return [
    {
      name: 'file',
      ok: same,
      found: same
        ? `the answer file is the one of ${said.digest.slice(0, 16)}…`
        : 'the answer file is not the one that was published',
    },
    {
      name: 'method',
      ok: asked,
      found: asked
        ? 'the file has the questions and the threshold that were fixed when the survey opened'
        : 'the file has other questions or another threshold than were fixed when the survey opened',
    },
    {
      name: 'rows',
      ok: counts,
      found: `${rows} rows and ${removed} declared removals, ${answers} answers in the log`,
    },
    {
      name: 'removals',
      ok: batches,
      found: batches
        ? `${takenOut} of ${interviews} interviews were taken out by two officials, as many as the file declares`
        : `${takenOut} of ${interviews} interviews were taken out by two officials, the file declares ${file.removed[TAKEN_OUT] ?? 0}`,
    },
    {
      name: 'tables',
      ok: digest === results.digest && results.file === said.digest,
      found: !known
        ? `the tables are reckoned by rule ${results.rule}, which is not known here`
        : digest === results.digest
          ? 'the file gives the tables that were published'
          : 'the file gives other tables than were published',
    },
    {
      name: 'copies',
      ok: copies,
      found: copies
        ? 'tables and spreadsheets in the export say the same'
        : 'tables or spreadsheets in the export say something else than the file',
    },
    ...(file.apart
      ? [
          {
            note: `${new Set(file.apart.tables.map(({ question }) => question)).size} sensitive questions are in the file as tables alone: that these follow from answers is not checked here.`,
          },
        ]
      : []),
    {
      note: 'answers are sealed: that the rows say what was answered, that nobody answered for another, that the weights follow from where people live, and that removals were needed, is not checked here.',
    },
  ];
}

const isCopy = (exported: ExportedLog, digest: string): boolean =>
  hash('sha256', exported.file(`surveys/${digest}.json`)) === digest;
const isSheetOf = (exported: ExportedLog, name: string, { columns, rows }: Sheet): boolean =>
  exported.file(`surveys/${name}.csv`).toString('utf8') === csv(columns, rows);

/** Only what was marked as sensitive when the survey opened, and what leans on it, may be in the file as tables alone. */
const mayBeApart = (question: string, pinned: readonly SurveyQuestion[]): boolean =>
  leaningOn(
    pinned,
    pinned.filter(({ sensitive }) => sensitive).map(({ code }) => code),
  ).includes(question);

/** Whether a file speaks of what was asked: all questions but those it names as left out. */
function isAsPinned({ kind, questions, leftOut, threshold, strata, rows, apart }: AnswerFile, survey: Survey): boolean {
  const pinned = designOf(survey);
  const shown = pinned.questions.filter(({ code }) => !leftOut.includes(code));
  return (
    kind === pinned.kind &&
    threshold === pinned.method.threshold &&
    (rows.length === 0 || canonical(strata) === canonical(pinned.method.sample?.strata ?? [])) &&
    (apart?.tables ?? []).every(({ question }) => mayBeApart(question, pinned.questions)) &&
    canonical({ questions: shown }) === canonical({ questions })
  );
}
