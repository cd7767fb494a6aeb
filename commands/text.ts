import { Transform } from 'class-transformer';
import { IsString, Length, Matches } from 'class-validator';

/** Characters that no honest text holds: controls, halves of a pair, private use, broken UTF-8, direction overrides. */
const CLEAN_LINE = /^[^\p{Cc}\p{Cs}\p{Co}\uFFFD\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/u;
export const CLEAN_TEXT = /^(?:[^\p{Cc}\p{Cs}\p{Co}\uFFFD\u2028\u2029\u202A-\u202E\u2066-\u2069]|\n)*$/u;
/** Characters without a look of their own, which come along when text is pasted: soft hyphens, zero widths, fillers, tags. */
const UNSEEN =
  /(?<!\p{Extended_Pictographic}\uFE0F?)(?:\u200D|\p{Variation_Selector})|(?![\u200D\u202A-\u202E\u2066-\u2069])\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u2800|\u3164|\uFFA0/gu;
const URL = /^(?!.*(?:\/\/|www\.))/is;
/** A spreadsheet takes such a cell for a formula. */
const PLAIN_START = /^[^=+\-@]/;

const all =
  (...decorators: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };

const tidied = (tidy: (text: string) => string) =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? tidy(value.normalize('NFC').replace(UNSEEN, '')) : value,
  );

/** One line in Georgian or English: trimmed, NFC, single spaces. */
export const Line = (min: number, max: number): PropertyDecorator =>
  all(
    tidied((text) => text.trim().replace(/\s+/g, ' ')),
    IsString(),
    Length(min, max),
    Matches(CLEAN_LINE, { message: '$property holds characters that cannot be shown' }),
  );

/** Text of several lines: trimmed, NFC, at most one empty line between two paragraphs. */
export const Text = (min: number, max: number): PropertyDecorator =>
  all(
    tidied((text) =>
      text
        .trim()
        .replace(/\r\n?/g, '\n')
        .replace(/\t/g, ' ')
        .replace(/\n{3,}/g, '\n\n'),
    ),
    IsString(),
    Length(min, max),
    Matches(CLEAN_TEXT, { message: '$property holds characters that cannot be shown' }),
  );

/** A line that goes into spreadsheets as it is. */
export const Heading = (min: number, max: number): PropertyDecorator =>
  all(Line(min, max), Matches(PLAIN_START, { message: '$property may not begin with = + - or @' }));

/** A name: a heading without addresses of the web. */
export const Name = (min: number, max: number): PropertyDecorator =>
  all(Heading(min, max), Matches(URL, { message: '$property may not hold a web address' }));
