import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

/** All that has to be corrected, each with a link to its field. Stands first on the page. */
export function ErrorSummary({ errors, lang }: { errors: readonly FormError[]; lang: Lang }) {
  if (errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabIndex={-1} data-focus>
      <h2>{say(lang).shell.errorsTitle}</h2>
      <ul class="plain">
        {errors.map(({ field, text }) => (
          <li>{field === '' ? text : <a href={`#${field}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
