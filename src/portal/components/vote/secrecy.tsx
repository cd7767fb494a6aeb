import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';

/** What a secret ballot of this house protects, and from what it does not. */
export function Secrecy({ lang }: { lang: Lang }) {
  const t = say(lang).vote.secrecy;
  return (
    <section class="card quiet stack" aria-labelledby="secrecy">
      <h2 id="secrecy">{t.title}</h2>
      <ul>
        {t.protects.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>
        <b>{t.not}</b>
      </p>
      <ul>
        {t.limits.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
}
