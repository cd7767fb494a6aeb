import { RecordResidentsImport } from '../../commands/identity/record-commands.js';
import { CODE } from '../../commands/services/commands.js';
import { importResidents } from '../identity/import-residents.js';
import type { Means } from './means.js';
import { taken } from './taken.js';

type Said = Readonly<Record<string, unknown>>;
/** What came of the rows of a file that a row names. `refused`: by the lines of that file. */
export type FileDone = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
};
type Perform = (said: Said, means: Means, who: string) => Promise<FileDone>;

const FILE = { file: /^.{1,300}$/ };
const SOURCE = { source: /^.{3,300}$/ };

/**
 * Rows that bring in a whole file, by what it holds. What goes through the log is recorded on trial, too, in a log that
 * forgets; the register, and the borders that the house goes by, would not forget: there a trial only looks.
 */
export const FILE_ROWS: Readonly<Record<string, Perform>> = {
  async residents(said, { beside, residents, trial, send }, who) {
    const { file } = taken(said, FILE, { whole: true });
    const done = await importResidents(residents, beside.text(file), { dryRun: trial });
    const { rows, added, changed, refused, digest } = done;
    if (!trial && added + changed > 0)
      await send(new RecordResidentsImport(), { rows, refused: refused.length, digest }, who);
    return done;
  },

  async districts(said, { beside, mapping, trial }, who) {
    const { file, source } = taken(said, { ...FILE, ...SOURCE }, { whole: true });
    const asked = { geojson: beside.mapFile(file).geojson, source, dryRun: trial };
    return (await mapping.adoptDistricts(asked, who)).summary;
  },

  objects(said, { beside, mapping }, who) {
    const { file, layer } = taken(said, { ...FILE, layer: CODE }, { whole: true });
    return mapping.importObjects({ layer, ...beside.mapFile(file) }, who);
  },

  budget(said, { beside, spending }, who) {
    const { year: given, ...rest } = said;
    const { file, source, year } = taken(
      { ...rest, year: String(given) },
      { ...FILE, ...SOURCE, year: /^20\d\d$/ },
      { whole: true },
    );
    return spending.importBudget({ csv: beside.text(file), source, year: Number(year) }, who);
  },

  spending(said, { beside, spending }, who) {
    const { file, source } = taken(said, { ...FILE, ...SOURCE }, { whole: true });
    return spending.importSpending({ csv: beside.text(file), source }, who);
  },
};
