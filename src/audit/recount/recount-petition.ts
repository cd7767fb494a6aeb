import { ContentCheck } from '../content-check.js';
import { FigureCheck, type Recounted } from '../figures.js';
import type { PublicFact } from '../leaf.js';
import { Edge, NOTHING } from '../sequencer/edge.js';
import { sameBytes } from '../tlog/verify.js';
import type { Check } from '../verify.js';
import type { ExportedLog } from './exported-log.js';
import { recorded } from './recorded.js';
import { SignatureStreams } from './signatures.js';

/** A check that a recount makes; `note` tells what it cannot check. */
export type Line = Check | { readonly note: string };

/**
 * Counts one petition again from a public export alone: by the very fold that the portal counts by. Grows the tree from
 * the entries on the way, so that what is counted is what was signed.
 * @throws Error when the export is not whole, or knows no such petition
 */
export async function recountPetition(exported: ExportedLog, petition: string): Promise<readonly Line[]> {
  const edge = new Edge(0, NOTHING);
  const check = new FigureCheck(petition);
  const content = new ContentCheck();
  const streams = new SignatureStreams(petition);
  const figures: Recounted[] = [];
  let then: number | undefined;
  for (const { index, entry } of exported.entries()) {
    edge.append(entry);
    const fact = JSON.parse(Buffer.from(entry).toString('utf8')) as PublicFact;
    if (fact.pub) content.take(fact.pub);
    const concerns = fact.pub as { readonly petitionId?: string; readonly of?: string } | undefined;
    if (concerns?.petitionId === petition || concerns?.of === petition) {
      if (check.page(petition)?.closedAt === undefined || !LATE.has(fact.type)) streams.take(fact, index);
      const figure = check.take(recorded(fact, index), index);
      if (figure) figures.push(figure);
    }
    if (index === exported.manifest.datasets - 1) then = check.page(petition)?.signatures;
  }
  const page = check.page(petition);
  if (!page) throw new Error(`the export knows no petition ${petition}`);
  const { checkpoint, signer } = exported;
  const whole = sameBytes(edge.root(), checkpoint.root);
  const { wrong, invalidated, decisions } = streams;
  return [
    {
      name: 'log',
      ok: whole,
      found: whole
        ? `${checkpoint.size} entries give the root that ${signer.split('+')[0]} signed`
        : `${checkpoint.size} entries give another root than the checkpoint: some were changed`,
    },
    { name: 'content', ...(await content.result(async (digest) => exported.content(digest))) },
    { name: 'signatures', ok: !wrong, found: wrong ?? 'nobody counts twice, and only decisions strike off' },
    ...figures.map(figureLine),
    ...(figures.length === 0 ? [{ note: 'no official figure yet: signing has not ended' }] : []),
    tableLine(exported, petition, then),
    ...(decisions > 0
      ? [
          {
            note: `${invalidated} signatures are struck off by ${decisions} public decisions. The arithmetic is proved; whether the grounds hold is not: they are sealed.`,
          },
        ]
      : []),
  ];
}

/** What is recorded behind the close, and not counted. */
const LATE: ReadonlySet<string> = new Set(['PetitionSigned', 'SignatureWithdrawn']);

function figureLine({ figure, value, differs }: Recounted): Check {
  const { size } = figure.data;
  return {
    name: 'figure',
    ok: !differs,
    found:
      differs ??
      `${signatures(figure.data.value)} signatures published, ${signatures(value)} counted from ${size} leaves`,
  };
}

const signatures = (value: Recounted['value']): number => (value && 'signatures' in value ? value.signatures : 0);

function tableLine(exported: ExportedLog, petition: string, counted: number | undefined): Line {
  const row = exported.dataset('petitions').find(({ id }) => id === petition);
  if (!row) return { note: 'it does not stand in lists, so the tables say nothing of it' };
  return {
    name: 'table',
    ok: row.signatures === counted,
    found: `petitions.json says ${row.signatures} signatures, ${exported.manifest.datasets} leaves give ${counted ?? 'none'}`,
  };
}
