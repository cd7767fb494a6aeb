import { IsIn, IsUUID, Matches } from 'class-validator';
import type { Counted } from '../../events/survey-counts.js';
import { REMOVAL_GROUNDS, type RemovalGround } from '../../events/survey-removals.js';
import { Text } from '../text.js';
import { OfSurvey } from './commands.js';

/** Everything that one interviewer has brought to a survey should not count. It takes another official to confirm it. */
export class ProposeInterviewRemoval extends OfSurvey {
  @IsUUID() batch!: string;
  /** The interviewer's pseudonym as an official. */
  @Matches(/^[0-9a-f]{32}$/) interviewer!: string;
  @IsIn(REMOVAL_GROUNDS) ground!: RemovalGround;
  /** What was found. Sealed. */
  @Text(3, 2_000) why!: string;
}
/** The shell, which alone opens answers, says which they are. */
export class ConfirmInterviewRemoval extends OfSurvey {
  declare batch: string;
  declare interviewer: string;
  declare answers: readonly string[];
  declare strata: readonly Counted[];
}
