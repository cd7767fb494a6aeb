import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CastBallot, IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { CertifyRound, CloseRound } from '../../commands/budgeting/round-commands.js';
import { ineligible } from '../../commands/eligibility.js';
import type { CounterChannel } from '../../events/budgeting.js';
import { bytes, digestOf } from '../ballots/ballot-check.js';
import type { Choice } from '../ballots/choice.js';
import { RoundOpening } from '../ballots/opening.js';
import { BOX } from '../ballots/putting-down.js';
import { recounted } from '../ballots/recounted.js';
import { requestOf } from '../ballots/round-keys.js';
import { seeRound } from '../ballots/round-seen.js';
import { newSeed, type Params, type SealedBallot, VoterDevice } from '../ballots/voter/device.js';
import type { House } from '../house.js';
import { roundScope } from '../identity/scopes.js';
import { TRUSTEES } from './budget-texts.js';
import { trusteesFolder } from './demo-trustees.js';
import type { Act, Stage } from './stage.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Every so many people of the demonstration vote, beginning with one of them. */
const [FIRST, STEP] = [40, 17];
/** So many come in the same minute. */
const TOGETHER = 12;

type Polls = {
  readonly roundId: string;
  /** When voting begins, and when it ends or the box was last put down. */
  readonly from: number;
  readonly until: number;
  readonly voters: number;
  /** What the n-th of them wants, of what stands on the ballot. */
  readonly choice: (n: number, params: Params) => Choice;
};

/** Some come to a counter: most of those to its kiosk. */
const channelOf = (n: number): CounterChannel | undefined => {
  if (n % 9 === 4) return 'kiosk';
  return n % 20 === 7 ? 'paper' : undefined;
};

/** People who vote, each from a device of their own: nobody keeps which ballot was whose, here as little as elsewhere. */
export function ballotActs(stage: Stage, house: House, { roundId, from, until, voters, choice }: Polls): Act[] {
  const sealed: SealedBallot[] = [];
  let known: Promise<Params> | undefined;
  const params = () => {
    known ??= paramsOf(house, roundId);
    return known;
  };
  const gap = (until - from - 2 * HOUR) / voters;
  const voting = Array.from(
    { length: voters },
    (_, n): Act => ({
      at: from + HOUR + (n - (n % TOGETHER)) * gap,
      ...{ apart: true, beside: true },
      async perform(when) {
        const { rules, ...rest } = await params();
        const { resident } = stage.somebody(FIRST + n * STEP);
        if (ineligible(rules.voters, resident, when)) return;
        const device = await VoterDevice.of({ rules, ...rest }, newSeed());
        const requests = await device.requests();
        const signed = await Promise.all(
          requests.map(async ({ issuer, blinded }, i) => {
            const request = requestOf(bytes(blinded));
            let nullifier = '';
            const asked = stage.within(FIRST + n * STEP, roundScope(roundId), new IssueCredential(), (pseudonym) => {
              nullifier = pseudonym;
              return { issuer, blinded, roundId, nullifier, request, resident, level: 1, channel: channelOf(n) };
            });
            await asked(when);
            return house.ballots.issuers[i]!.sign({ round: roundId, nullifier, request }, blinded);
          }),
        );
        sealed.push(await device.cast(choice(n, { rules, ...rest }), await device.tokens(signed), 1));
      },
    }),
  );
  const batch: Act = {
    at: until - HOUR,
    apart: true,
    async perform(when) {
      // by their commitments, which nobody could choose: an order that tells nothing of who came first
      sealed.sort((a, b) => (a.body.commitment < b.body.commitment ? -1 : 1));
      const cast = (ballot: SealedBallot) =>
        stage.nobody(BOX, new CastBallot(), { roundId, digest: digestOf(ballot.body), ...ballot })(when);
      await Promise.all(sealed.map(cast));
    },
  };
  return [...voting, batch];
}

/** Closed when its term is over, opened by two of three, and certified when nobody has complained. */
export function countingActs(stage: Stage, house: House, roundId: string, until: number): Act[] {
  const { log, vault, ballots } = house;
  return [
    {
      at: until + HOUR,
      apart: true,
      async perform(when) {
        const credentials: Record<string, number> = {};
        let cast = 0;
        for await (const { events } of log.pages(0, ['BallotCast', 'CredentialIssued']))
          for (const { type, data } of events as unknown as readonly { type: string; data: Record<string, string> }[]) {
            if (data.roundId !== roundId) continue;
            if (type === 'BallotCast') cast++;
            else credentials[data.issuer!] = (credentials[data.issuer!] ?? 0) + 1;
          }
        const counts = { roundId, ballots: cast, voters: cast, credentials };
        await stage.nobody('policy:when-voting-term-over-then-close-round', new CloseRound(), counts)(when);
      },
    },
    {
      at: until + 3 * DAY,
      apart: true,
      perform(when) {
        const shares = TRUSTEES.slice(0, 2).map((name) =>
          readFileSync(join(trusteesFolder(house.config.data, roundId), `share-${name}.json`), 'utf8'),
        );
        const record = (wish: object, facts: object) => stage.nobody('trustees', wish as CloseRound, facts)(when);
        return new RoundOpening({ log, vault, ...ballots, record }).open(roundId, shares);
      },
    },
    {
      at: until + 16 * DAY,
      apart: true,
      async perform(when) {
        const replayed = await recounted(roundId, { log, ...ballots });
        await stage.official('administrator', new CertifyRound(), { roundId, replayed, complaints: 0 })(when);
      },
    },
  ];
}

async function paramsOf({ log }: House, round: string): Promise<Params> {
  const { opened, voting } = await seeRound(log, round);
  const { projects, issuers, roundKey, boxKey } = voting!.data;
  return { round, rules: opened.data.rules, projects, issuers, roundKey, boxKey };
}
