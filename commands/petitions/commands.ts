import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsNumber, IsOptional, Matches, Max, Min } from 'class-validator';
import type { Assurance } from '../../events/identity.js';
import type { Channel } from '../../events/petitions.js';
import type { Track } from '../../events/regulations.js';
import { Command } from '../command.js';
import type { Resident } from '../eligibility.js';
import { Part } from '../part.js';
import { Heading, Text } from '../text.js';

/** `declare` marks what the shell supplies from the route, the caller and the registers; a body that names it is malformed. */
abstract class OfPetition extends Command {
  declare petitionId: string;
}

/** A point on the globe; whether it lies in the city is for the rules to say. */
export class Place {
  @IsNumber() @Min(-90) @Max(90) lat!: number;
  @IsNumber() @Min(-180) @Max(180) lon!: number;
}

export class DraftPetition extends OfPetition {
  /** The author's pseudonym within this petition. */
  declare author: string;
  declare resident: Resident;
  /** How many petitions of the author are running now. */
  declare runningByAuthor: number;
  @Heading(10, 120) title!: string;
  @Text(10, 300) demand!: string;
  @IsOptional() @Text(0, 4_000) details = '';
  @IsIn(['mayor', 'sakrebulo']) addressee!: Track;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(/^[a-z-]{1,40}$/, { each: true })
  districts?: string[];
  @IsOptional() @Part(Place) place?: Place;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
}

export class SupportPetition extends OfPetition {
  declare supporter: string;
  declare resident: Resident;
}

export class SubmitPetition extends OfPetition {}

export class AppealRefusal extends OfPetition {
  @Text(10, 4_000) text!: string;
}

/** The author takes the petition back, or a policy says that its window is over. */
export class ClosePetition extends OfPetition {}

/** It was never handed in, and its term in the retention schedule is over. By the house itself. */
export class LapsePetition extends OfPetition {}

/** @property signer the pseudonym of this person in this petition */
export class SignPetition extends OfPetition {
  declare signer: string;
  declare resident: Resident;
  /** How surely the signer is known. A paper sheet or a service hall is checked by an officer instead. */
  declare level: Assurance;
  declare channel: Channel;
  /** The paper sheet it stands on. */
  declare sheet?: string;
  /** The network the request came from, /24 or /56. */
  declare network?: string;
  /** A consent of its own, apart from signing. */
  @IsIn(['none', 'initials']) display!: 'none' | 'initials';
}

export class WithdrawSignature extends OfPetition {
  declare signer: string;
}

/** Takes back the consent to showing initials. */
export class HideInitials extends OfPetition {
  declare signer: string;
}

export class FollowPetition extends OfPetition {
  declare follower: string;
}

export class UnfollowPetition extends OfPetition {
  declare follower: string;
}
