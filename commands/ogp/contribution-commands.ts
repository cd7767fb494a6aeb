import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { InLanguages } from '../../events/ogp.js';
import {
  CONTRIBUTION_CHANNELS,
  CONTRIBUTION_DECISIONS,
  CONTRIBUTION_GROUNDS,
  CONTRIBUTION_KINDS,
  type ContributionChannel,
  type ContributionDecision,
  type ContributionGround,
  type ContributionKind,
} from '../../events/ogp-vocabulary.js';
import { Command } from '../command.js';
import { Name, Text } from '../text.js';
import { CODE, TextIn } from './in-languages.js';

export abstract class OfContribution extends Command {
  declare contribution: string;
  declare plan: string;
  declare commitment: string | undefined;
}
/** What somebody says to a plan or a commitment. */
export class MakeContribution extends OfContribution {
  @IsIn(CONTRIBUTION_KINDS) kind!: ContributionKind;
  @Text(10, 4_000) text!: string;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
  /** Whether their name is shown; not, where nothing is said. */
  @IsOptional() @IsIn(['none', 'register']) display?: 'none' | 'register';
  /** The organisation for which they speak, as they say. */
  @IsOptional() @Name(2, 120) organisation?: string;
  declare author: string;
  /** The key that seals their words: it goes with them. */
  declare key: string;
  declare name: string;
}
/** The same as it came in another way, entered by an official. */
export class RecordContribution extends OfContribution {
  @IsIn(CONTRIBUTION_KINDS) kind!: ContributionKind;
  @IsIn(CONTRIBUTION_CHANNELS.filter((one) => one !== 'portal')) channel!: ContributionChannel;
  @Text(10, 4_000) text!: string;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
  @IsOptional() @Name(2, 120) organisation?: string;
}
/** The reasoned response: what was done with it, and why. */
export class AnswerContribution extends OfContribution {
  @IsOptional() @IsInt() @Min(1) @Max(100) version?: number;
  @IsIn(CONTRIBUTION_DECISIONS) decision!: ContributionDecision;
  /** The institution that answers, by its code in the plan. */
  @Matches(CODE) by!: string;
  @TextIn text!: InLanguages;
}
export class HideContribution extends OfContribution {
  @IsIn(CONTRIBUTION_GROUNDS) ground!: ContributionGround;
  @Text(10, 1_000) text!: string;
}
export class ShowContribution extends OfContribution {
  @Text(10, 1_000) text!: string;
}
