import type { VisitCorrected, VisitEvent, VisitReported } from '../../events/civic-control.js';
import type { Recorded } from '../../events/envelope.js';
import type { VisitDoc, VisitVersionDoc } from '../../read-models/civic-documents.js';
import { textOf } from '../ogp/text-ref.js';
import type { Projection } from '../projection.js';

/** Visit reports of civic monitors with every version, and with what the services say to them. */
export const visits: Projection<VisitDoc, VisitEvent> = {
  name: 'visits',
  version: 2,
  handles: ['VisitReported', 'VisitCorrected', 'VisitWithdrawn', 'VisitHidden', 'VisitShown', 'VisitAnswered'],
  indexes: [['position'], ['service', 'position'], ['monitor', 'position'], ['service', 'standing', 'answered']],
  keys: (e) => [e.data.visit],

  fold(doc, e, key) {
    if (e.type === 'VisitReported') {
      const { service, monitor, organisation, language } = e.data;
      const about = { _id: key, service, monitor, organisation, language, versions: [versionOf(e, 1)], answers: [] };
      const stands = { answered: false, withdrawn: null, hidden: null, standing: true };
      return { ...about, ...stands, at: e.at, changedAt: e.at, position: e.position };
    }
    if (!doc) return doc;
    switch (e.type) {
      case 'VisitCorrected':
        doc.versions.push(versionOf(e, e.data.version));
        break;
      case 'VisitWithdrawn':
        doc.withdrawn = { at: e.at, text: textOf(e) };
        doc.standing = false;
        break;
      case 'VisitHidden':
        doc.hidden = { at: e.at, ground: e.data.ground, text: textOf(e) };
        break;
      case 'VisitShown':
        doc.hidden = null;
        break;
      case 'VisitAnswered': {
        const { version, department } = e.data;
        doc.answers.push({ version, department, at: e.at, text: textOf(e) });
        doc.answered = true;
        break;
      }
    }
    doc.changedAt = e.at;
    return doc;
  },
};

function versionOf(e: Recorded<VisitReported | VisitCorrected>, version: number): VisitVersionDoc {
  const { day, channel, district, checks, files } = e.data;
  const found = checks as Readonly<Record<string, string>>;
  return { version, at: e.at, day, channel, district, checks: found, files, text: textOf(e) };
}
