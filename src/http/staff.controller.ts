import { Body, Controller, Get, Header, Inject, NotFoundException, Post, Query } from '@nestjs/common';
import { IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';
import { GrantRole, ProposeRole, RevokeRole } from '../../commands/identity/commands.js';
import { RecordResidentsImport } from '../../commands/identity/record-commands.js';
import { StaffList } from '../../read-models/identity.js';
import { Clock } from '../clock.js';
import { importResidents } from '../identity/import-residents.js';
import { ResidentsRegister } from '../identity/residents.js';
import { STAFF } from '../identity/scopes.js';
import { Sessions } from '../identity/sessions.js';
import { Vault } from '../identity/vault.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { answer, type Call, TheCall } from './call.js';
import { PagingQuery } from './petitions.input.js';
import { REGISTER_ROLES } from './register.body.js';
import { Needs } from './who.guard.js';

/** The official, by the number the register knows them by; never kept. */
class Named {
  @Matches(/^\d{11}$/) personalNumber!: string;
}
class GrantBody extends GrantRole {
  @Matches(/^\d{11}$/) personalNumber!: string;
}
class ProposeBody extends ProposeRole {
  @Matches(/^\d{11}$/) personalNumber!: string;
}
class RevokeBody extends RevokeRole {
  @Matches(/^\d{11}$/) personalNumber!: string;
}
class ImportBody {
  /** The register as CSV, with a header line. */
  @IsString() @Length(1, 20_000_000) csv!: string;
  @IsOptional() @IsBoolean() dryRun?: boolean;
}

/** Who holds which office. Making an administrator takes two people. */
@Controller('api/v1/identity')
@Needs('administrator')
export class StaffController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(ResidentsRegister) private readonly residents: ResidentsRegister,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('roles')
  @Header('cache-control', 'private, no-store')
  list(@Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new StaffList({ limit, cursor, now: this.clock.now() }));
  }

  @Post('roles/propose')
  async propose(@Body() { personalNumber, ...terms }: ProposeBody, @TheCall() call: Call) {
    const { staff } = await this.official({ personalNumber });
    return this.send(Object.assign(new ProposeRole(), terms, { staff }), call);
  }

  @Post('roles')
  async grant(@Body() { personalNumber, ...terms }: GrantBody, @TheCall() call: Call) {
    const { staff, name, person } = await this.official({ personalNumber });
    const said = await this.send(Object.assign(new GrantRole(), terms, { staff, name }), call);
    await this.sessions.endAll(person); // a session keeps the roles it began with
    return said;
  }

  @Post('roles/revoke')
  async revoke(@Body() { personalNumber, ...terms }: RevokeBody, @TheCall() call: Call) {
    const { staff, person } = await this.official({ personalNumber });
    const said = await this.send(Object.assign(new RevokeRole(), terms, { staff }), call);
    await this.sessions.endAll(person);
    return said;
  }

  @Post('residents')
  @Needs(REGISTER_ROLES)
  async import(@Body() { csv, dryRun = false }: ImportBody, @TheCall() { who, reply }: Call) {
    const summary = await importResidents(this.residents, csv, { dryRun });
    reply.status(dryRun ? 200 : 201);
    if (dryRun) return { dryRun, ...summary };
    const fact = { rows: summary.rows, refused: summary.refused.length, digest: summary.digest };
    await this.desk.send(new RecordResidentsImport(), fact, this.desk.as(who, STAFF));
    return summary;
  }

  private async official({ personalNumber }: Named) {
    const resident = await this.residents.byNumber(personalNumber);
    if (!resident) throw new NotFoundException({ type: 'urn:ghia:identity.not-in-register' });
    const { person, name } = resident;
    return { person, staff: this.vault.enter(person, STAFF), name: `${name.first} ${name.last}` };
  }

  private async send(command: object, call: Call) {
    const acting = this.desk.as(call.who, STAFF);
    return answer(call, await this.desk.send(command, {}, acting, { key: call.key, body: { ...command } }));
  }
}
