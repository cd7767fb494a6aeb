import { jest } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString, validateSync } from 'class-validator';
import { rememberMetadata } from '../../src/http/remembered-metadata.js';

class Named {
  @IsString() name!: string;
}
class Aged extends Named {
  @IsInt() age!: number;
}
const wrong = (body: object) =>
  validateSync(body)
    .map(({ property }) => property)
    .sort();

it('what is declared of a class and of those it extends is looked for once, and holds each time', () => {
  const storage = getMetadataStorage();
  const look = jest.spyOn(storage, 'getTargetValidationMetadatas');
  rememberMetadata();
  const aged = (name: unknown, age: unknown) => Object.assign(new Aged(), { name, age });
  expect(wrong(aged(1, 'two'))).toEqual(['age', 'name']);
  expect(wrong(aged('Nino', 'two'))).toEqual(['age']);
  expect(wrong(aged('Nino', 2))).toEqual([]);
  expect(wrong(Object.assign(new Named(), { name: 3 }))).toEqual(['name']);
  expect(look).toHaveBeenCalledTimes(2);
});

it('keeps nothing of what a body says its constructor is', () => {
  const look = jest.spyOn(getMetadataStorage(), 'getTargetValidationMetadatas');
  rememberMetadata();
  const body = JSON.parse('{"constructor": "none", "name": 1}');
  for (let n = 0; n < 3; n++) expect(validateSync(body)).toHaveLength(1);
  expect(look).toHaveBeenCalledTimes(3);
});
