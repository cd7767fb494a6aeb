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

/** The same whatever the order in which it was said: engines give fields back in one of their own. */
export const spelled = (said: unknown): string =>
  JSON.stringify(said, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
