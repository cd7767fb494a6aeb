import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Command } from '../../commands/command.js';
import {
  AdoptMapLayer,
  PlaceMapObject,
  RetireMapLayer,
  RetireMapObject,
  ReviseMapObject,
} from '../../commands/smart-map/map-commands.js';
import { STAFF } from '../identity/scopes.js';
import { Desk } from '../write/desk.js';
import { Mapping } from '../write/mapping.js';
import { answer, type Call, TheCall } from './call.js';
import { ImportDistrictsBody, ImportObjectsBody } from './map.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What officials put on the map, and what the map is made of. */
@Controller('api/v1/map')
@Needs('officer')
export class MapOfficeController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Mapping) private readonly mapping: Mapping,
  ) {}

  @Post('objects')
  async place(@Body() body: PlaceMapObject, @TheCall() call: Call) {
    const id = this.desk.newId(call.who, call.key && `object ${call.key}`);
    const receipt = await this.mapping.place(body, id, this.desk.as(call.who, STAFF), sent(body, call));
    return answer(call, receipt, { id, location: `/api/v1/map/objects/${id}` });
  }

  @Post('objects/:id/revise')
  async revise(@Id() id: string, @Body() body: ReviseMapObject, @TheCall() call: Call) {
    return answer(call, await this.mapping.place(body, id, this.desk.as(call.who, STAFF), sent(body, call)));
  }

  @Post('objects/:id/retire')
  retire(@Id() id: string, @Body() body: RetireMapObject, @TheCall() call: Call) {
    return this.send(body, { object: id }, call);
  }

  /** A file of objects for one layer: all of it, or nothing. */
  @Post('import')
  async import(@Body() { dryRun, ...file }: ImportObjectsBody, @TheCall() { who, reply }: Call) {
    const summary = await this.mapping.importObjects(file, this.desk.as(who, STAFF), { dryRun });
    reply.status(statusOf(summary));
    return summary;
  }

  @Post('layers')
  @Needs('administrator')
  adopt(@Body() body: AdoptMapLayer, @TheCall() call: Call) {
    return this.send(body, {}, call);
  }

  @Post('layers/retire')
  @Needs('administrator')
  retireLayer(@Body() body: RetireMapLayer, @TheCall() call: Call) {
    return this.send(body, {}, call);
  }

  @Post('districts')
  @Needs('administrator')
  async districts(@Body() body: ImportDistrictsBody, @TheCall() { who, reply }: Call) {
    const { summary, receipt } = await this.mapping.adoptDistricts(body, this.desk.as(who, STAFF));
    reply.status(statusOf(summary));
    return { ...summary, ...(receipt && { position: receipt.position, eventId: receipt.eventId }) };
  }

  private async send<C extends Command>(body: C, supplied: Partial<C>, call: Call) {
    return answer(call, await this.desk.send(body, supplied, this.desk.as(call.who, STAFF), sent(body, call)));
  }
}

const sent = (body: object, { key }: Call) => ({ key, body: { ...body } });

/** 201 where something was recorded, 422 where a row kept everything out, 200 where nothing was to be done. */
function statusOf({ dryRun, refused, added, changed }: Awaited<ReturnType<Mapping['importObjects']>>): number {
  if (refused.length > 0 && !dryRun) return 422;
  return added + changed > 0 && !dryRun ? 201 : 200;
}
