import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { rememberMetadata } from './remembered-metadata.js';

export type Mistake = { readonly path: string; readonly message: string };

/** What of the body is wrong, field by field. */
export class Invalid extends Error {
  constructor(readonly errors: readonly Mistake[]) {
    super('the request does not say what it should');
  }
}

export const mistakes = (errors: readonly ValidationError[], above = ''): Mistake[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const path = above ? `${above}.${property}` : property;
    return [...Object.values(constraints).map((message) => ({ path, message })), ...mistakes(children, path)];
  });

/** No command is deeper; whoever walks through what is a thousand times deeper runs out of stack. */
const DEEPEST = 12;
const isDeeper = (value: unknown, than: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (than === 0 || Object.values(value).some((v) => isDeeper(v, than - 1)));

/** Whether something that was read is deeper than anything that is asked for. */
export const isTooDeep = (value: unknown): boolean => isDeeper(value, DEEPEST);

class Validation extends ValidationPipe {
  override async transform(value: unknown, about: ArgumentMetadata): Promise<unknown> {
    if (about.type !== 'custom' && isTooDeep(value))
      throw new Invalid([{ path: about.type, message: 'is deeper than anything that is asked for' }]);
    return super.transform(value, about);
  }
}

rememberMetadata();

/** Takes from a body only what it may say: unknown fields are mistakes, not noise. */
export const validation = new Validation({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  validationError: { target: false, value: false }, // a refused value may be a personal number
  exceptionFactory: (errors) => new Invalid(mistakes(errors)),
});
