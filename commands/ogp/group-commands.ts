import { IsIn, IsOptional, Matches } from 'class-validator';
import { MEMBER_ROLES, type MemberRole, ORGANISATION_KINDS, type OrganisationKind } from '../../events/ogp-group.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { LineWording } from './wording.js';

export const DAY = /^\d{4}-\d\d-\d\d$/;
/** A page or a file that anybody can fetch. */
export const LINK = /^https?:\/\/[^\s<>"]{3,490}$/;
/** The short name by which an organisation or a role is known: `msda`, `commitment-manager`. */
export const OGP_CODE = /^[a-z][a-z0-9-]{1,39}$/;

/** An organisation that the working group has to do with; said again, it is its next version. */
export class DescribeOrganisation extends Command {
  @Matches(OGP_CODE) organisation!: string;
  @Part(LineWording) name!: LineWording;
  @IsIn(ORGANISATION_KINDS) kind!: OrganisationKind;
  @IsOptional() @Matches(OGP_CODE) parent?: string;
  @IsOptional() @Matches(LINK) link?: string;
}

export abstract class OfMember extends Command {
  declare member: string;
}
/** A seat in the working group is taken. */
export class AdmitMember extends OfMember {
  @Matches(OGP_CODE) organisation!: string;
  @IsIn(MEMBER_ROLES) role!: MemberRole;
  @Part(LineWording) post!: LineWording;
  @IsOptional() @Part(LineWording) name?: LineWording;
  @Matches(DAY) since!: string;
  /** Their pseudonym as an official, where they are one here. */
  @IsOptional() @Matches(/^[0-9a-f]{32}$/) staff?: string;
}
export class ReleaseMember extends OfMember {
  @Matches(DAY) until!: string;
  @IsOptional() @Part(LineWording) reason?: LineWording;
}
