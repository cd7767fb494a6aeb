import { MOST_PHOTOS } from '../../../../events/smart-map.js';
import { type ReportPhoto, sizeOf, thumbnailPath } from '../../../../read-models/report-photos.js';
import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { holds } from '../../office-rooms.js';
import { paths } from '../../paths.js';

/** The longer side of a thumbnail, in pixels. */
const SMALL = 320;
/** A thumbnail keeps the shape of its photo. */
const small = ({ width, height }: { readonly width: number; readonly height: number }) => {
  const share = Math.min(1, SMALL / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
};

type Photos = { readonly photos: readonly ReportPhoto[]; readonly lang: Lang };

/** The photos of a report, each leading to its full size. */
export function ReportPhotos({ photos, id, frame, lang }: Photos & { readonly id: string; readonly frame: Frame }) {
  const t = say(lang).photos;
  const moderator = holds(frame.reader?.roles, ['moderator']);
  if (photos.length === 0) return null;
  return (
    <ul class="photos" aria-label={t.title}>
      {photos.map(({ photo, url, thumbnail, width, height }, i) => (
        <li>
          <a href={url} aria-label={t.enlarge(i + 1)}>
            <img
              src={thumbnail}
              srcset={`${thumbnail} ${small({ width, height }).width}w, ${url} ${width}w`}
              sizes="(min-width: 60rem) 24rem, 92vw"
              alt={t.one(i + 1, photos.length)}
              width={width}
              height={height}
              loading="lazy"
              decoding="async"
            />
          </a>
          {moderator && <a href={paths(lang).reportPhoto(id, photo)}>{t.edit(photo)}</a>}
        </li>
      ))}
    </ul>
  );
}

/** The same on a card, small. */
export function Thumbnails({ photos, lang }: Photos) {
  const t = say(lang).photos;
  if (photos.length === 0) return null;
  return (
    <p class="thumbs">
      {photos.map(({ thumbnail, ...size }, i) => (
        <img src={thumbnail} alt={t.one(i + 1, photos.length)} {...small(size)} loading="lazy" decoding="async" />
      ))}
    </p>
  );
}

type FieldProps = { readonly kept: readonly string[]; readonly errors: readonly FormError[]; readonly lang: Lang };

/** Photos to go with a report: those that are there already, each to be left out again, and room for more. */
export function PhotosField({ kept, errors, lang }: FieldProps) {
  const t = say(lang).photos;
  const error = errorOf(errors, 'photos');
  const described = ['photos-hint', error && 'photos-error'].filter(Boolean).join(' ');
  return (
    <>
      {kept.length > 0 && (
        <fieldset class="field">
          <legend>{t.added}</legend>
          <ul class="photos chosen">
            {kept.map((name, i) => (
              <li>
                <label class="choice">
                  <input type="checkbox" name="photo" value={name} checked />
                  <img src={thumbnailPath(name)} alt="" {...small(sizeOf(name))} />
                  <span>{t.keep(i + 1)}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {(kept.length < MOST_PHOTOS || error) && (
        <div class={error ? 'field wrong' : 'field'}>
          <label for="photos">
            {t.label} <span class="hint">{say(lang).shell.optional}</span>
          </label>
          <p class="hint" id="photos-hint">
            {t.hint(MOST_PHOTOS)}
          </p>
          {error && (
            <p class="mistake" id="photos-error">
              <span class="hidden-visually">{say(lang).shell.mistake} </span>
              {error}
            </p>
          )}
          <input
            class="input"
            type="file"
            id="photos"
            name="photos"
            multiple
            accept="image/jpeg,image/png,image/webp"
            aria-describedby={described}
            aria-invalid={error ? 'true' : undefined}
            data-shrink={MOST_PHOTOS - kept.length}
          />
        </div>
      )}
    </>
  );
}
