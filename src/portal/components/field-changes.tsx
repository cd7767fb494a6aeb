import type { DocumentChange } from '../../read/entry-changes.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Scroller } from './scroller.js';

type Props = { readonly change: DocumentChange; readonly labelledBy: string; readonly lang: Lang };

/** What a document held before and holds after, field by field; fields that stayed are left out. */
export function FieldChanges({ change: { before, after }, labelledBy, lang }: Props) {
  const t = say(lang).entry.changes;
  if (!after) return <p>{t.gone}</p>;
  return (
    <>
      {!before && <p>{t.made}</p>}
      <Scroller labelledBy={labelledBy}>
        <table class="table over">
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              {before && <th scope="col">{t.before}</th>}
              <th scope="col">{t.later}</th>
            </tr>
          </thead>
          <tbody>
            {differences(before, after).map(([field, was, is]) => (
              <tr>
                <th scope="row">
                  <code>{field}</code>
                </th>
                {before && <td>{was}</td>}
                <td>{is}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

type Row = readonly [field: string, was: string, is: string];

function differences(before: object | null, after: object): readonly Row[] {
  const [was, is] = [leaves(before ?? {}), leaves(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => [name, was.get(name) ?? '—', is.get(name) ?? '—']);
}

/** Every value by its path. */
function leaves(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value !== 'object' || value === null) return into.set(path, String(value));
  for (const [name, inner] of Object.entries(value)) leaves(inner, path ? `${path}.${name}` : name, into);
  return into;
}
