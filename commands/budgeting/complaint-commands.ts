import { IsIn } from 'class-validator';
import { Command } from '../command.js';
import { Text } from '../text.js';

export abstract class OfComplaint extends Command {
  declare complaint: string;
  declare roundId: string;
}

/** About the published result as it stands, while its window is open. */
export class ComplainAboutResult extends OfComplaint {
  /** The pseudonym of this complaint alone. */
  declare complainant: string;
  @Text(30, 4_000) text!: string;
}

/** By an official: `self` is who they would be in this complaint as a citizen. */
export class DecideResultComplaint extends OfComplaint {
  declare self?: string | undefined;
  @IsIn(['upheld', 'dismissed']) outcome!: 'upheld' | 'dismissed';
  @Text(10, 4_000) text!: string;
}
