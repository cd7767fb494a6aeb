import { COUNTER_CHANNELS, type CounterRules, type RuleBook } from '../../events/budgeting.js';

/** A document that an official holds in their hands proves as much as an eID. */
const BY_DOCUMENT: CounterRules = { channels: COUNTER_CHANNELS, assurance: 2 };

/** Where people may vote with an official's help, under the rules of a round. */
export const countersIn = ({ counters }: Pick<RuleBook, 'counters'>): CounterRules => counters ?? BY_DOCUMENT;

/** As a wish says it, or as it is where the wish says nothing. */
export const countersOf = (wish: Partial<CounterRules> = {}): CounterRules => {
  const { channels = BY_DOCUMENT.channels, assurance = BY_DOCUMENT.assurance, department } = wish;
  const allowed = COUNTER_CHANNELS.filter((channel) => channels.includes(channel));
  return { channels: allowed, assurance, ...(department !== undefined && { department }) };
};
