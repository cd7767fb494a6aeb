import { SignPetition, WithdrawSignature } from '../../commands/petitions/commands.js';
import { RecordPetitionGoal } from '../../commands/petitions/office-commands.js';
import type { Act, Stage } from './stage.js';
import type { Chapter } from './story.js';

const DAY = 86_400_000;
type Signing = { readonly opened: number; readonly now: number; readonly first: number; readonly random: () => number };

/** Signatures come thick at first, then thinner, and never at night; some are taken back, and the goal is noticed. */
export function signingActs(
  stage: Stage,
  chapter: Chapter,
  petitionId: string,
  { opened, now, first, random }: Signing,
): Act[] {
  const acts: Act[] = [];
  const { signatures = 0, withdrawn = 0, takenBack = 0, closed = takenBack } = chapter;
  const length = Math.min(opened - closed, 60) * DAY * 0.96;
  const times = Array.from({ length: signatures }, () => now - opened * DAY + 3_600_000 + length * random() ** 1.8)
    .map(awake)
    .map((at) => Math.min(at, now - 60_000))
    .sort((a, b) => a - b);
  for (const [i, at] of times.entries()) {
    const display = random() < 0.2 ? ('initials' as const) : ('none' as const);
    const sign = Object.assign(new SignPetition(), { display });
    const facts = { petitionId, level: 1 as const, channel: 'portal' as const };
    acts.push({
      at,
      beside: true,
      perform: stage.citizen(first + i, petitionId, sign, (signer, { resident }) => ({ ...facts, signer, resident })),
    });
  }
  const last = times.at(-1) ?? now;
  for (let i = 0; i < withdrawn; i++)
    acts.push({
      at: last,
      perform: stage.citizen(first + i * 7, petitionId, new WithdrawSignature(), (signer) => ({ petitionId, signer })),
    });
  const reached = times[2_000 - 1];
  if (reached !== undefined && chapter.addressee === 'mayor')
    acts.push({
      at: reached + 1_000,
      perform: stage.nobody('demo-count', new RecordPetitionGoal(), { petitionId, signatures: 2_000 }),
    });
  return acts;
}

/** Few people sign between one and seven in the morning, Tbilisi time. */
function awake(at: number): number {
  const hour = new Date(at).getUTCHours() + 4;
  return hour >= 1 && hour < 7 ? at + 7 * 3_600_000 : at;
}
