import {
  AcknowledgeReport,
  AdoptCategory,
  AssignReport,
  ConfirmReportFixed,
  FileReport,
  NameDepartment,
  PlanReport,
  RefuseReport,
  ResolveReport,
  StartReport,
  SupportReport,
} from '../../commands/smart-map/commands.js';
import { AdoptTemplate } from '../../commands/smart-map/template-commands.js';
import { dayOf } from '../../events/calendar.js';
import { DISTRICTS } from '../../events/districts.js';
import { Districts, outlineOf } from '../map/districts.js';
import { uuidFrom } from '../write/attributed.js';
import { CATEGORIES, DEPARTMENTS } from './map-categories.js';
import { TEMPLATES } from './map-templates.js';
import { batchActs } from './report-batch.js';
import { isDrawn, reportPicture } from './report-pictures.js';
import { FOUND, REFUSED, RESOLVED } from './report-texts.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** One in so many reports that can be drawn has a picture. */
const PICTURED = 8;
const REPORTS = 240;
/** What came in later than so long ago (milliseconds) has not been looked at by all. */
const EARLY = 3 * HOUR;
/** Reports of the last so many days. */
const DAYS = 100;

const DISTRICTS_ON_MAP = new Districts();
const CODES = CATEGORIES.filter(({ emergency }) => !emergency).map(({ category }) => category);
const DEPARTMENT_OF = new Map(CATEGORIES.map(({ category, department }) => [category, department]));

/** The Smart Map of the demonstration: departments, categories, and what made-up people found. */
export function mapActs(stage: Stage, now: number, random: () => number): Act[] {
  const at = now - 200 * DAY;
  const named = Object.entries(DEPARTMENTS).map(([department, name]) => ({
    at,
    perform: stage.official('administrator', new NameDepartment(), { department, name: { ...name } }),
  }));
  const adopted = CATEGORIES.map((category) => ({
    at,
    perform: stage.official('administrator', new AdoptCategory(), category as never),
  }));
  const reports = Array.from({ length: REPORTS }, (_, n) => reportActs(stage, n, now, random));
  const templates = TEMPLATES.map(({ category, ...template }) => ({
    at: at + HOUR,
    perform: stage.official('administrator', new AdoptTemplate(), { ...template, ...(category && { category }) }),
  }));
  const unanswered = reports.flatMap(({ report, filed, answered }) =>
    filed < now - EARLY && !answered ? [report] : [],
  );
  const filed = reports.flatMap(({ acts }) => acts);
  return [...named, ...adopted, ...templates, ...filed, ...batchActs(stage, unanswered, now)];
}

/** Somewhere in a district, not at its edge: between its middle and one of its corners. */
function placeIn(district: number, random: () => number) {
  const ring = outlineOf(DISTRICTS_ON_MAP.features[district]!).slice(1);
  const middle = [0, 1].map((i) => ring.reduce((sum, point) => sum + point[i]!, 0) / ring.length);
  const corner = ring[Math.floor(random() * ring.length)]!;
  const share = 0.75 * random();
  const [lon, lat] = [0, 1].map((i) => middle[i]! + (corner[i]! - middle[i]!) * share);
  return { lat: Math.round(lat! * 1e5) / 1e5, lon: Math.round(lon! * 1e5) / 1e5 };
}

type Told = {
  readonly report: string;
  readonly filed: number;
  readonly answered: boolean;
  readonly acts: readonly Act[];
};

function reportActs(stage: Stage, n: number, now: number, random: () => number): Told {
  const report = uuidFrom('demo report', String(n));
  const category = CODES[Math.floor(random() * CODES.length)]!;
  const texts = FOUND[category]!;
  const description = texts[Math.floor(random() * texts.length)]!;
  const place = placeIn(Math.floor(random() * DISTRICTS.length), random);
  const within = DISTRICTS_ON_MAP.of(place);
  const filed = now - (0.2 + random() * DAYS) * DAY;
  const who = 400 + n * 3;
  const asks = CATEGORIES.find((one) => one.category === category)!.questions.some(({ required }) => required);
  const wish = {
    ...{ category, description, place, language: 'ka' as const, channel: 'portal' as const, within },
    ...(asks && { answers: { ground: 'street' } }),
    display: random() < 0.1 ? ('name' as const) : ('none' as const),
  };
  const pictured = isDrawn(category) && n % PICTURED === 0;
  const acts: Act[] = [];
  const citizen = (k: number, time: number, command: 'file' | 'support' | 'confirm') => {
    const scope = `report-${report}`;
    const perform = {
      file: async (hour: string) => {
        const photos = pictured ? [await stage.keepPhoto(k, report, reportPicture(category, n))] : [];
        const facts = (reporter: string, { resident }: { readonly resident: { readonly name: string } }) => ({
          ...wish,
          ...{ photos, report, reporter, name: resident.name },
        });
        return stage.within(k, scope, new FileReport(), facts)(hour);
      },
      support: stage.within(k, scope, new SupportReport(), (supporter) => ({ report, supporter })),
      confirm: stage.within(k, scope, new ConfirmReportFixed(), () => ({ report, standing: 'reporter' as const })),
    }[command];
    acts.push({ at: time, perform, beside: report, ...(command === 'file' && pictured && { apart: true as const }) });
  };
  if (within === undefined) return { report, filed, answered: true, acts };
  citizen(who, filed, 'file');
  // before anything can have come of it
  for (let k = 1; k <= Math.floor(random() ** 3 * 9); k++) citizen(who + k, filed + k * HOUR, 'support');
  const office = officeActs(stage, { report, category, filed, who, now, citizen }, random).filter(({ at }) => at < now);
  return { report, filed, answered: office.length > 0, acts: [...acts.filter(({ at }) => at < now), ...office] };
}

type AtOffice = {
  readonly report: string;
  readonly category: string;
  readonly filed: number;
  readonly who: number;
  readonly now: number;
  readonly citizen: (k: number, at: number, command: 'confirm') => void;
};

/** What the office does about it: the older it is, the further it has come; some are late, some are refused. */
function officeActs(
  stage: Stage,
  { report, category, filed, who, now, citizen }: AtOffice,
  random: () => number,
): Act[] {
  const fate = random();
  const pace = (0.3 + random() * 1.6) * DAY;
  const of = { report };
  const acts: Act[] = [];
  let at = filed + pace / 2;
  const then = (perform: Act['perform'], days = 1) => {
    acts.push({ at, perform, beside: report });
    at += pace * days;
  };
  if (fate < 0.06) return acts;
  then(stage.official('officer', new AcknowledgeReport(), of));
  if (fate < 0.12) {
    const refused = REFUSED[Math.floor(random() * REFUSED.length)]!;
    then(stage.official('officer', new RefuseReport(), { ...of, ...refused }));
    return acts;
  }
  then(stage.official('officer', new AssignReport(), { ...of, department: DEPARTMENT_OF.get(category)! }));
  if (fate < 0.3)
    then(stage.official('officer', new PlanReport(), { ...of, day: dayOf(new Date(at + 5 * DAY).toISOString()) }), 3);
  if (fate < 0.5) then(stage.official('officer', new StartReport(), of), 2);
  if (fate < 0.35 && fate > 0.3) return acts;
  const text = RESOLVED[Math.floor(random() * RESOLVED.length)]!;
  const resolved = at;
  then(stage.official('officer', new ResolveReport(), { ...of, text }), 2);
  if (fate > 0.8 && resolved + 3 * DAY < now) citizen(who, resolved + 2 * DAY, 'confirm');
  return acts;
}
