import { ageAt } from '../events/calendar.js';
import type { Rules } from '../events/regulations.js';
import { isDistrict } from './city.js';
import type { Refusal } from './decider.js';

/** What the residents register says of a person. Supplied by the shell, never by a body. */
export type Resident = {
  readonly name: string;
  readonly personalNumber: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** The district's code, or whatever the register says of someone who lives elsewhere. */
  readonly district: string;
  readonly registeredVoter: boolean;
};

/** Why the rules keep a person from taking part at this instant; undefined when they do not. */
export function ineligible(
  { minAge, who }: Rules['eligibility'],
  { birthDate, district, registeredVoter }: Pick<Resident, 'birthDate' | 'district' | 'registeredVoter'>,
  at: string,
): Refusal['because'] | undefined {
  if (!(ageAt(birthDate, at) >= minAge)) return { rule: 'age', minAge };
  if (who === 'registered-voter' && !registeredVoter) return { rule: who };
  if (who === 'resident' && !isDistrict(district)) return { rule: who };
  return undefined;
}
