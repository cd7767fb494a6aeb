import { IsInt, Max, Min } from 'class-validator';

/** A whole number within these bounds. */
export const Whole =
  (min: number, max: number): PropertyDecorator =>
  (target, property) => {
    IsInt()(target, property);
    Min(min)(target, property);
    Max(max)(target, property);
  };
