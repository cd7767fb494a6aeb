import { IsInt, IsObject, Max, Min } from 'class-validator';

/** @property version the one whose questions are answered */
export class DraftBody {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsObject() answers!: Record<string, unknown>;
}
