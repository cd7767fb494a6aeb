import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CommandBus } from '@nestjs/cqrs';
import type { Command } from '../commands/command.js';
import { RecordToken } from '../commands/identity/commands.js';
import { RecordResidentsImport } from '../commands/identity/record-commands.js';
import { DISTRICTS, type District } from '../events/districts.js';
import { type Assurance, ROLES, type Role } from '../events/identity.js';
import { keyStates } from './audit/about-log.js';
import { budgetOperations } from './ballots/budget-operations.js';
import type { House } from './house.js';
import { importResidents } from './identity/import-residents.js';
import { isPersonalNumber } from './identity/residents.js';
import { STAFF } from './identity/scopes.js';
import { importFile } from './import/importing.js';
import type { Operations } from './instance.js';
import { KeyKeeper, rotateKeys } from './key-keeper.js';
import type { OgpReports } from './ogp/reports.js';
import { reportOgp } from './report-operation.js';
import { attributed } from './write/attributed.js';
import type { Sent } from './write/desk.js';
import { Erasure } from './write/erasure.js';
import { Mapping } from './write/mapping.js';
import { SpendingImports } from './write/spending.js';

const UNITS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
/** A person signs in anew each day; a program of the city may be left alone for longer. */
const LONGEST = { person: UNITS.d, service: 30 * UNITS.d } as const;
/** What only a person may do, so that no program holds it for weeks. */
const NOT_FOR_SERVICES: readonly Role[] = ['administrator', 'moderator', 'mayor-office'];
/** A pseudonym that stands for the instance's own command line. */
const OPERATOR = 'operator';

/** Records what the instance itself does. */
export const recordBy =
  (house: House, commands: CommandBus) =>
  (command: Command, facts: object, actor = OPERATOR, beside?: Sent['beside']): Promise<unknown> =>
    commands.execute(attributed(command, facts, { actor, at: house.clock.now(), beside }));

type Means = { readonly commands: CommandBus; readonly reports: OgpReports };

/** What the command line asks of a running instance, or does itself when none runs. */
export function operationsOf(house: House, { commands, reports }: Means): Operations {
  const record = recordBy(house, commands);
  const keeper = new KeyKeeper(house, record);

  return {
    status: async () => ({
      projections: await house.projecting.status(),
      reasons: await house.health.reasons(),
      witnessed: house.witnessing.status(),
      keys: keyStates(house.logKeys, house.published),
    }),
    jobs: async ({ again }) => ({
      dead: await house.queue.dead(),
      revived: again === 'true' ? await house.queue.revive() : 0,
    }),
    rebuild: ({ 'read-model': readModel = '' }) => house.projecting.rebuild(readModel),
    token: (args) => issueToken(house, record, args),
    'import-file': ({ file = '', ...args }) => importFile(house, commands, file, { who: OPERATOR, ...howIn(args) }),
    'import-residents': async ({ file = '', 'dry-run': dry }) => {
      const summary = await importResidents(house.residents, readFileSync(file, 'utf8'), { dryRun: dry === 'true' });
      const { rows, refused, digest } = summary;
      if (dry !== 'true') await record(new RecordResidentsImport(), { rows, refused: refused.length, digest });
      return summary;
    },
    'import-objects': ({ file = '', layer = '', 'dry-run': dry }) =>
      mapping(house, commands).importObjects({ layer, ...mapFile(file) }, OPERATOR, { dryRun: dry === 'true' }),
    'import-districts': async ({ file = '', source = basename(file), 'dry-run': dry }) => {
      const asked = { geojson: mapFile(file).geojson, source, dryRun: dry === 'true' };
      return (await mapping(house, commands).adoptDistricts(asked, OPERATOR)).summary;
    },
    ...budgetOperations(house, record),
    'import-budget': ({ year = '', ...args }) => {
      if (!/^20\d\d$/.test(year)) throw new Error('--year is the year of the budget, such as 2026');
      return spending(house, commands).importBudget(
        { ...spendingSaid(args), year: Number(year) },
        OPERATOR,
        howIn(args),
      );
    },
    'import-spending': (args) => spending(house, commands).importSpending(spendingSaid(args), OPERATOR, howIn(args)),
    'report-ogp': (args) => reportOgp(house, reports, args),
    'reset-second-factor': async ({ person = '' }) => {
      const resident = await house.residents.byNumber(person);
      if (!resident) throw new Error('nobody in the register has this number');
      const had = await house.secondFactor.forget(resident.person);
      return { had, ended: await house.sessions.endAll(resident.person) };
    },
    'rotate-keys': async ({ what = 'kek' }) => {
      // the others would go on sealing under the old one
      if (house.config.split && what !== 'token' && what !== 'log')
        throw new Error(`stop every process of ${house.config.data} first: one alone changes the key-encryption key`);
      return rotateKeys(keeper, what);
    },
    'retire-key': () => keeper.retireLog(),
    erase: async ({ person = '' }) => {
      const resident = await house.residents.byNumber(person);
      if (!resident) throw new Error('nobody in the register has this number');
      return new Erasure(house, record).erase(resident.person);
    },
  };
}

