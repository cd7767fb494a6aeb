import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { PlaceMapObject, RetireMapObject, ReviseMapObject } from '../../../commands/smart-map/map-commands.js';
import { MapObjectById, MapObjects } from '../../../read-models/map-objects.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { LiveMap } from '../../map/live-map.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { Mapping } from '../../write/mapping.js';
import type { ObjectDraft } from '../components/map/object-fields.js';
import type { RuleNotice } from '../components/map/rule-page.js';
import type { FormError } from '../frame.js';
import { PlacedObjectPage } from '../pages/placed-object.js';
import { PlacedObjectsPage } from '../pages/placed-objects.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { layersShown } from './layers-shown.js';
import { noticeIn } from './map-rules.js';
import { objectDraftIn, objectDraftOf } from './object-draft.js';
import { objectWish, refusedField } from './object-form.js';
import { PageFilter } from './page.filter.js';
import { both, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Shown = {
  readonly draft?: ObjectDraft;
  readonly errors?: readonly FormError[];
  readonly notice?: RuleNotice | undefined;
};

/** What the city does or allows at a place: put on the map, revised and taken off it one by one. */
@Controller()
@Needs('officer')
@UseFilters(PageFilter)
export class PlacedObjectPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(LiveMap) private readonly live: LiveMap,
    @Inject(Mapping) private readonly mapping: Mapping,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('office/map/objects'))
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { layer: code, cursor } = plain(asked);
    const [layers, frame] = await Promise.all([this.holding(), this.pages.frame(visit)]);
    const layer = layers.find((one) => one.code === code)?.code;
    const found = await this.questions.ask(new MapObjects({ layer, cursor, retiredToo: true }));
    this.pages.send(visit, PlacedObjectsPage({ frame, layers, layer, found, cursor }, visit.lang));
  }

  @Get(both('office/map/new-object'))
  async fresh(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    await this.show(visit, undefined, { draft: objectDraftOf(undefined, plain(asked).layer) });
  }

  @Post(both('office/map/new-object'))
  async place(@TheVisit() visit: Visit) {
    const { key } = visit.form;
    await this.work(visit, undefined, this.desk.newId(visit.who, key && `object ${key}`), objectDraftIn(visit.form));
  }

  @Get(both('office/map/objects/:id'))
  async one(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    await this.show(visit, id, { notice: noticeIn(done) });
  }

  @Post(both('office/map/objects/:id'))
  async revise(@TheVisit() visit: Visit, @Uuid() id: string) {
    const object = await this.questions.ask(new MapObjectById(id));
    if (!object) throw new NotFoundException();
    await this.work(visit, id, id, objectDraftIn(visit.form, object.layer));
  }

  @Post(both('office/map/objects/:id/retire'))
  async retire(@TheVisit() visit: Visit, @Uuid() object: string) {
    this.pages.mustBeOurs(visit);
    const done = await this.deeds.send(visit, RetireMapObject, {}, { object }, this.desk.as(visit.who, STAFF));
    if ('errors' in done) return this.show(visit, object, { errors: done.errors }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).placedObject(object), { done: 'retired' }));
  }

  /** Puts it on the map, or revises what is there; otherwise brings the form back as it was filled in. */
  private async work(visit: Visit, known: string | undefined, id: string, draft: ObjectDraft): Promise<void> {
    this.pages.mustBeOurs(visit);
    const { lang, form } = visit;
    const wish = objectWish(draft, known === undefined ? PlaceMapObject : ReviseMapObject, lang);
    if (Array.isArray(wish)) return this.show(visit, known, { draft, errors: wish }, 422);
    const acting = this.desk.as(visit.who, STAFF);
    const sent = { key: form.key, body: { ...wish } };
    const done = await this.deeds.attempt(lang, () => this.mapping.place(wish as PlaceMapObject, id, acting, sent));
    if ('receipt' in done) return this.pages.goTo(visit, withQuery(paths(lang).placedObject(id), { done: 'saved' }));
    const field = refusedField(done.refused, draft);
    await this.show(visit, known, { draft, errors: done.errors.map(({ text }) => ({ field, text })) }, 422);
  }

  private async show(visit: Visit, id: string | undefined, { draft, errors = [], notice }: Shown, status = 200) {
    const [object, layers, frame] = await Promise.all([
      id === undefined ? undefined : this.questions.ask(new MapObjectById(id)),
      this.holding(),
      this.pages.frame(visit),
    ]);
    if (id !== undefined && !object) throw new NotFoundException();
    const open = layers.filter(({ code, retired }) => !retired || code === object?.layer);
    const view = { frame, id, layers: open, errors, notice, retired: object?.retired ?? false };
    this.pages.send(visit, PlacedObjectPage({ ...view, draft: draft ?? objectDraftOf(object) }, visit.lang), status);
  }

  private async holding() {
    return (await layersShown(this.questions, this.live)).filter(({ source }) => source === 'objects');
  }
}
