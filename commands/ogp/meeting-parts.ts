import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ATTENDING_AS } from '../../events/ogp-group.js';
import { Part, Parts } from '../part.js';
import { LINK, OGP_CODE } from './group-commands.js';
import { LineWording, TextWording } from './wording.js';

export const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;
/** `<year>-<number>`. */
export const MEETING_ID = /^\d{4}-[1-9]\d{0,3}$/;
export const COMMITMENT_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
export const MOST_ITEMS = 40;
export const MOST_ATTENDEES = 100;

export class OfficeholderInput {
  @Part(LineWording) name!: LineWording;
  @Part(LineWording) post!: LineWording;
  @IsOptional() @Matches(OGP_CODE) organisation?: string;
  /** Their pseudonym as an official, where they sign in this house. */
  @IsOptional() @Matches(/^[0-9a-f]{32}$/) staff?: string;
}
export class AttendeeInput {
  @IsIn(ATTENDING_AS) as!: (typeof ATTENDING_AS)[number];
  @Part(LineWording) post!: LineWording;
  @IsOptional() @Part(LineWording) name?: LineWording;
  @IsOptional() @Matches(OGP_CODE) organisation?: string;
  @IsOptional() @IsInt() @Min(1) @Max(100) count?: number;
}
export class AgendaItemInput {
  @Part(LineWording) title!: LineWording;
  @IsOptional() @Part(OfficeholderInput) presenter?: OfficeholderInput;
  @IsOptional() @Matches(COMMITMENT_ID) commitment?: string;
}
export class QuorumInput {
  @IsOptional() @IsInt() @Min(1) @Max(200) needed?: number;
  @Part(TextWording) basis!: TextWording;
}
export class EnteredFromInput {
  @Part(LineWording) document!: LineWording;
  @IsOptional() @Matches(LINK) link?: string;
}
/** An outcome of an earlier session. */
export class EarlierOutcomeInput {
  @Matches(MEETING_ID) meeting!: string;
  @IsUUID() outcome!: string;
}
export class OutcomeOwnerInput {
  @IsOptional() @Matches(OGP_CODE) organisation?: string;
  @IsOptional() @Matches(OGP_CODE) role?: string;
}

export const Agenda = (): PropertyDecorator => (target, property) => {
  for (const decorate of [IsArray(), ArrayMinSize(1), ArrayMaxSize(MOST_ITEMS), Parts(AgendaItemInput)])
    decorate(target, property);
};
export const Attendees = (): PropertyDecorator => (target, property) => {
  for (const decorate of [IsArray(), ArrayMaxSize(MOST_ATTENDEES), Parts(AttendeeInput)]) decorate(target, property);
};
