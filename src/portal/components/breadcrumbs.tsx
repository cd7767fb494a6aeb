import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type Crumb = { readonly href: string; readonly label: string };

/** From home to here. */
export function Breadcrumbs({ lang, way, here }: { lang: Lang; way: readonly Crumb[]; here: string }) {
  const t = say(lang).shell;
  const home = { href: paths(lang).home, label: t.nav.home };
  return (
    <nav aria-label={t.breadcrumbs}>
      <ol class="crumbs">
        {[home, ...way].map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
