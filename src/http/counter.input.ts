import { IsIn, IsObject, IsString, Length, Matches } from 'class-validator';
import { COUNTER_CHANNELS, type CounterChannel } from '../../events/budgeting.js';
import type { Choice } from '../ballots/choice.js';

/** Somebody at a counter, what stands in the document they show, and how they will vote. */
export class CounterBody {
  @Matches(/^\d{11}$/) personalNumber!: string;
  @IsString() @Length(1, 40) documentNumber!: string;
  @Matches(/^\d{4}-\d\d-\d\d$/) birthDate!: string;
  @IsIn(COUNTER_CHANNELS) channel!: CounterChannel;
}

/** A choice, by whoever brings a number. */
export class NumberedBallotBody {
  /** As it was given out: twelve digits, with blanks or without. */
  @Matches(/^\d(\s*\d){11}$/) number!: string;
  /** `{"v":1,"projects":[…]}` or `{"v":1,"points":{…}}`, as the round's ballot asks for it. */
  @IsObject() choice!: Choice;
}
