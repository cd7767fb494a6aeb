import { countersIn } from '../../../../commands/budgeting/counters.js';
import { isAboutThemes } from '../../../../events/budgeting.js';
import { ROUND_PHASES, type RoundRules } from '../../../../read-models/round-documents.js';
import type { Pot, RoundState, RoundView } from '../../../../read-models/rounds.js';
import { districtsOf } from '../../../ballots/choice.js';
import { districtName } from '../../../map/district-names.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { Meter } from '../meter.js';
import { Tag } from '../status-tag.js';

/** The tone of a state beside its word. */
const TONES: Readonly<Record<RoundState, string>> = {
  announced: 'waits',
  voting: '',
  closed: 'over',
  opened: 'over',
  counted: 'waits',
  certified: 'good',
};

export const RoundTag = ({ state, lang }: { state: RoundState; lang: Lang }) => (
  <Tag tone={TONES[state]}>{say(lang).budget.state[state]}</Tag>
);

/** Whom a pot is for, in words. */
export const potName = (pot: string, lang: Lang): string =>
  pot === 'city' ? say(lang).budget.pots.city : districtName(lang, pot).name;

type PhaseProps = { readonly round: Pick<RoundView, 'rules' | 'phase'>; readonly now: string; readonly lang: Lang };

/** The parts of a round in their order, with their dates, and where in them today is. */
export function PhaseSteps({ round: { rules, phase }, now, lang }: PhaseProps) {
  const t = say(lang).budget.phases;
  const named = ROUND_PHASES.flatMap((one) => {
    const term = rules.phases[one];
    return term ? [{ one, term }] : [];
  });
  const between =
    phase === null && named.some(({ term }) => term.until <= now) && named.some(({ term }) => term.from > now);
  return (
    <>
      <ol class="steps">
        {named.map(({ one, term }) => (
          <li class={term.until <= now ? 'done' : undefined} aria-current={one === phase ? 'step' : undefined}>
            <b>{t[one]}</b>
            <span>{t.term(term.from, term.until)}</span>
            {one === phase && <Tag>{t.here}</Tag>}
          </li>
        ))}
      </ol>
      {between && <p class="meta">{t.between}</p>}
    </>
  );
}

/** What there is to give: each pot with its money, and its part of the whole as a bar. */
export function PotsTable({ pots, total, lang }: { pots: readonly Pot[]; total: number; lang: Lang }) {
  const t = say(lang).budget.pots;
  const { lari, percent } = format(lang);
  const shown = pots.filter(({ pot, money }) => pot !== 'city' || money > 0 || pots.length === 1);
  return (
    <div class="scroller">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.pot}</th>
            <th scope="col" class="n">
              {t.money}
            </th>
            <th scope="col">{t.share}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ pot, money }) => (
            <tr>
              <th scope="row">{potName(pot, lang)}</th>
              <td class="n right">{lari(money)}</td>
              <td>
                <Meter value={money} of={total} thin label={t.bar(potName(pot, lang), money)} />
                <span class="sub">{percent(total === 0 ? 0 : money / total)}</span>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            <td class="n right">{lari(total)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** A trustee or an issuer as the rule book calls them; else by the name beside their key. */
export const heldBy = ({ names }: Pick<RoundRules, 'names'>, name: string, lang: Lang): string =>
  (names && Object.hasOwn(names, name) ? names[name]?.[lang] : undefined) ??
  (name === 'city' ? say(lang).counter.city : name);

/** What a round decides, in one sentence. */
export function aboutRound({ ballot, envelope }: Pick<RoundRules, 'ballot' | 'envelope'>, lang: Lang): string {
  const t = say(lang).budget;
  if (!isAboutThemes(ballot)) return t.envelope(envelope.total);
  return ballot.type === 'ranking' ? t.priorities : t.allocation;
}

/** What may be on a ballot, in one sentence. */
function ballotInWords({ ballot }: Pick<RoundRules, 'ballot'>, lang: Lang): string {
  const t = say(lang).budget.rules.ballot;
  switch (ballot.type) {
    case 'allocation':
      return t.allocation(ballot.points);
    case 'approval':
      return t.approval(ballot.most.city, ballot.most.district);
    case 'knapsack':
      return t.knapsack;
    case 'ranking':
      return (ballot.themes ? t.rankingThemes : t.ranking)(ballot.points.join(', '));
    case 'points':
      return t.points(ballot.points, ballot.mostEach);
  }
}

/** The rule book in sentences. */
export function RulesInWords({ rules, lang }: { rules: RoundRules; lang: Lang }) {
  const t = say(lang).budget.rules;
  const { voters, ballot, tally, complaintDays } = rules;
  const { rules: ways } = say(lang).counter;
  const { channels } = countersIn(rules);
  const projects = !isAboutThemes(ballot);
  const rule = !projects && tally.rule === 'borda' ? t.priorities : t.tally[tally.rule as keyof typeof t.tally];
  const districts = projects && Object.keys(rules.envelope.byDistrict).length > 0;
  return (
    <ul class="stack">
      <li>{t.voters[voters.who](voters.minAge)}</li>
      <li>{ballotInWords(rules, lang)}</li>
      {districts && <li>{t.districts[districtsOf(ballot)]}</li>}
      <li>{rule}</li>
      {tally.step !== undefined && <li>{t.step(tally.step)}</li>}
      {tally.comparison && <li>{t.comparison}</li>}
      {districts && <li>{t.leftover[tally.leftover ?? 'stays']}</li>}
      {projects && <li>{t.minVotes(tally.minVotes)}</li>}
      {projects && <li>{t.ties(tally.ties.map((one) => t.tie[one as keyof typeof t.tie]))}</li>}
      <li>{channels.length === 0 ? ways.none : ways.some(channels.map((one) => ways[one]))}</li>
      <li>{t.complaints(complaintDays)}</li>
    </ul>
  );
}

/** Themes of an allocation, sub-topics under theirs, with what share each had in earlier years. */
export function ThemesTable({ rules: { ballot }, lang }: { rules: Pick<RoundRules, 'ballot'>; lang: Lang }) {
  const t = say(lang).budget.themes;
  const themes = 'themes' in ballot ? ballot.themes : undefined;
  if (!themes) return null;
  const years = [...new Set(themes.flatMap(({ shares = [] }) => shares.map(({ year }) => year)))].sort();
  const ordered = themes
    .filter(({ within }) => within === undefined)
    .flatMap((top) => [top, ...themes.filter(({ within }) => within === top.code)]);
  return (
    <div class="scroller">
      <table class="table">
        <caption class="hidden-visually">{t.earlier}</caption>
        <thead>
          <tr>
            <th scope="col">{t.theme}</th>
            {years.map((year) => (
              <th scope="col" class="n">
                {t.year(year)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ title, within, shares = [] }) => (
            <tr>
              <th scope="row">
                {within === undefined ? <b>{title[lang]}</b> : <span class="sub">{title[lang]}</span>}
              </th>
              {years.map((year) => {
                const share = shares.find((one) => one.year === year)?.share;
                return <td class="n right">{share === undefined ? '—' : hundredths(share, lang)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const POINT = { ka: ',', en: '.' } as const;
/** `12,5 %` from 1250: no digit is lost, and none is made up. */
function hundredths(share: number, lang: Lang): string {
  const rest = String(share % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.trunc(share / 100)}${rest && POINT[lang] + rest}\u00a0%`;
}
