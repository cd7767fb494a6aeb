import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { STEP_DEEDS, type StepDeed } from '../../events/ogp-roles.js';
import { Command } from '../command.js';
import { Part, Parts } from '../part.js';
import { DAY, OGP_CODE } from './group-commands.js';
import { COMMITMENT_ID } from './meeting-parts.js';
import { LineWording } from './wording.js';

export const MOST_STEPS = 20;
const MOST_PARTIES = 12;
const Codes = (): PropertyDecorator => (target, property) => {
  for (const decorate of [IsOptional(), IsArray(), ArrayMaxSize(MOST_PARTIES), Matches(OGP_CODE, { each: true })])
    decorate(target, property);
};

/** Who does a step, who answers for it, who is asked and who is told: roles by their short names. */
export class WorkflowStepInput {
  @Matches(OGP_CODE) step!: string;
  @IsIn(STEP_DEEDS) does!: StepDeed;
  @Matches(OGP_CODE) responsible!: string;
  @IsOptional() @Matches(OGP_CODE) accountable?: string;
  @Codes() consulted?: string[];
  @Codes() informed?: string[];
  /** Steps that must be done first. */
  @Codes() after?: string[];
  @Matches(DAY) due!: string;
}
/** The way of a commitment, whole; said again, it is its next version. */
export class DefineWorkflow extends Command {
  @Matches(COMMITMENT_ID) commitment!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_STEPS) @Parts(WorkflowStepInput) steps!: WorkflowStepInput[];
  @IsOptional() @Part(LineWording) reason?: LineWording;
}
