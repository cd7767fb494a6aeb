import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { PagingQuery } from './petitions.input.js';

/** One line of a paper sheet. A number that cannot be one is counted, not refused: it stands on the paper. */
export class RowBody {
  @IsString() @Length(0, 40) personalNumber!: string;
  @IsOptional() @IsIn(['none', 'initials']) display?: 'none' | 'initials';
}

export class RowsBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true, context: { shape: RowBody } })
  @Type(() => RowBody)
  rows!: RowBody[];
}

export class SheetBody extends RowsBody {
  @Matches(/^[\w-]{1,64}$/) sheet!: string;
  /** SHA-256 of the uploaded scan, hex. */
  @Matches(/^[0-9a-f]{64}$/) scan!: string;
}

/** A sheet that has been handed over. */
export class ReceivedBody {
  @Matches(/^[\w-]{1,64}$/) sheet!: string;
  @Matches(/^[0-9a-f]{64}$/) scan!: string;
}

export class SheetsQuery extends PagingQuery {
  @IsOptional() @IsIn(['received', 'entered']) state?: 'received' | 'entered';
}

export class ListsQuery extends PagingQuery {
  @IsOptional() @IsIn(['requested', 'approved', 'opened']) state?: 'requested' | 'approved' | 'opened';
}

/** Somebody at a service hall, and what stands in the document they show. */
export class AssistedBody {
  @Matches(/^\d{11}$/) personalNumber!: string;
  @IsString() @Length(1, 40) documentNumber!: string;
  @Matches(/^\d{4}-\d\d-\d\d$/) birthDate!: string;
  @IsIn(['none', 'initials']) display!: 'none' | 'initials';
}
