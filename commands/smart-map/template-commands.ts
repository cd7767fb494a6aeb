import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { ANSWER_STATUSES, type AnswerStatus } from '../../events/report-templates.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Text } from '../text.js';

const CODE = /^[a-z][a-z0-9-]{1,39}$/;

class TextInBoth {
  @Text(10, 1_000) ka!: string;
  @Text(10, 1_000) en!: string;
}

/** A template is adopted whole: changing a word means adopting the next version. */
export class AdoptTemplate extends Command {
  @Matches(CODE) template!: string;
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @Part(BothLanguages) title!: BothLanguages;
  @Part(TextInBoth) text!: TextInBoth;
  @IsOptional() @Matches(CODE) category?: string;
  @IsIn(ANSWER_STATUSES) status!: AnswerStatus;
}
export class RetireTemplate extends Command {
  @Matches(CODE) template!: string;
}
