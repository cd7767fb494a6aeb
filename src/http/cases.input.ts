import { Equals, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

/** @property version the one whose questions are answered */
export class DraftBody {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsObject() answers!: Record<string, unknown>;
}

/** Somebody at a service hall, what stands in the document they show, and what they apply with. */
export class AssistedApplicationBody {
  @Matches(/^\d{11}$/) personalNumber!: string;
  @IsString() @Length(1, 40) documentNumber!: string;
  @Matches(/^\d{4}-\d\d-\d\d$/) birthDate!: string;
  @IsOptional() @IsInt() @Min(1) @Max(10_000) version?: number;
  @IsObject() answers!: Record<string, unknown>;
  /** That the person declared all of it to be true. */
  @Equals(true) declaration!: true;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
}
