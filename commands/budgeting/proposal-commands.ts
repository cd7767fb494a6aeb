import { IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import {
  FORMAL_GROUNDS,
  type FormalGround,
  MILESTONES,
  type Milestone,
  PROPOSAL_GROUNDS,
  type ProposalGround,
} from '../../events/proposals.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import type { Resident } from '../eligibility.js';
import { Part } from '../part.js';
import { Heading, Text } from '../text.js';
import { Whole } from './whole.js';

const MOST_MONEY = 1_000_000_000_000;

export abstract class OfProposal extends Command {
  declare proposalId: string;
}

class ProposalPlace {
  @IsNumber() @Min(-90) @Max(90) lat!: number;
  @IsNumber() @Min(-180) @Max(180) lon!: number;
}

export class SubmitProposal extends OfProposal {
  declare roundId: string;
  /** The author's pseudonym within this proposal. */
  declare author: string;
  declare resident: Resident;
  /** How many proposals of the author are in this round already. */
  declare proposed: number;
  @Heading(10, 120) title!: string;
  @Text(30, 4_000) description!: string;
  /** `city`, or the code of a district that has a pot. */
  @Matches(/^[a-z-]{1,40}$/) pot!: string;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
  @IsOptional() @Part(ProposalPlace) place?: ProposalPlace;
  /** Tetri, as far as its author can tell. */
  @IsOptional() @IsInt() @Min(1) @Max(MOST_MONEY) estimate?: number;
}

/** By an official: `self` is their pseudonym in this proposal, so that nobody decides on their own. */
abstract class OfProposalInOffice extends OfProposal {
  declare self?: string | undefined;
}

/** The verdict of the stage that the proposal is in. A refusal says why; feasible needs a cost and a name for the ballot. */
export class AssessProposal extends OfProposalInOffice {
  declare roundId: string;
  @IsIn(['formal', 'substantive']) stage!: 'formal' | 'substantive';
  @IsIn(['passed', 'rejected']) outcome!: 'passed' | 'rejected';
  @IsOptional() @IsIn(FORMAL_GROUNDS) ground?: FormalGround;
  @IsOptional() @Text(10, 4_000) explanation?: string;
  @IsOptional() @Whole(1, MOST_MONEY) cost?: number;
  @IsOptional() @Part(BothLanguages) title?: BothLanguages;
}

export class WithdrawProposal extends OfProposal {
  declare roundId: string;
}

export class AppealProposal extends OfProposal {
  declare roundId: string;
  @Text(10, 4_000) text!: string;
}

export class DecideProposalAppeal extends OfProposalInOffice {
  declare roundId: string;
  @IsIn(['upheld', 'dismissed']) outcome!: 'upheld' | 'dismissed';
  @Text(10, 4_000) explanation!: string;
}

/** `target` is what the shell has found the other to be. */
export class MergeProposal extends OfProposalInOffice {
  declare roundId: string;
  declare target: { readonly roundId: string; readonly pot: string; readonly open: boolean } | undefined;
  @IsUUID() into!: string;
  @Text(10, 4_000) explanation!: string;
}

/** By the house itself, when another was merged into this one. */
export class JoinProposal extends OfProposal {
  declare roundId: string;
  declare from: string;
}

export class HideProposal extends OfProposalInOffice {
  declare roundId: string;
  @IsIn(PROPOSAL_GROUNDS) ground!: ProposalGround;
  @Text(10, 4_000) text!: string;
}

export class ShowProposal extends OfProposalInOffice {
  declare roundId: string;
  @Text(10, 4_000) text!: string;
}

/** `winner`: whether the certified result names it. */
export class RecordProposalBuilt extends OfProposalInOffice {
  declare roundId: string;
  declare winner: boolean;
  @IsIn(MILESTONES) milestone!: Milestone;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) next?: string;
  @Text(3, 4_000) text!: string;
}
