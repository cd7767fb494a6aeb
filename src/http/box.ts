import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { wrongBox } from '../map/box.js';

/** West, south, east, north: degrees, with commas between. What is not in order is told what to write. */
export const BBox = ({ optional = true } = {}): PropertyDecorator =>
  applyDecorators(
    ...(optional ? [IsOptional()] : []),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string'
        ? value.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
        : value,
    ),
    ValidateBy({
      name: 'isBox',
      validator: {
        validate: (value) => Array.isArray(value) && wrongBox(value) === undefined,
        defaultMessage: (about) => `bbox ${wrongBox(Array.isArray(about?.value) ? about.value : [])}`,
      },
    }),
  );
