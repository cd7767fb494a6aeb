import { hash } from 'node:crypto';
import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Limits } from '../../http/limits.js';
import { ImportDistrictsBody } from '../../http/map.input.js';
import { triedFileIn } from '../../http/tried-file.body.js';
import { isTooDeep, mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { LiveMap } from '../../map/live-map.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { type MapImport, Mapping } from '../../write/mapping.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { MAP_IMPORTERS } from '../office-rooms.js';
import { MapImportPage, type MapImportView } from '../pages/map-import.js';
import { type Tried, TriedImportPage } from '../pages/map-import-tried.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { layersShown } from './layers-shown.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** What a file holds: JSON, or text that is taken for CSV. */
type Content = { readonly geojson: unknown } | { readonly csv: string };
type Attempt = Omit<Tried, 'summary' | 'digest' | 'file'> & {
  readonly bytes: Buffer;
  readonly fields: Readonly<Record<string, string>>;
  readonly run: (dryRun: boolean) => Promise<MapImport>;
};
const OUTCOME = ['added', 'changed', 'unchanged'] as const;

/** Files of objects and of borders: tried first, always, and then imported as they were tried, all of it or nothing. */
@Controller()
@Needs(MAP_IMPORTERS)
@UseFilters(PageFilter)
export class MapImportPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(LiveMap) private readonly live: LiveMap,
    @Inject(Mapping) private readonly mapping: Mapping,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(both('office/map/import'))
  async choose(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { layer, ...counts } = plain(asked);
    const numbers = OUTCOME.map((name) => (/^\d{1,6}$/.test(counts[name] ?? '') ? Number(counts[name]) : undefined));
    const done = numbers.every((n) => n !== undefined) ? (numbers as [number, number, number]) : undefined;
    await this.show(visit, { layer, done });
  }

  @Post(both('office/map/import'))
  @Needs('officer')
  async objects(@TheVisit() visit: Visit) {
    const form = await this.formOf(visit, 'file');
    if (!form) return;
    const { fields, bytes, content } = form;
    const chosen = (await this.open()).find(({ code }) => code === fields.layer);
    const { errors: words } = say(visit.lang).mapPlacing;
    const errors = [...(chosen ? [] : [{ field: 'layer', text: words.layer }]), ...form.errors];
    if (!chosen || !bytes || !content || errors.length > 0) return this.show(visit, { ...fields, errors }, 422);
    const layer = chosen.code;
    const acting = this.desk.as(visit.who, STAFF);
    await this.tryOrImport(visit, {
      ...{ fields, bytes, of: chosen.name[visit.lang], with: { layer }, action: paths(visit.lang).mapImport },
      run: (dryRun) => this.mapping.importObjects({ layer, ...content }, acting, { dryRun }),
    });
  }

  @Post(both('office/map/import/districts'))
  @Needs('administrator')
  async districts(@TheVisit() visit: Visit) {
    const form = await this.formOf(visit, 'borders');
    if (!form) return;
    const { fields, bytes, content } = form;
    const t = say(visit.lang).mapPlacing;
    const geojson = content && 'geojson' in content ? content.geojson : {};
    const wish = plainToInstance(ImportDistrictsBody, { geojson, source: (fields.source ?? '').trim() });
    const wrong = mistakes(validateSync(wish)).some(({ path }) => path === 'source');
    const isJson = !content || 'geojson' in content;
    const errors = [
      ...(wrong ? [{ field: 'source', text: t.errors.source }] : []),
      ...(isJson ? form.errors : [{ field: 'borders', text: t.errors.notJson }]),
    ];
    if (!bytes || errors.length > 0) return this.show(visit, { ...fields, errors }, 422);
    const { source } = wish;
    const acting = this.desk.as(visit.who, STAFF);
    await this.tryOrImport(visit, {
      ...{ fields, bytes, of: t.imports.districts, with: { source }, action: paths(visit.lang).districtsImport },
      run: async (dryRun) => {
        const sent = { key: fields.key, body: { source, digest: hash('sha256', bytes) } };
        const { summary, receipt } = await this.mapping.adoptDistricts({ geojson, source, dryRun }, acting, sent);
        return receipt ? { ...summary, position: receipt.position } : summary;
      },
    });
  }

  /** The form with its file, if it came from a page of ours; a file that is too large has been answered already. */
  private async formOf(visit: Visit, field: 'file' | 'borders') {
    await this.limits.take('uploads', visit.request, visit.reply);
    const { errors: words } = say(visit.lang).mapPlacing;
    const { fields, file } = await triedFileIn(visit.request);
    if (file === 'too-large') {
      await this.show(visit, { ...fields, errors: [{ field, text: words.tooLarge }] }, 413);
      return undefined;
    }
    this.pages.mustBeOurs({ ...visit, form: fields });
    if (!file) return { fields, errors: [{ field, text: words.file }] };
    const content = contentOf(file, visit.lang);
    if (typeof content === 'string') return { fields, errors: [{ field, text: content }] };
    return { fields, bytes: file, content, errors: [] };
  }

  /** A dry run unless the button under one was pressed; and again one where a line is wrong by now. */
  private async tryOrImport(visit: Visit, { bytes, fields, run, ...tried }: Attempt): Promise<void> {
    const { lang } = visit;
    const digest = hash('sha256', bytes);
    const isTried = fields.step === 'import';
    if (isTried && fields.digest !== digest)
      return this.show(visit, { ...fields, errors: [{ field: '', text: say(lang).mapPlacing.errors.changed }] }, 422);
    const did = await this.deeds.attempt(lang, async () => {
      const summary = await run(!isTried);
      return { summary, position: summary.position ?? 0 };
    });
    if ('errors' in did) return this.show(visit, { ...fields, errors: did.errors }, 422);
    const { summary } = did.receipt;
    if (isTried && summary.refused.length === 0) {
      const counts = Object.fromEntries(OUTCOME.map((name) => [name, String(summary[name])]));
      const to = withQuery(paths(lang).mapImport, { ...counts, layer: fields.layer });
      return this.pages.goTo(visit, to);
    }
    const view = { ...tried, frame: await this.pages.frame(visit), summary, digest, file: bytes.toString('base64') };
    this.pages.send(visit, TriedImportPage(view, lang), summary.refused.length > 0 ? 422 : 200);
  }

  private async show(visit: Visit, more: Partial<MapImportView>, status = 200): Promise<void> {
    const { layer, source, done, errors = [] } = more;
    const [layers, frame] = await Promise.all([this.open(), this.pages.frame(visit)]);
    this.pages.send(visit, MapImportPage({ frame, layers, layer, source, done, errors }, visit.lang), status);
  }

  private async open() {
    const all = await layersShown(this.questions, this.live);
    return all.filter(({ source, retired }) => source === 'objects' && !retired);
  }
}

/** What is in a file: a brace at its beginning makes it JSON. In words, why it cannot be read. */
function contentOf(bytes: Buffer, lang: Lang): Content | string {
  const { errors: words } = say(lang).mapPlacing;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return words.notText;
  }
  if (!/^\s*[{[]/.test(text)) return { csv: text };
  try {
    const geojson: unknown = JSON.parse(text);
    return isTooDeep(geojson) ? words.notJson : { geojson };
  } catch {
    return words.notJson;
  }
}
