import { Matches } from 'class-validator';

/** A short code of the city's own: it stands in addresses, files and on ballots. */
export const Code = (): PropertyDecorator =>
  Matches(/^[a-z0-9][a-z0-9-]{0,39}$/, { message: '$property is up to 40 small Latin letters, digits and hyphens' });
