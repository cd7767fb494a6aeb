import type { VNode } from 'preact';
import type { Assets } from '../assets.js';
import { Mark } from '../components/mark.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type EmbedView = {
  /** The page that it stands for, and its title; null where there is none to show. */
  readonly shared: { readonly title: string; readonly page: string; readonly card: VNode } | null;
  readonly origin: string;
  readonly demo: boolean;
  readonly assets: Pick<Assets, 'url'>;
};

/** What stands in a frame on somebody else's page: no script, no form, and links that open beside it. */
export function EmbedPage({ shared, origin, demo, assets }: EmbedView, lang: Lang): VNode {
  const { shell, sharing } = say(lang);
  const { embed: t } = sharing;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${shared?.title ?? t.gone} · ${shell.name}`}</title>
        {shared && <link rel="canonical" href={origin + shared.page} />}
        <link rel="stylesheet" href={assets.url('ghia.css')} />
      </head>
      <body class="embed">
        <main class="card stack">
          {shared?.card ?? <h1>{t.gone}</h1>}
          <p class="embed-foot">
            <Mark />
            <b>{shell.name}</b>
            <a href={shared?.page ?? paths(lang).home} target="_blank" rel="noopener">
              {shared ? t.read : t.home}
            </a>
          </p>
          {demo && <p class="embed-demo">{shell.demo}</p>}
        </main>
      </body>
    </html>
  );
}
