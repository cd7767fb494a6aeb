import { IsIn } from 'class-validator';
import { FLAG_GROUNDS, type FlagGround, POST_GROUNDS, type PostGround } from '../../events/forum.js';
import { Command } from '../command.js';
import { Text } from '../text.js';

/** What is wished of a post, or of the text that opens a topic: then both ids are one. @property self the caller's pseudonym in the topic */
export abstract class OfPost extends Command {
  declare post: string;
  declare topic: string;
  declare self?: string | undefined;
}

export class EditPost extends OfPost {
  /** The pseudonym of this text alone. */
  declare key: string;
  @Text(1, 8_000) body!: string;
}
export class HidePost extends OfPost {
  @IsIn(POST_GROUNDS) ground!: PostGround;
  @Text(10, 4_000) text!: string;
}
/** @property flagged whether somebody has flagged it since it was last decided on */
export class RestorePost extends OfPost {
  declare flagged: boolean;
  @Text(10, 4_000) text!: string;
}
export class AppealHiding extends OfPost {
  declare key: string;
  @Text(10, 4_000) text!: string;
}
export class DecideHidingAppeal extends OfPost {
  @IsIn(['upheld', 'restored']) outcome!: 'upheld' | 'restored';
  @Text(10, 4_000) text!: string;
}
/** By policies. */
export class HideFlaggedPost extends OfPost {}
export class RecordPostOverdue extends OfPost {}

/** @property flagger a pseudonym for flags alone, which is not that of their posts @property flagsToday how many posts they flagged within a day @property registered whether the residents register knows them */
export class FlagPost extends OfPost {
  declare flagger: string;
  declare flagsToday: number;
  declare registered: boolean;
  @IsIn(FLAG_GROUNDS) ground!: FlagGround;
}
export class FindPostUseful extends OfPost {
  declare finder: string;
}
export class TakeBackUseful extends OfPost {
  declare finder: string;
}
