import { parseArgs } from 'node:util';
import type { KeyState } from './audit/about-log.js';
import { backup } from './audit/backup.js';
import { replayCommand, verifyCommand } from './audit/commands.js';
import { exportCommand, RECOUNT_USAGE, recountCommand } from './audit/public-commands.js';
import { restore } from './audit/restore.js';
import { witnessLines } from './audit/witnesses/told.js';
import type { Witnessed } from './audit/witnesses/witnessing.js';
import { BUDGET_USAGE, budgetCommand } from './ballots/budget-command.js';
import { ISSUER_USAGE, issuerCommand } from './ballots/issuer-command.js';
import { type Config, readConfig } from './config.js';
import { ConfigError } from './config-error.js';
import { IMPORT_USAGE, importCommand } from './import-command.js';
import { type Rotated, rotatedLines } from './key-keeper.js';
import { MIGRATE_USAGE, migrateCommand } from './migration/migrate-command.js';
import { perform } from './perform.js';
import { REPORT_USAGE, reportCommand } from './report-command.js';
import { TALLY_USAGE, tallyCommand } from './tally-command.js';
import { wrongConfiguration } from './why-not.js';
import { withPerson } from './with-person.js';
import type { Dead } from './work/queue.js';

type Values = Readonly<Record<string, string | boolean | undefined>>;
type Context = {
  readonly config: Config;
  readonly values: Values;
  readonly words: readonly string[];
  /** Of `--share`, which may be said more than once. */
  readonly shares: readonly string[];
};
type Known = { readonly usage: string; readonly run: (context: Context) => Promise<number> };

