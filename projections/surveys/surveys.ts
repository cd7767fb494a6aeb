import { dayOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { AnswerEvent, SurveyEvent } from '../../events/surveys.js';
import type { SurveyDoc } from '../../read-models/survey-documents.js';
import type { Projection } from '../projection.js';

/** Every survey: its questions, how it is done, and how many have answered. What came behind the close does not count. */
export const surveys: Projection<SurveyDoc, SurveyEvent | AnswerEvent> = {
  name: 'surveys',
  version: 2,
  handles: [
    'SurveyDrafted',
    'QuestionnaireAdopted',
    'SurveyMethodPlanned',
    'SurveyOpened',
    'InvitationsIssued',
    'InvitedReminded',
    'FieldworkAssigned',
    'InterviewRemovalProposed',
    'InterviewsRemoved',
    'CodebookAdopted',
    'SurveyClosed',
    'AnswerFilePublished',
    'ResultsPublished',
    'SurveyAnswered',
  ],
  indexes: [['status'], ['draftedAt']],
  keys: (e) => [e.data.survey],

  fold(doc, e, key) {
    if (e.type === 'SurveyDrafted') return drafted(e, key);
    if (!doc || (e.type === 'SurveyAnswered' && doc.status !== 'open')) return doc;
    change(doc, e);
    return Object.assign(doc, { position: e.position });
  },
};

function drafted({ data, at, position }: Recorded & { type: 'SurveyDrafted' }, key: string): SurveyDoc {
  const { kind, title, about } = data as Pick<SurveyDoc, 'kind' | 'title' | 'about'>;
  return {
    ...{ _id: key, kind, title, about, status: 'draft', draftedAt: at, version: 0, questions: [], versions: [] },
    ...{ strata: [], invited: {}, invitedByStratum: {}, reminders: [], fieldwork: {}, removals: {}, codebooks: {} },
    ...{ answers: 0, byMode: {}, byDay: {}, position },
  };
}

function change(doc: SurveyDoc, e: Recorded<SurveyEvent | AnswerEvent>): void {
  switch (e.type) {
    case 'QuestionnaireAdopted':
      doc.version = e.data.version;
      doc.questions = e.data.questions;
      if (doc.status === 'open') doc.versions.push({ version: e.data.version, at: e.at });
      break;
    case 'SurveyMethodPlanned':
      doc.method = e.data.method;
      break;
    case 'SurveyOpened': {
      const { version, closes, method, strata } = e.data;
      Object.assign(doc, { status: 'open', openedAt: e.at, openedWith: version, closes, method, strata });
      doc.versions.push({ version, at: e.at });
      break;
    }
    case 'InvitationsIssued':
      for (const { stratum, count } of e.data.counts) {
        add(doc.invited, e.data.channel, count);
        add(doc.invitedByStratum, stratum, count);
      }
      break;
    case 'InvitedReminded':
      doc.reminders.push({ wave: e.data.wave, at: e.at, count: e.data.count });
      break;
    case 'FieldworkAssigned':
      doc.fieldwork[e.data.interviewer] = e.data.quotas;
      break;
    case 'InterviewRemovalProposed':
      doc.removals[e.data.batch] = { ground: e.data.ground, by: e.meta.actor };
      break;
    case 'InterviewsRemoved':
      Object.assign(doc.removals[e.data.batch] ?? {}, { at: e.at, count: e.data.count });
      break;
    case 'CodebookAdopted':
      doc.codebooks[e.data.question] = { version: e.data.version, codes: e.data.codes };
      break;
    case 'SurveyAnswered':
      doc.answers++;
      add(doc.byMode, e.data.mode, 1);
      add(doc.byDay, dayOf(e.at), 1);
      break;
    case 'SurveyClosed':
      Object.assign(doc, { status: 'closed', closedAt: e.at });
      break;
    case 'AnswerFilePublished': {
      const { digest, rows, answers, removed, weights } = e.data;
      Object.assign(doc, { file: { digest, rows, answers, removed }, ...(weights && { weights }) });
      break;
    }
    case 'ResultsPublished': {
      const { rule, digest, n } = e.data;
      Object.assign(doc, { status: 'published', results: { rule, digest, n, at: e.at } });
      break;
    }
    default:
  }
}

const add = (counts: Record<string, number>, name: string, n: number) => {
  counts[name] = (counts[name] ?? 0) + n;
};
