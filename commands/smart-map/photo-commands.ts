import { ArrayMaxSize, ArrayMinSize, IsArray, IsNumber, Max, Min } from 'class-validator';
import { Parts } from '../part.js';
import { Text } from '../text.js';
import { OfReport } from './commands.js';

/** A part of a photo: shares of its width and height, from its upper left corner. */
class Area {
  @IsNumber() @Min(0) @Max(1) left!: number;
  @IsNumber() @Min(0) @Max(1) top!: number;
  @IsNumber() @Min(0.001) @Max(1) width!: number;
  @IsNumber() @Min(0.001) @Max(1) height!: number;
}

/** Faces, number plates, house numbers: what a photo shows of people is blackened. */
export class RedactReportPhoto extends OfReport {
  declare photo: number;
  /** What takes the place of the old file. */
  declare file: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @Parts(Area) areas!: Area[];
  @Text(10, 4_000) text!: string;
}
export class RemoveReportPhoto extends OfReport {
  declare photo: number;
  @Text(10, 4_000) text!: string;
}