const OPTIONS = {
  person: { type: 'string' },
  roles: { type: 'string' },
  district: { type: 'string' },
  level: { type: 'string' },
  ttl: { type: 'string' },
  service: { type: 'boolean' },
  'read-model': { type: 'string' },
  until: { type: 'string' },
  out: { type: 'string' },
  kek: { type: 'string' },
  log: { type: 'string' },
  erased: { type: 'string' },
  since: { type: 'string' },
  from: { type: 'string' },
  vkey: { type: 'string' },
  layer: { type: 'string' },
  year: { type: 'string' },
  source: { type: 'string' },
  'dry-run': { type: 'boolean' },
  again: { type: 'boolean' },
  rule: { type: 'string' },
  utility: { type: 'string' },
  completion: { type: 'string' },
  step: { type: 'string' },
  'min-votes': { type: 'string' },
  ties: { type: 'string' },
  json: { type: 'boolean' },
  share: { type: 'string', multiple: true },
  trustees: { type: 'string' },
  name: { type: 'string' },
  registrar: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  plan: { type: 'string' },
  'as-of': { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  to: { type: 'string' },
} as const;

const COMMANDS: Readonly<Record<string, Known>> = {
  token: {
    usage: 'token --person <11 digits> [--roles a,b] [--district code] [--level 0..3] [--ttl 8h] [--service]',
    run: async ({ config, values }) => {
      const { token } = (await perform(config, 'token', await withPerson(config, values))) as { token: string };
      console.log(token);
      return 0;
    },
  },
  replay: {
    usage: 'replay --read-model <name>|all [--until <position|ISO>] [--out dir]',
    run: ({ config, values }) => replayCommand(config, values),
  },
  verify: { usage: 'verify', run: ({ config }) => verifyCommand(config) },
  rebuild: {
    usage: 'rebuild <read-model>',
    run: async ({ config, words: [readModel = ''] }) => {
      await perform(config, 'rebuild', { 'read-model': readModel });
      console.log(`${readModel} was built anew and serves`);
      return 0;
    },
  },
  status: {
    usage: 'status',
    run: async ({ config }) => {
      const { projections, reasons, witnessed, keys } = (await perform(config, 'status', {})) as Status;
      for (const { name, state, position, lag } of projections)
        console.log(`${name.padEnd(12)} ${state.padEnd(8)} position ${position}${lag > 0 ? `, ${lag} behind` : ''}`);
      for (const { vkey, state } of keys.length > 1 ? keys : []) console.log(`log key ${vkey} is ${state}`);
      for (const line of witnessLines(witnessed)) console.log(line);
      for (const { part, why } of reasons) console.log(`${part}: ${why}`);
      return reasons.length === 0 ? 0 : 1;
    },
  },
  doctor: {
    usage: 'doctor',
    run: async ({ config }) => (await import('./doctor/doctor.js')).doctorCommand(config),
  },
  jobs: {
    usage: 'jobs [--again]',
    run: async ({ config, values }) => {
      const { dead, revived } = (await perform(config, 'jobs', { again: String(values.again ?? false) })) as Jobs;
      for (const { at, kind, id, tries, why } of dead) console.log(`${at}  ${kind} ${id}  ${tries} tries: ${why}`);
      if (values.again) console.log(`${revived} are tried anew`);
      else if (dead.length === 0) console.log('nothing was given up');
      return dead.length === 0 || values.again ? 0 : 1;
    },
  },
  import: {
    usage: IMPORT_USAGE,
    run: ({ config, values, words }) =>
      importCommand(words, values, (operation, args) => perform(config, operation, args)),
  },
  erase: {
    usage: 'erase --person <11 digits>',
    run: async ({ config, values }) => {
      const { scopes } = (await perform(config, 'erase', await withPerson(config, values))) as { scopes: number };
      console.log(`erased: the keys of ${scopes} scopes are gone; log, proofs and counts stay whole`);
      return 0;
    },
  },
  'second-factor': {
    usage: 'second-factor reset --person <11 digits>',
    run: async ({ config, values, words: [what] }) => {
      if (what !== 'reset') throw new Error(`usage: ${COMMANDS['second-factor']!.usage}`);
      const args = await withPerson(config, values);
      const { had } = (await perform(config, 'reset-second-factor', args)) as { had: boolean };
      console.log(
        had ? 'the authenticator and its recovery codes are gone, and their sessions ended' : 'there was none',
      );
      return 0;
    },
  },
  keys: {
    usage: 'keys rotate [kek|token|log|all] | keys retire log',
    run: async ({ config, words: [what = '', which = ''] }) => {
      if (what === 'rotate') {
        const args = which === '' ? {} : { what: which };
        for (const line of rotatedLines((await perform(config, 'rotate-keys', args)) as Rotated)) console.log(line);
        return 0;
      }
      if (what !== 'retire' || which !== 'log') throw new Error(`usage: ${COMMANDS.keys!.usage}`);
      const { vkey } = (await perform(config, 'retire-key', {})) as { vkey: string };
      console.log(`${vkey} signs the log no longer; what it has signed still holds`);
      return 0;
    },
  },
  export: {
    usage: 'export --out dir [--since leaves]',
    run: ({ config, values }) => exportCommand(config, String(values.out ?? ''), values.since as string | undefined),
  },
  recount: {
    usage: RECOUNT_USAGE,
    run: ({ values, words }) =>
      recountCommand(words, values.from as string | undefined, values.vkey as string | undefined),
  },
  budget: {
    usage: BUDGET_USAGE,
    run: ({ config, values, words, shares }) =>
      budgetCommand({ words, shares, ...text(values, 'trustees', 'out') }, (operation, args) =>
        perform(config, operation, args),
      ),
  },
  issuer: {
    usage: ISSUER_USAGE,
    run: ({ values }) => issuerCommand(text(values, 'name', 'registrar', 'data', 'port', 'host')),
  },
  report: {
    usage: REPORT_USAGE,
    run: ({ config, values, words }) =>
      reportCommand(words, values, (operation, args) => perform(config, operation, args)),
  },
  tally: { usage: TALLY_USAGE, run: async ({ values, words }) => tallyCommand(words, values) },
  migrate: {
    usage: MIGRATE_USAGE,
    run: ({ config, values, words }) => migrateCommand(config, words, values.to as string | undefined),
  },
  backup: { usage: 'backup --out dir', run: ({ config, values }) => backup(config, String(values.out ?? '')) },
  restore: {
    usage: 'restore dir [--kek file] [--log export] [--erased file]',
    run: ({ config, values, words: [from = ''] }) =>
      restore(config, from, {
        kek: values.kek as string | undefined,
        log: values.log as string | undefined,
        erased: values.erased as string | undefined,
      }),
  },
};

/** Options that are words, by their names. */
const text = <const N extends string>(values: Values, ...names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, values[name]])) as Readonly<Record<N, string | undefined>>;

type Status = {
  readonly projections: readonly { name: string; state: string; position: number; lag: number }[];
  readonly reasons: readonly { part: string; why: string }[];
  readonly witnessed: Witnessed;
  readonly keys: readonly KeyState[];
};
type Jobs = { readonly dead: readonly Dead[]; readonly revived: number };

/** Runs one command and resolves to the exit code: 0 done, 1 something is wrong, 2 the call was not understood. */
export async function run(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(
      `usage:\n${Object.values(COMMANDS)
        .map(({ usage }) => `  ghia ${usage}`)
        .join('\n')}`,
    );
    return 2;
  }
  try {
    const { values: given, positionals } = parseArgs({ args: rest, options: OPTIONS, allowPositionals: true });
    const { share: shares = [], ...values } = given;
    return await command.run({ config: readConfig(process.env), values, words: positionals, shares });
  } catch (error) {
    console.error(wrongConfiguration(error) ?? (error as Error).message.split('\n')[0]);
    if (name === 'doctor' && error instanceof ConfigError) return 1; // it was asked what is wrong, and that is the answer
    return error instanceof ConfigError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  }
}
