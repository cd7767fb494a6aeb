import type { MapObjectView } from '../../../read-models/map-objects.js';
import type { ObjectDraft } from '../components/map/object-fields.js';
import { type DateParts, datePartsIn } from '../date-parts.js';
import type { Form } from './visit.js';

/** What the form begins with: the object as it stands, or nothing but its layer. */
export function objectDraftOf(object: MapObjectView | undefined, layer = ''): ObjectDraft {
  const { title, geometry, exact, place, period, budget, permit } = object ?? {};
  const isPoint = geometry?.type === 'Point';
  return {
    ...{ layer: object?.layer ?? layer, titleKa: title?.ka ?? '', titleEn: title?.en ?? '' },
    ...{ lat: isPoint ? String(place!.lat) : '', lon: isPoint ? String(place!.lon) : '' },
    geometry: geometry && !isPoint ? JSON.stringify(shapeIn(geometry, exact)) : '',
    ...{ from: partsOf(period?.from), to: partsOf(period?.to), validUntil: partsOf(permit?.validUntil) },
    budget: budget == null ? '' : budget % 100 === 0 ? String(budget / 100) : (budget / 100).toFixed(2),
    ...{ number: permit?.number ?? '', kind: permit?.kind ?? '', issuer: permit?.issuer ?? '' },
  };
}

/** A large shape by its name: the drawing of it must not take its place. */
const shapeIn = (geometry: MapObjectView['geometry'], exact: MapObjectView['exact']) =>
  exact ? { digest: exact.digest } : geometry;

/** The form as it was filled in. @param layer where it stands already */
export function objectDraftIn(form: Form, layer?: string): ObjectDraft {
  const said = (name: string) => form[name]?.trim() ?? '';
  return {
    ...{ layer: layer ?? said('layer'), titleKa: said('title-ka'), titleEn: said('title-en') },
    ...{ lat: said('lat'), lon: said('lon'), geometry: said('geometry'), budget: said('budget') },
    ...{ from: datePartsIn(form, 'from'), to: datePartsIn(form, 'to'), validUntil: datePartsIn(form, 'validUntil') },
    ...{ number: said('number'), kind: said('kind'), issuer: said('issuer') },
  };
}

function partsOf(day: string | null | undefined): DateParts | undefined {
  if (!day) return undefined;
  const [year, month, date] = day.split('-').map((part) => part.replace(/^0+/, '')) as [string, string, string];
  return { year, month, day: date };
}
