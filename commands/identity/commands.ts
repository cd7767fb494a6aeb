import { IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';
import { ROLES, type Role } from '../../events/identity.js';
import { Command } from '../command.js';
import { Line } from '../text.js';

/** Roles that a decision can give: everyone is `anyone`, and signing in makes a `citizen`. */
const GIVEN = ROLES.filter((role) => role !== 'anyone' && role !== 'citizen');
/** As the clock spells it, because instants are compared as text. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** `declare` marks what the shell supplies: the pseudonym of the official, found by whatever names the person. */
abstract class OfStaff extends Command {
  declare staff: string;
}

/** @property expires the instant it ends; without one it lasts until it is revoked */
abstract class Grant extends OfStaff {
  @IsIn(GIVEN) role!: Role;
  @IsOptional() @Line(2, 120) department?: string;
  @IsOptional() @Matches(/^[a-z-]{1,40}$/) district?: string;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(INSTANT) expires?: string;
}

/** The first half of making an administrator. */
export class ProposeRole extends Grant {}

export class GrantRole extends Grant {
  /** The official's name, from the residents register. */
  declare name: string;
}

export class RevokeRole extends OfStaff {
  @IsIn(GIVEN) role!: Role;
}

/** A token was issued for a person or a service of the office. */
export class RecordToken extends OfStaff {
  declare roles: readonly Role[];
  declare expires: string;
  /** The token's id. */
  declare token?: string;
}
