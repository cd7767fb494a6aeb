import { plainToInstance, Transform } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A part of a body with a shape of its own. (Not class-transformer's `Type`: that one needs reflection at load time, and
 * this floor loads without.)
 */
export const Part =
  (shape: new () => object): PropertyDecorator =>
  (target, property) => {
    Transform(({ value }: { value: unknown }) => (isObject(value) ? plainToInstance(shape, value) : value))(
      target,
      property,
    );
    IsObject()(target, property);
    ValidateNested({ context: { shape } })(target, property); // the shape is read again when the API is described
  };

/** The same of a list. */
export const Parts =
  (shape: new () => object): PropertyDecorator =>
  (target, property) => {
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((one) => (isObject(one) ? plainToInstance(shape, one) : one)) : value,
    )(target, property);
    ValidateNested({ each: true, context: { shape } })(target, property);
  };
