import { IsIn, IsOptional, IsUrl, Matches } from 'class-validator';
import type { InLanguages } from '../../events/ogp.js';
import type { EvidenceSource } from '../../events/ogp-monitoring.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../../events/ogp-vocabulary.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Heading } from '../text.js';
import { DAY, LineIn } from './in-languages.js';
import { LIVE_QUERIES, type LiveQuery } from './live-queries.js';

export const SHA256 = /^[0-9a-f]{64}$/;
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
/** What may be kept as evidence. */
export const EVIDENCE_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'text/csv',
  'text/plain',
  `${OFFICE}wordprocessingml.document`,
  `${OFFICE}spreadsheetml.sheet`,
  `${OFFICE}presentationml.presentation`,
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

class FileInput {
  @Matches(SHA256) sha256!: string;
  @IsIn(EVIDENCE_TYPES) type!: EvidenceType;
  /** What it is called when it is downloaded. */
  @Heading(1, 120) name!: string;
}
class LiveInput {
  @IsIn(LIVE_QUERIES) query!: LiveQuery;
  /** First and last month (YYYY-MM); the whole time until now where nothing is said. */
  @IsOptional() @Matches(MONTH) from?: string;
  @IsOptional() @Matches(MONTH) to?: string;
}

export abstract class OfEvidence extends Command {
  declare evidence: string;
  declare plan: string;
  /** Undefined: a document of the plan itself. */
  declare commitment: string | undefined;
}
/** One of `link`, `file` and `live`. */
export class CiteEvidence extends OfEvidence {
  @IsOptional() @Matches(/^[a-z0-9]{1,10}$/) milestone?: string;
  @IsIn(DOCUMENT_KINDS) kind!: DocumentKind;
  @LineIn title!: InLanguages;
  /** The day of the document, in Tbilisi (YYYY-MM-DD). */
  @Matches(DAY) day!: string;
  @IsOptional() @IsUrl({ protocols: ['https', 'http'], require_protocol: true }) link?: string;
  @IsOptional() @Part(FileInput) file?: FileInput;
  @IsOptional() @Part(LiveInput) live?: LiveInput;
  /** The file as it lies there, or the figure as it stands now: what the shell has found. */
  declare source: EvidenceSource | undefined;
}
export class WithdrawEvidence extends OfEvidence {
  @LineIn reason!: InLanguages;
}
/** The house has looked for the file. Nobody sends these over the wire. */
export class RecordEvidenceFileMissed extends OfEvidence {
  declare why: 'gone' | 'altered';
}
export class RecordEvidenceFileFound extends OfEvidence {}
