import { IsEmail, IsIn, IsISO8601, IsOptional, IsString, Length, Matches, ValidateIf } from 'class-validator';

const NUMBER = { message: '$property is eleven digits' };

/** Body of `POST identity/codes`. */
export class AskCode {
  @Matches(/^\d{11}$/, NUMBER) personalNumber!: string;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) birthDate?: string;
  @IsOptional() @IsString() @Length(4, 20) documentNumber?: string;
  /** An e-mail address, or a telephone number. */
  @IsOptional()
  @Length(1, 254)
  @ValidateIf(({ contact }) => typeof contact !== 'string' || contact.includes('@'))
  @IsEmail()
  contact?: string;
  @IsOptional() @IsIn(['ka', 'en']) language?: 'ka' | 'en';
}

/** A code of an authenticator, or a recovery code. */
export class SecondCode {
  @Matches(/^[0-9A-Za-z -]{6,24}$/, { message: '$property is six digits, or a recovery code' }) code!: string;
}

/** Body of `POST identity/sessions`. */
export class BeginSession {
  @Matches(/^\d{11}$/, NUMBER) personalNumber!: string;
  @Matches(/^\d{6}$/, { message: '$property is six digits' }) code!: string;
  @IsOptional() @Matches(/^[0-9a-f]{32}$/) request?: string;
}
