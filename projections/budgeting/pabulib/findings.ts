import { electionOf, type FromPabulib, SENTINEL } from './election-of.js';
import { minorUnits } from './numbers.js';
import { BrokenPabulib, type Remark, type Table, type Tables } from './tables.js';
import { KEYS, OBLIGATORY, PROJECT_COLUMNS, RULES } from './vocabulary.js';

/**
 * What Pabulib's own checks would say of a file, errors and oddities; nothing, for one that may be published. Costs and budgets are
 * compared as they are, with their decimals.
 */
export function findings(tables: Tables): Remark[] {
  try {
    const read = electionOf(tables);
    return [...read.remarks, ...keys(tables.meta), ...columns(tables), ...money(tables, read), ...counts(tables, read)];
  } catch (error) {
    if (error instanceof BrokenPabulib) return [{ line: error.line, what: error.reason }];
    throw error;
  }
}

function keys({ line, rows }: Table): Remark[] {
  const found = new Map(rows.map(({ line: at, cells: [key = '', value = ''] }) => [key, { at, value }]));
  const missing = OBLIGATORY.filter((key) => !found.get(key)?.value).map((key) => ({
    line,
    what: `META has no ${key}`,
  }));
  const strange = [...found].filter(([key]) => !KEYS.includes(key));
  const wrong = [...found].flatMap(([key, { at, value }]) => {
    const why = wrongValue(key, value);
    return why ? [{ line: at, what: `${key} ${why}` }] : [];
  });
  const [begin, end] = ['date_begin', 'date_end'].map((key) => dayOf(found.get(key)?.value ?? ''));
  const turned = begin && end && begin > end ? [{ line, what: 'the vote ends before it begins' }] : [];
  return [
    ...missing,
    ...strange.map(([key, { at }]) => ({ line: at, what: `META knows no ${key}` })),
    ...wrong,
    ...turned,
  ];
}

function wrongValue(key: string, value: string): string | undefined {
  if (key === 'rule') return RULES.includes(value) ? undefined : `is one of ${RULES.join(', ')}`;
  if (key.startsWith('date_')) return dayOf(value) ? undefined : 'is a day, DD.MM.YYYY, or a year';
  if (key === 'fully_funded' || key === 'experimental') return value === '1' ? undefined : 'is 1 or left out';
  if (key === 'currency') return /^[A-Z]{3}$/.test(value) ? undefined : 'is a code of three letters';
  if (key === 'language') return /^[a-z]{2}$/.test(value) ? undefined : 'is a code of two letters';
  return undefined;
}

/** As a day that sorts. */
function dayOf(value: string): string | undefined {
  if (/^\d{4}$/.test(value)) return `${value}-01-01`;
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(value) ?? [];
  const iso = `${year}-${month}-${day}`;
  return day && !Number.isNaN(Date.parse(iso)) ? iso : undefined;
}

function columns({ projects, votes }: Tables): Remark[] {
  const found: Remark[] = [];
  if (projects.columns[0] !== 'project_id') found.push({ line: projects.line + 1, what: 'project_id comes first' });
  if (votes.columns[0] !== 'voter_id') found.push({ line: votes.line + 1, what: 'voter_id comes first' });
  for (const name of projects.columns)
    if (!PROJECT_COLUMNS.includes(name)) found.push({ line: projects.line + 1, what: `there is no column ${name}` });
  return found;
}

function money({ projects }: Tables, { meta, digits }: FromPabulib): Remark[] {
  const [id, cost, selected] = ['project_id', 'cost', 'selected'].map((name) => projects.columns.indexOf(name));
  const amount = (text: string, line: number) => minorUnits(text, digits, line);
  const budget = amount(meta.get('budget')!, 0);
  const found: Remark[] = [];
  let [all, won] = [0n, 0n];
  for (const { line, cells } of projects.rows) {
    const own = amount(cells[cost!]!, line);
    if (own === 0n) found.push({ line, what: `project ${cells[id!]} costs nothing` });
    const taken = selected! >= 0 && cells[selected!] === '1';
    if (cells[cost!] === SENTINEL) {
      if (taken) found.push({ line, what: `project ${cells[id!]} was withdrawn and is selected` });
      continue;
    }
    if (own > budget) found.push({ line, what: `project ${cells[id!]} costs more than the whole budget` });
    all += own;
    if (taken) won += own;
  }
  const { line } = projects;
  if (won > budget) found.push({ line, what: 'the selected projects cost more than the budget' });
  if (all <= budget && meta.get('fully_funded') !== '1')
    found.push({ line, what: 'the budget covers all projects: fully_funded is 1' });
  return found;
}

/** The columns votes and score say what the ballots say. */
function counts({ projects }: Tables, { election, pointScale }: FromPabulib): Remark[] {
  const { counts: many, starts, chosen, points } = election.ballots;
  const seen = election.projects.map(() => ({ votes: 0, score: 0 }));
  for (let group = 0; group < many.length; group++)
    for (let at = starts[group]!; at < starts[group + 1]!; at++) {
      seen[chosen[at]!]!.votes += many[group]!;
      seen[chosen[at]!]!.score += (many[group]! * (points?.[at] ?? 1)) / (points ? pointScale : 1);
    }
  return (['votes', 'score'] as const).flatMap((name) => {
    const column = projects.columns.indexOf(name);
    if (column < 0) return [];
    return projects.rows.flatMap(({ line, cells }, place) => {
      const is = seen[place]![name];
      return Number(cells[column]) === is
        ? []
        : [{ line, what: `${name} says ${cells[column]}, and the ballots say ${is}` }];
    });
  });
}
