import { SignPetition } from '../../commands/petitions/commands.js';
import { EnterPaperSheet, ReceivePaperSheet, RequestSignatoryList } from '../../commands/petitions/office-commands.js';
import { RecordOpening } from '../../commands/privacy/commands.js';
import { uuidFrom } from '../write/attributed.js';
import { sheetPicture } from './sheet-picture.js';
import { type Act, type Stage } from './stage.js';
import type { Chapter } from './story.js';

type Told = {
  readonly petitionId: string;
  /** The instant of so many days before the anchor. */
  readonly day: (days: number) => number;
  /** The first of the people who sign this petition on the portal. */
  readonly first: number;
};

/** What came in on paper, and what the office asks for on paper. */
export function paperActs(stage: Stage, chapter: Chapter, told: Told): Act[] {
  const sheets = (chapter.sheets ?? []).flatMap((sheet, i) => sheetActs(stage, chapter, sheet, i, told));
  return [...sheets, ...listActs(stage, chapter, told)];
}

type SheetTold = NonNullable<Chapter['sheets']>[number];

function sheetActs(
  stage: Stage,
  { signatures = 0 }: Chapter,
  { number: sheet, received, entered, accepted = 0, unknown = 0 }: SheetTold,
  nth: number,
  { petitionId, day, first }: Told,
): Act[] {
  const of = { petitionId, sheet };
  const picture = sheetPicture(accepted + unknown || 14, 7 + nth);
  const receive = async (at: string) => {
    const scan = await stage.keepScan(petitionId, picture);
    await stage.official('register-clerk', new ReceivePaperSheet(), { ...of, scan })(at);
  };
  const acts: Act[] = [{ at: day(received), perform: receive }];
  if (entered === undefined) return acts;
  for (let row = 0; row < accepted; row++) {
    const sign = Object.assign(new SignPetition(), { display: 'none' as const });
    const perform = stage.citizen(first + signatures + row, petitionId, sign, (signer, { resident }) => ({
      ...of,
      signer,
      resident,
      level: 1 as const,
      channel: 'paper' as const,
    }));
    acts.push({ at: day(entered), beside: true, perform });
  }
  const enter = async (at: string) => {
    const scan = await stage.keepScan(petitionId, picture);
    await stage.official('register-clerk', new RecordOpening(), { petitionId, scan })(at);
    const counts = { accepted, notEligible: unknown, alreadySigned: 0 };
    await stage.official('register-clerk', new EnterPaperSheet(), { ...of, scan, ...counts })(at);
  };
  return [...acts, { at: day(entered) + 1_000, perform: enter }];
}

/** One official has asked for the list of signatories; another has still to agree. */
function listActs(stage: Stage, { listAsked }: Chapter, { petitionId, day }: Told): Act[] {
  if (!listAsked) return [];
  const request = uuidFrom('demo list', petitionId);
  const wish = Object.assign(new RequestSignatoryList(), { purpose: listAsked.purpose });
  return [{ at: day(listAsked.day), perform: stage.official('officer', wish, { petitionId, request }) }];
}
