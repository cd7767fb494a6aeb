import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, UseInterceptors } from '@nestjs/common';
import {
  PetitionById,
  PetitionCurve,
  PetitionDistricts,
  PetitionInitials,
  PetitionsList,
  PetitionTimeline,
  SimilarPetitions,
} from '../../read-models/petitions.js';
import { Regulations } from '../../read-models/petitions-office.js';
import { Invitations } from '../identity/invitations.js';
import { Questions } from '../read/questions.js';
import { Counts } from './counts.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf, ByIdQuery, CurveQuery, ListQuery, PagingQuery, SimilarQuery } from './petitions.input.js';
import { Anyone } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What anyone may know of petitions, now or as it was. */
@Controller('api/v1/petitions')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class PetitionsReadingController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Counts) private readonly counts: Counts,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  @Get()
  list(@Query() { asOf, ...wanted }: ListQuery) {
    return this.questions.ask((now) => new PetitionsList({ ...wanted, now }), asOf);
  }

  @Get('similar')
  similar(@Query() { text, asOf }: SimilarQuery) {
    return this.questions.ask((now) => new SimilarPetitions(text, { now }), asOf);
  }

  @Get('regulations')
  regulations(@Query() { asOf, limit, cursor }: PagingQuery) {
    return this.questions.ask((now) => new Regulations({ limit, cursor, now }), asOf);
  }

  @Get(':id')
  async byId(@Id() id: string, @Query() { asOf, invitation }: ByIdQuery) {
    const viewer = this.invitations.fits(id, invitation) ? 'invited' : 'public';
    return found(await this.questions.ask((now) => new PetitionById(id, { viewer, now }), asOf));
  }

  @Get(':id/count')
  async count(@Id() id: string, @Query() { asOf, after }: AsOf) {
    return found(await this.counts.of(id, { asOf, after }));
  }

  @Get(':id/timeline')
  async timeline(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new PetitionTimeline(id), asOf));
  }

  @Get(':id/curve')
  async curve(@Id() id: string, @Query() { asOf, by }: CurveQuery) {
    return found(await this.questions.ask(new PetitionCurve(id, by ?? 'day'), asOf));
  }

  @Get(':id/districts')
  async districts(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new PetitionDistricts(id), asOf));
  }

  @Get(':id/initials')
  initials(@Id() id: string, @Query() { limit, cursor, asOf }: PagingQuery) {
    return this.questions.ask(new PetitionInitials(id, { limit, cursor }), asOf);
  }
}
