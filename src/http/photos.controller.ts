import { Body, Controller, Get, Inject, Param, ParseIntPipe, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../commands/decider.js';
import { RedactReportPhoto, RemoveReportPhoto } from '../../commands/smart-map/photo-commands.js';
import { PHOTO_NAME } from '../../events/smart-map.js';
import { PhotoVisibility, photoPath } from '../../read-models/report-photos.js';
import { type Caller, may } from '../identity/roles.js';
import { type PhotoSize, Photos } from '../photos/photos.js';
import { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import { PhotoModeration } from '../write/photo-moderation.js';
import { answer, type Call, TheCall } from './call.js';
import { isHeld } from './if-none-match.js';
import { Limits } from './limits.js';
import { photoIn } from './photos.body.js';
import { Anyone, Needs, Who } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);
const Photo = () => Param('photo', ParseIntPipe);
/** Who still sees what is hidden from readers. */
const OFFICE = ['moderator', 'officer', 'auditor'] as const;
/** A photo is nothing but a picture, wherever it is opened. */
const NOTHING_ELSE = "default-src 'none'; sandbox";
/** Hiding and blackening must bite: nobody keeps a photo for longer without asking again. */
const FOR_A_MINUTE = 'public, max-age=60, must-revalidate';
const NOBODYS = 'private, no-store';

/** Photos of reports: uploading, showing, and blackening what they show of people. */
@Controller()
@Needs('moderator')
export class PhotosController {
  constructor(
    @Inject(Photos) private readonly photos: Photos,
    @Inject(PhotoModeration) private readonly moderation: PhotoModeration,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  /** The file as the body, or as the field `photo` of a form. */
  @Post('api/v1/reports/photos')
  @Needs('citizen')
  async upload(@Req() request: FastifyRequest, @TheCall() { who, reply }: Call) {
    await this.limits.takeBy(who.person!, 'photos', reply);
    const uploaded = await this.photos.take(who.person!, await photoIn(request));
    reply.status(201).header('location', photoPath(uploaded.photo)).header('cache-control', NOBODYS);
    return uploaded;
  }

  @Get('files/photos/:name')
  @Anyone()
  full(@Param('name') name: string, @Who() who: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.show(name, 'full', who, request, reply);
  }

  @Get('files/photos/:name/thumbnail')
  @Anyone()
  small(@Param('name') name: string, @Who() who: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.show(name, 'thumbnail', who, request, reply);
  }

  @Post('api/v1/reports/:id/photos/:photo/redact')
  async redact(@Id() id: string, @Photo() photo: number, @Body() body: RedactReportPhoto, @TheCall() call: Call) {
    const sent = { key: call.key, body: { ...body } };
    return answer(call, await this.moderation.redact(call.who, id, photo, body, sent));
  }

  @Post('api/v1/reports/:id/photos/:photo/remove')
  async remove(@Id() id: string, @Photo() photo: number, @Body() body: RemoveReportPhoto, @TheCall() call: Call) {
    const sent = { key: call.key, body: { ...body } };
    return answer(call, await this.moderation.remove(call.who, id, photo, body, sent));
  }

  private async show(name: string, size: PhotoSize, who: Caller, request: FastifyRequest, reply: FastifyReply) {
    const cache = await this.mayBeSeen(name, who);
    const etag = `"${name}-${size}"`;
    reply
      .header('etag', etag)
      .header('cache-control', cache)
      .header('content-security-policy', NOTHING_ELSE)
      .header('content-disposition', 'inline; filename="photo.jpg"');
    if (isHeld(request.headers['if-none-match'], etag)) return reply.status(304).send();
    const bytes = await this.photos.open(name, size);
    if (!bytes) throw new Refused(refuse('photo.gone'));
    return reply.header('content-type', 'image/jpeg').send(bytes);
  }

  /** For how long, and for whom, the answer may be kept. @throws Refused */
  private async mayBeSeen(name: string, who: Caller): Promise<string> {
    const row = PHOTO_NAME.test(name) ? this.photos.of(name) : undefined;
    if (!row) throw new Refused(refuse('photo.not-found'));
    if (row.gone) throw new Refused(refuse('photo.gone'));
    const visibility =
      row.report === null ? undefined : await this.questions.ask(new PhotoVisibility(row.report, name));
    if (visibility === 'listed') return FOR_A_MINUTE;
    // what was blackened or taken away is closed at once, though its file may wait for the next sweep
    if (visibility === 'gone') throw new Refused(refuse('photo.gone'));
    if (visibility === 'hidden' && !OFFICE.some((role) => may(who, role, 1))) throw new Refused(refuse('photo.gone'));
    // it waits for its report, or its report for the read models: so far it is its owner's alone
    if (visibility === undefined && who.person !== row.person) throw new Refused(refuse('photo.not-found'));
    return NOBODYS;
  }
}
