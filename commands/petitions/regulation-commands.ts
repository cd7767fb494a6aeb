import { IsIn, IsInt, IsISO8601, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { Rules, Track } from '../../events/regulations.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Line } from '../text.js';

function Whole(min: number, max: number): PropertyDecorator {
  return (target, property) => {
    IsInt()(target, property);
    Min(min)(target, property);
    Max(max)(target, property);
  };
}
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A plain number of signatures, or a share of a dated count of voters. */
class ThresholdInput {
  @IsIn(['absolute', 'share-of-voters']) kind!: 'absolute' | 'share-of-voters';
  @ValidateIf(({ kind }) => kind === 'absolute') @Whole(1, 10_000_000) signatures?: number;
  @ValidateIf(({ kind }) => kind !== 'absolute') @Whole(1, 10_000) basisPoints?: number;
  @ValidateIf(({ kind }) => kind !== 'absolute') @Whole(1, 10_000_000) registeredVoters?: number;
  @ValidateIf(({ kind }) => kind !== 'absolute') @IsISO8601({ strict: true }) @Matches(DAY) countedOn?: string;
  @ValidateIf(({ kind }) => kind !== 'absolute') @Line(3, 300) source?: string;
}

class Sponsors {
  @Whole(0, 100) min!: number;
  @Whole(1, 100) max!: number;
}

class AnswerDays {
  @Whole(1, 365) aim!: number;
  @Whole(1, 730) limit!: number;
}

class Eligibility {
  @Whole(14, 100) minAge!: number;
  @IsIn(['registered-voter', 'resident']) who!: 'registered-voter' | 'resident';
}

class RulesInput {
  @Part(ThresholdInput) threshold!: ThresholdInput;
  @Whole(1, 730) windowDays!: number;
  @Part(Sponsors) sponsors!: Sponsors;
  @Whole(1, 90) moderationDays!: number;
  @Whole(0, 30) refusalNoticeDays!: number;
  @Whole(0, 90) appealDays!: number;
  @Part(AnswerDays) answerDays!: AnswerDays;
  @IsOptional() @Whole(1, 90) certificateWorkingDays?: number;
  @Part(Eligibility) eligibility!: Eligibility;
  @IsIn([1, 2, 3]) assurance!: 1 | 2 | 3;
  @Whole(1, 100) runningPerPerson!: number;
}

/** A regulation is adopted whole: changing a number means adopting the next version. */
export class AdoptRegulation extends Command {
  @IsIn(['mayor', 'sakrebulo']) track!: Track;
  @Whole(1, 10_000) version!: number;
  @Part(BothLanguages) title!: BothLanguages;
  @Part(BothLanguages) legalReference!: BothLanguages;
  @IsISO8601({ strict: true }) @Matches(DAY) inForceFrom!: string;
  @Part(RulesInput) rules!: Rules;
}
