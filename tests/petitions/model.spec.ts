import fc from 'fast-check';
import { ClosePetition, WithdrawSignature } from '../../commands/petitions/commands.js';
import { InvalidateSignature, RestoreSignature } from '../../commands/petitions/office-commands.js';
import { petition } from '../../commands/petitions/petition.js';
import { standing } from '../../commands/petitions/signature.js';
import { curves } from '../../projections/petitions/curves.js';
import { pages } from '../../projections/petitions/pages.js';
import { totals } from '../../projections/petitions/totals.js';
import { wish } from '../support/given.js';
import { adopted, BICYCLE, opened, signOf } from '../support/story.js';
import type { Town } from '../support/town.js';

const PEOPLE = 4;
const about = { petitionId: BICYCLE };
type Step =
  | { readonly does: 'sign' | 'withdraw' | 'sign late' | 'withdraw late'; readonly who: number }
  | { readonly does: 'invalidate' | 'restore'; readonly who: number; readonly batch: string; readonly nth: number }
  | { readonly does: 'close' };

const who = fc.integer({ min: 1, max: PEOPLE });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('sign' as const, 'withdraw' as const), who }) },
  // what a log that guards one stream only may record behind the close
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('sign late' as const, 'withdraw late' as const), who }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom('invalidate' as const, 'restore' as const),
      who,
      batch: fc.constantFrom('b1', 'b2'),
      nth: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('close' as const) }) },
);

const stream = (n: number) => `signature-${BICYCLE}_signer-${n}`;
const signatures = (town: Town, n: number) => town.stream(stream(n)).filter(({ type }) => type === 'PetitionSigned');

function take(town: Town, one: Step): void {
  if (one.does === 'close') {
    town.days(61).ask(wish(ClosePetition, about), 'policy');
    return;
  }
  const named = { ...about, signer: `signer-${one.who}` };
  const signed = signatures(town, one.who);
  switch (one.does) {
    case 'sign':
      town.ask(signOf(BICYCLE, one.who), named.signer);
      return;
    case 'withdraw':
      town.ask(wish(WithdrawSignature, named), named.signer);
      return;
    case 'invalidate':
    case 'restore': {
      const signature = signed[one.nth]?.id ?? 'none';
      const command = one.does === 'invalidate' ? InvalidateSignature : RestoreSignature;
      town.ask(wish(command, named, { signature, batch: one.batch }), 'policy');
      return;
    }
    default:
      late(town, one, named);
  }
}

/** Decided while the petition was open, recorded when it had closed. */
function late(town: Town, { does, who }: Step & { who: number }, named: { signer: string }): void {
  if (!town.stream(`petition-${BICYCLE}`).some(({ type }) => type === 'PetitionClosed')) return;
  const signed = signatures(town, who).at(-1);
  const data = { ...about, ...named, district: 'vake' };
  if (does === 'sign late' && !signed)
    town.record(stream(who), { type: 'PetitionSigned', data: { ...data, channel: 'portal' } as object }, named.signer);
  if (does === 'withdraw late' && signed)
    town.record(
      stream(who),
      { type: 'SignatureWithdrawn', data: { ...signed.data, signature: signed.id } as object },
      named.signer,
    );
}

it('whatever happens in whatever order, the page counts exactly the signatures that stand', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const town = opened(adopted(), BICYCLE);
      for (const one of steps) {
        take(town, one);
        const state = town.stream(`petition-${BICYCLE}`).reduce(petition.evolve as never, petition.initial);
        const stands = Array.from({ length: PEOPLE }, (_, i) => standing(town.stream(stream(i + 1)) as never, state));
        const counted = stands.filter(({ is }) => is === 'signed').length;
        const page = town.fold(pages).get(BICYCLE)!;
        expect(page.signatures).toBe(counted);
        expect(Object.values(page.byDistrict).every((n) => n >= 0)).toBe(true);
        expect(page.invalidated).toBe(stands.filter(({ is }) => is === 'invalidated').length);
      }
      const { signatures, byDistrict } = town.fold(pages).get(BICYCLE)!;
      const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      expect(total(Object.values(byDistrict))).toBe(signatures);
      const { hours, days } = town.fold(curves).get(BICYCLE)!;
      expect(total([...hours.counts, ...days.counts])).toBe(signatures);
      expect(town.fold(totals).get('house')!.signatures).toBe(signatures);
    }),
    { numRuns: 200, seed: 42 },
  );
});
