import { IsOptional } from 'class-validator';
import { Heading, Text } from '../text.js';

/** A line in Georgian, and in English where it is translated. */
export class LineWording {
  @Heading(2, 500) ka!: string;
  @IsOptional() @Heading(2, 500) en?: string;
}

/** A paragraph in Georgian, and in English where it is translated. */
export class TextWording {
  @Text(2, 4_000) ka!: string;
  @IsOptional() @Text(2, 4_000) en?: string;
}