const mapping = (house: House, commands: CommandBus) =>
  new Mapping(
    (wish, supplied, who, sent) => recordBy(house, commands)(wish, supplied, who as string, sent?.beside),
    house,
  );

const spending = (house: House, commands: CommandBus) =>
  new SpendingImports(
    (wish, supplied, who) => recordBy(house, commands)(wish, supplied, who as string),
    house.log,
    house.clock,
    house.offices,
  );

const howIn = ({ 'dry-run': dry }: Readonly<Record<string, string>>) => ({ dryRun: dry === 'true' });
function spendingSaid({ file = '', source = basename(file) }: Readonly<Record<string, string>>) {
  if (source.length < 3 || source.length > 300)
    throw new Error('--source says in 3 to 300 characters where it is from');
  return { csv: readFileSync(file, 'utf8'), source };
}

/** GeoJSON, or CSV by the end of its name. @throws Error for what is neither */
function mapFile(file: string): { readonly csv?: string; readonly geojson?: unknown } {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.csv')) return { csv: text };
  try {
    return { geojson: JSON.parse(text) };
  } catch {
    throw new Error('the file is no GeoJSON; a file of CSV ends in .csv');
  }
}

type TokenArgs = Readonly<Record<string, string>>;

/**
 * In the demonstration anybody gets one and is entered in the register; in production staff and services only, and it is
 * recorded: without the record, or once a role is revoked, the token carries no role.
 */
async function issueToken(
  house: House,
  record: (command: Command, facts: object) => Promise<unknown>,
  args: TokenArgs,
) {
  const { person: number = '', roles: wanted = '', district = 'vake', level = '1', ttl = '8h', service } = args;
  if (!isPersonalNumber(number)) throw new Error('--person is eleven digits, not all the same');
  const roles = wanted.split(',').filter(Boolean) as Role[];
  const unknown = roles.find((role) => !ROLES.includes(role));
  if (unknown) throw new Error(`no role is called ${unknown}; there are ${ROLES.join(', ')}`);
  if (!DISTRICTS.includes(district as District)) throw new Error(`--district is one of ${DISTRICTS.join(', ')}`);
  if (!/^[0-3]$/.test(level)) throw new Error('--level is 0, 1, 2 or 3');
  const forService = service === 'true';
  const personal = forService ? roles.find((role) => NOT_FOR_SERVICES.includes(role)) : undefined;
  if (personal) throw new Error(`${personal} is for people: no token for a service carries it`);
  const seconds = secondsOf(ttl, forService ? LONGEST.service : LONGEST.person);

  const production = house.config.mode === 'production';
  if (production && roles.length === 0)
    throw new Error('in production tokens are for staff and services: name --roles');
  if (!production && !(await house.residents.byNumber(number))) await enter(house, number, district as District);
  const resident = await house.residents.byNumber(number);
  if (!resident) throw new Error('nobody in the register has this number');
  const { person } = resident;
  const issued = await house.tokens.issue(
    { person, roles, level: Number(level) as Assurance, district: resident.district },
    seconds,
  );
  if (production || (await losesRoles(house, person, roles))) {
    const { id: token, expires } = issued;
    await record(new RecordToken(), { staff: house.vault.enter(person, STAFF), roles, expires, token });
  }
  return issued;
}

/** Whether a decision keeps a role from them, so that only a recorded token carries it. */
const losesRoles = async ({ offices }: House, person: string, roles: readonly Role[]) =>
  (await offices.now({ person, roles, level: 1, via: 'token' })).roles.length < roles.length;

/** Somebody made up: an adult, a registered voter. */
const enter = ({ residents }: House, number: string, district: District) =>
  residents.register([
    { number, name: { first: 'ნინო', last: 'მაგალითიძე' }, birthDate: '1990-01-15', district, registeredVoter: true },
  ]);

function secondsOf(text: string, longest: number): number {
  const [, amount, unit] = /^(\d{1,4})([smhd])$/.exec(text) ?? [];
  const seconds = Number(amount) * UNITS[unit as keyof typeof UNITS];
  if (seconds > 0 && seconds <= longest) return seconds;
  throw new Error(
    '--ttl is a number and a unit, such as 30m or 8h: 24h at the most, and 30d for a service (--service)',
  );
}
