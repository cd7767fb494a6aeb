import { budgetOf, type Choice, type OnBallot, potsOf } from '../ballots/choice.js';
import type { Catalogue } from './i18n/catalogue.js';

type Words = Catalogue['vote'];
const CITY = 'city';

/** How far a choice has used up what a ballot gives, in a few words: the same on the server and as one chooses. */
export function standing(choice: Choice, on: OnBallot, t: Words, potName: (pot: string) => string): string {
  const { ballot, envelope } = on.rules;
  if ('points' in choice) {
    const left = Object.values(choice.points).reduce((rest, n) => rest - n, pointsOf(ballot));
    if (ballot.type === 'points') return t.leftPoints(Math.max(0, left));
    if (left === 0) return t.exact;
    return left > 0 ? t.left(left) : t.tooMuch(-left);
  }
  const chosen = choice.projects.flatMap((id) => on.projects.find((project) => project.id === id) ?? []);
  if (ballot.type === 'ranking')
    return (ballot.themes ? t.ordered : t.chosen)(choice.projects.length, ballot.points.length);
  if (ballot.type === 'approval') {
    const inCity = chosen.filter(({ pot }) => pot === CITY).length;
    const parts = [
      ballot.most.city > 0 && `${t.pots.city}: ${t.chosen(inCity, ballot.most.city)}`,
      ballot.most.district > 0 && `${t.pots.district}: ${t.chosen(chosen.length - inCity, ballot.most.district)}`,
    ];
    return parts.filter(Boolean).join(' · ');
  }
  const shown = potsOf(on).filter((pot, i, all) => all.length < 4 || i === 0 || chosen.some((one) => one.pot === pot));
  return shown
    .map((pot) => {
      const of = budgetOf(envelope, pot);
      const spent = chosen.reduce((sum, one) => sum + (one.pot === pot ? one.cost : 0), 0);
      const name = shown.length > 1 ? `${potName(pot)}: ` : '';
      return `${name}${t.spent(spent, of)} · ${spent > of ? t.above(spent - of) : t.rest(of - spent)}`;
    })
    .join('; ');
}

const pointsOf = (ballot: OnBallot['rules']['ballot']): number =>
  ballot.type === 'allocation' || ballot.type === 'points' ? ballot.points : 0;

/** Why a project that is not chosen yet cannot be added; undefined where it can. */
export function whyNotMore(
  project: OnBallot['projects'][number],
  choice: Choice,
  on: OnBallot,
): 'tooDear' | 'noMore' | 'otherDistrict' | undefined {
  if (!('projects' in choice)) return undefined;
  const { ballot, envelope } = on.rules;
  const chosen = choice.projects.flatMap((id) => on.projects.find((one) => one.id === id) ?? []);
  if (ballot.type === 'knapsack') {
    const spent = chosen.reduce((sum, one) => sum + (one.pot === project.pot ? one.cost : 0), 0);
    return spent + project.cost > budgetOf(envelope, project.pot) ? 'tooDear' : undefined;
  }
  if (ballot.type === 'ranking') return chosen.length >= ballot.points.length ? 'noMore' : undefined;
  if (ballot.type !== 'approval') return undefined;
  const inDistricts = chosen.filter(({ pot }) => pot !== CITY);
  if (project.pot === CITY) return chosen.length - inDistricts.length >= ballot.most.city ? 'noMore' : undefined;
  if (inDistricts.some(({ pot }) => pot !== project.pot)) return 'otherDistrict';
  return inDistricts.length >= ballot.most.district ? 'noMore' : undefined;
}
