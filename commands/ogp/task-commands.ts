import { IsOptional, Matches } from 'class-validator';
import type { OutcomeOwner, Wording } from '../../events/ogp-group.js';
import type { TaskDropped, TaskSource } from '../../events/ogp-tasks.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { LINK } from './group-commands.js';
import { TextWording } from './wording.js';

export abstract class OfTask extends Command {
  declare task: string;
}
/** By a policy: an outcome with owner and term, or a step on a commitment's way, is something to do. */
export class OpenTask extends OfTask {
  declare source: TaskSource;
  declare text: Wording | undefined;
  declare responsible: OutcomeOwner;
  declare due: string;
  declare commitment: string | undefined;
}
/** By a policy: what it came from stands no longer. */
export class DropTask extends OfTask {
  declare because: TaskDropped['data']['because'];
}
/** By a policy, when the term is near. */
export class RemindOfTask extends OfTask {
  declare role: string | undefined;
}
/** By a policy, when the term is over. */
export class RecordTaskOverdue extends OfTask {
  declare role: string | undefined;
}
/** What was to be done is done; after its last day with the reason. */
export class CompleteTask extends OfTask {
  @Part(TextWording) how!: TextWording;
  @IsOptional() @Matches(LINK) link?: string;
  @IsOptional() @Part(TextWording) reason?: TextWording;
}
