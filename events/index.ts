import { type BudgetingFact, budgeting } from './catalogue/budgeting.js';
import type { Catalogue } from './catalogue/entry.js';
import { type FiguresFact, figures } from './catalogue/figures.js';
import { type ForumFact, forum } from './catalogue/forum.js';
import { type IdentityFact, identity } from './catalogue/identity.js';
import { type OgpFact, ogp } from './catalogue/ogp.js';
import { type PetitionsFact, petitions } from './catalogue/petitions.js';
import { type PrivacyFact, privacy } from './catalogue/privacy.js';
import { type RegulationsFact, regulations } from './catalogue/regulations.js';
import { type ServicesFact, services } from './catalogue/services.js';
import { type SmartMapFact, smartMap } from './catalogue/smart-map.js';
import { type SurveysFact, surveys } from './catalogue/surveys.js';
import type { Content } from './content.js';

/** Every fact the house knows. */
export type GhiaEvent =
  | PetitionsFact
  | RegulationsFact
  | IdentityFact
  | FiguresFact
  | PrivacyFact
  | SmartMapFact
  | ForumFact
  | BudgetingFact
  | SurveysFact
  | ServicesFact
  | OgpFact;

/** The catalogue: for each fact its room, its stream's category, the schema it is written in, whether it has a private part. */
export const catalogue: Catalogue<GhiaEvent> = {
  ...petitions,
  ...regulations,
  ...identity,
  ...figures,
  ...privacy,
  ...smartMap,
  ...forum,
  ...budgeting,
  ...surveys,
  ...services,
  ...ogp,
};

type ValuesIn<D> = D extends object ? NonNullable<D[keyof D]> : never;
/** What stands in a fact's public part, or in an object within it. */
type SaidIn<D> = ValuesIn<D> | ValuesIn<Exclude<ValuesIn<D>, readonly unknown[]>>;
type NamesContent<E> = E extends { type: infer T extends string; data: infer D }
  ? Extract<SaidIn<D>, Content> extends never
    ? never
    : T
  : never;
const NAMES_CONTENT: Readonly<Record<NamesContent<GhiaEvent>, true>> = {
  MapObjectPlaced: true,
  MapObjectRevised: true,
  DistrictDrawn: true,
  FigurePublished: true,
  MinutesDrafted: true,
};
/** The facts that may name content beside the log, and where it is looked for. */
export const NAMING_CONTENT = Object.keys(NAMES_CONTENT) as readonly (keyof typeof NAMES_CONTENT)[];
