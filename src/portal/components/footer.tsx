import type { Frame, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { feedAt, paths } from '../paths.js';

export function Footer({ frame, lang }: { frame: Frame; lang: Lang }) {
  const { name, demo, nav, footer: t } = say(lang).shell;
  const to = paths(lang);
  return (
    <footer class="foot">
      <div class="wrap">
        <div class="columns">
          <div>
            <h2>{name}</h2>
            <p>{t.about}</p>
          </div>
          <div>
            <h2>{t.transparency}</h2>
            <ul class="links">
              <li>
                <a href={to.petitions}>{nav.petitions}</a>
              </li>
              <li>
                <a href={to.spending}>{say(lang).spending.title}</a>
              </li>
              <li>
                <a href={to.ogp}>{nav.ogp}</a>
              </li>
              <li>
                <a href={to.log}>{t.log}</a>
              </li>
              <li>
                <a href={feedAt('decisions', 'atom', lang)}>{say(lang).feed.follow}</a>
              </li>
              <li>
                <a href={to.openData}>{t.api}</a>
              </li>
            </ul>
          </div>
          <div>
            <h2>{t.help}</h2>
            <ul class="links">
              <li>
                <a href={to.contact}>{t.contact}</a>
              </li>
              <li>
                <a href={to.privacy}>{t.privacy}</a>
              </li>
              <li>
                <a href={to.accessibility}>{t.accessibility}</a>
              </li>
              {frame.demo && (
                <li>
                  <a href={to.outbox}>{t.outbox}</a>
                </li>
              )}
            </ul>
          </div>
        </div>
        {frame.demo && <p class="small">{demo}</p>}
      </div>
    </footer>
  );
}
