import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { ABOUT_KINDS, type About, DIGESTS, type Digest, STANCES, type Stance } from '../../events/forum.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Heading, Name, Text } from '../text.js';
import type { Pace } from './brakes.js';

const CODE = /^[a-z][a-z0-9-]{1,39}$/;
const ID = /^[A-Za-z0-9][\w.-]{0,63}$/;

/** A category is adopted whole: changing a word means adopting the next version. */
export class AdoptForumCategory extends Command {
  @Matches(CODE) category!: string;
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @Part(BothLanguages) title!: BothLanguages;
  @Part(BothLanguages) description!: BothLanguages;
  @IsBoolean() stances!: boolean;
}
export class RetireForumCategory extends Command {
  @Matches(CODE) category!: string;
}

class AboutInput implements About {
  @IsIn(ABOUT_KINDS) kind!: About['kind'];
  @Matches(ID) id!: string;
}

/**
 * What somebody writes. @property key the pseudonym of this text alone, whose key seals it @property name theirs in the
 * register; empty where it holds none @property pace what they wrote before, anywhere in the forum
 */
abstract class Writing extends Command {
  declare author: string;
  declare key: string;
  declare name: string;
  declare pace: Pace;
  @IsOptional() @IsIn(['none', 'name', 'pen']) display?: 'none' | 'name' | 'pen';
  @ValidateIf(({ display, pen }) => display === 'pen' || pen !== undefined) @Name(2, 40) pen?: string;
}

export class OpenTopic extends Writing {
  declare topic: string;
  @Heading(10, 120) title!: string;
  @Text(10, 8_000) body!: string;
  @Matches(CODE) category!: string;
  @IsOptional() @Part(AboutInput) about?: AboutInput;
  @IsOptional() @IsBoolean() stances?: boolean;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
}

export class WritePost extends Writing {
  declare post: string;
  declare topic: string;
  @Text(1, 4_000) body!: string;
  @IsOptional() @IsUUID() replyTo?: string;
  @IsOptional() @IsIn(STANCES) stance?: Stance;
  @IsOptional() @IsIn(['ka', 'en']) language?: 'ka' | 'en';
}

/** @property of the department that the official's role is bound to; undefined where it holds for the whole city */
export class ReplyOfficially extends Command {
  declare post: string;
  declare topic: string;
  declare role: 'officer' | 'moderator';
  declare of?: string | undefined;
  @Text(1, 8_000) body!: string;
  @IsOptional() @Matches(CODE) department?: string;
  @IsOptional() @IsUUID() replyTo?: string;
  @IsOptional() @IsIn(['ka', 'en']) language?: 'ka' | 'en';
}

/** What moderators wish of a whole topic. @property self who they would be in it as a citizen */
export abstract class OfTopic extends Command {
  declare topic: string;
  declare self?: string | undefined;
  @Text(10, 4_000) text!: string;
}
export class LockTopic extends OfTopic {}
export class UnlockTopic extends OfTopic {}

export class FollowTopic extends Command {
  declare topic: string;
  declare follower: string;
  @IsOptional() @IsIn(DIGESTS) digest?: Digest;
}
export class UnfollowTopic extends Command {
  declare topic: string;
  declare follower: string;
}
