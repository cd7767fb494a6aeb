import type { ContributionEvent } from '../../events/ogp-monitoring.js';
import type { ContributionDoc } from '../../read-models/ogp-monitoring-documents.js';
import type { Projection } from '../projection.js';
import { textOf } from './text-ref.js';

/** The register of contributions: each with its reasoned response, or until when one is due. */
export const contributions: Projection<ContributionDoc, ContributionEvent> = {
  name: 'contributions',
  version: 1,
  handles: ['ContributionMade', 'ContributionAnswered', 'ContributionHidden', 'ContributionShown'],
  indexes: [['plan', 'position'], ['commitment', 'position'], ['visibility'], ['answered', 'due']],
  keys: (e) => [e.data.contribution],

  fold(doc, e, key) {
    if (e.type === 'ContributionMade') {
      const { plan, commitment = null, kind, channel, language, author, organisation, named, due } = e.data;
      const about = { plan, commitment, kind, channel, language, author, organisation, named, due, at: e.at };
      const stands = { visibility: 'shown', answered: false, answers: [] } as const;
      return { _id: key, ...about, text: textOf(e), ...stands, answers: [], position: e.position };
    }
    if (!doc) return doc;
    switch (e.type) {
      case 'ContributionAnswered': {
        const { version, decision, by } = e.data;
        doc.answered = true;
        doc.answers.push({ version, decision, by, at: e.at, text: textOf(e) });
        break;
      }
      case 'ContributionHidden':
        doc.visibility = 'hidden';
        doc.hidden = { ...textOf(e), ground: e.data.ground, at: e.at };
        break;
      case 'ContributionShown':
        doc.visibility = 'shown';
        delete doc.hidden;
        break;
      default:
        return doc;
    }
    doc.position = e.position;
    return doc;
  },
};
