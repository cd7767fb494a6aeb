import { PlaceMapObject } from '../../commands/smart-map/map-commands.js';
import type { RoundEvent } from '../../events/budgeting.js';
import { dayOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { ProposalEvent } from '../../events/proposals.js';
import type { EventLog } from '../log/event-log.js';
import { readShape } from '../map/geometry.js';
import type { FactPolicy, Wish } from './policy.js';

/** The layer that every city has. */
const LAYER = 'budget-winners';

/**
 * What has won stands on the map, at the place that the public may know of it and under the proposal's own id. What is
 * meant for no one place, and what has no place in the city any more, stands in the result alone.
 */
export const whenRoundCertifiedThenMapItsWinners = (log: Pick<EventLog, 'read'>): FactPolicy => ({
  name: 'when-round-certified-then-map-its-winners',
  begins: 'at-zero',
  handles: ['RoundCertified'],
  async react({ id, at, data }: Recorded) {
    const { roundId } = data as { roundId: string };
    const past = (await log.read(`round-${roundId}`)) as unknown as readonly Recorded<RoundEvent>[];
    const result = past.findLast((e) => e.type === 'TallyPublished');
    const winners = result?.data.value.pots?.flatMap((pot) => pot.winners) ?? [];
    const placed = await Promise.all(winners.map((winner) => placedAs(log, winner, dayOf(at))));
    return placed.flatMap((command): Wish[] => (command ? [{ command, cause: `${id} ${command.object}` }] : []));
  },
});

async function placedAs(
  log: Pick<EventLog, 'read'>,
  proposal: string,
  from: string,
): Promise<PlaceMapObject | undefined> {
  const past = (await log.read(`proposal-${proposal}`)) as unknown as readonly Recorded<ProposalEvent>[];
  const submitted = past.find((e) => e.type === 'ProposalSubmitted');
  const feasible = past.findLast((e) => e.type === 'ProposalFoundFeasible');
  const place = submitted?.data.place;
  if (!place || !feasible) return undefined;
  const shape = readShape({ type: 'Point', coordinates: [place.lon, place.lat] });
  if ('refused' in shape) return undefined;
  const { title, cost } = feasible.data;
  const said = { object: proposal, layer: LAYER, title, ...shape, period: { from }, budget: cost };
  return Object.assign(new PlaceMapObject(), said);
}
