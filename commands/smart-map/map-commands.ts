import { IsInt, IsISO8601, IsObject, IsOptional, Matches, Max, Min } from 'class-validator';
import type { Content } from '../../events/content.js';
import type { AreaGeometry, DistrictForms, Geometry } from '../../events/map-layers.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Heading } from '../text.js';

const CODE = /^[a-z][a-z0-9-]{1,39}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** A hundred million lari: more is a slip of the pen. */
const MOST_TETRI = 10_000_000_000;

/** A layer is adopted whole: another name is its next version. */
export class AdoptMapLayer extends Command {
  @Matches(CODE) layer!: string;
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @Part(BothLanguages) name!: BothLanguages;
}
export class RetireMapLayer extends Command {
  @Matches(CODE) layer!: string;
}

class PeriodInput {
  @IsISO8601({ strict: true }) @Matches(DAY) from!: string;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY) to?: string | null;
}
class PermitInput {
  @Heading(1, 60) number!: string;
  @Heading(3, 120) kind!: string;
  @Heading(3, 120) issuer!: string;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY) validUntil?: string | null;
}

/** What is said of an object. Its shape is read where the command is prepared: `place`, `bounds` and `exact` follow from it. */
export abstract class OfMapObject extends Command {
  declare object: string;
}
abstract class SaysOfMapObject extends OfMapObject {
  declare place: { lat: number; lon: number };
  declare exact?: Content;
  declare bounds: { west: number; south: number; east: number; north: number };
  @Part(BothLanguages) title!: BothLanguages;
  @IsObject() geometry!: Geometry;
  @IsOptional() @Part(PeriodInput) period?: PeriodInput | null;
  /** In tetri. */
  @IsOptional() @IsInt() @Min(0) @Max(MOST_TETRI) budget?: number | null;
  @IsOptional() @Part(PermitInput) permit?: PermitInput | null;
}
/** `external`: its number where it was imported from; the same number again revises it. */
export class PlaceMapObject extends SaysOfMapObject {
  declare external?: string | undefined;
  @Matches(CODE) layer!: string;
}
export class ReviseMapObject extends SaysOfMapObject {}
export class RetireMapObject extends OfMapObject {}

export type DistrictBorders = {
  readonly district: string;
  readonly names: { readonly ka: DistrictForms; readonly en: DistrictForms };
  readonly geometry: AreaGeometry;
  readonly exact?: Content;
};
/** Read from a file, checked shape by shape. */
export class AdoptDistricts extends Command {
  declare version: number;
  declare source: string;
  declare districts: readonly DistrictBorders[];
  declare digest: string;
}
