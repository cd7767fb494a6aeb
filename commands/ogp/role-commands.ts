import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsUUID, Matches } from 'class-validator';
import { Command } from '../command.js';
import { Part, Parts } from '../part.js';
import { DAY, OGP_CODE } from './group-commands.js';
import { LineWording, TextWording } from './wording.js';

export const MOST_DUTIES = 30;

/** The job description of a role; said again, it is its next version. */
export class DescribeRole extends Command {
  @Matches(OGP_CODE) role!: string;
  @Part(LineWording) title!: LineWording;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_DUTIES) @Parts(TextWording) duties!: TextWording[];
  @IsOptional() @Matches(OGP_CODE) organisation?: string;
  @IsOptional() @Part(TextWording) basis?: TextWording;
}

export abstract class OfGroupRole extends Command {
  declare role: string;
}
/** A seat takes a role that nobody holds. */
export class TakeRole extends OfGroupRole {
  @IsUUID() member!: string;
  @Matches(DAY) since!: string;
}
export class VacateRole extends OfGroupRole {
  @Matches(DAY) until!: string;
  @Part(LineWording) reason!: LineWording;
}
/** The holder hands the role to another seat, with what the next one must know. */
export class HandOverRole extends OfGroupRole {
  @IsUUID() to!: string;
  @Matches(DAY) day!: string;
  @Part(TextWording) note!: TextWording;
  /** The tasks that are open: the server names them. */
  declare tasks: readonly string[];
}
