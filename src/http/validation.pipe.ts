import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

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

/** Takes from a body only what it may say: unknown fields are mistakes, not noise. */
export const validation = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  validationError: { target: false, value: false }, // a refused value may be a personal number
  exceptionFactory: (errors) => new Invalid(mistakes(errors)),
});
