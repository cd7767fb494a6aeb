import type { ComponentChildren, VNode } from 'preact';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

/** The sheet that a paper is set with: an address, or its very words where nothing can be fetched. */
export type Sheet = { readonly href: string } | { readonly inline: string };

type Props = {
  readonly lang: Lang;
  readonly demo: boolean;
  /** What the window, or the file, is called. */
  readonly title: string;
  readonly sheet: Sheet;
  /** The page of the portal that says the same. */
  readonly back: { readonly href: string; readonly text: string };
  readonly foot: ComponentChildren;
  readonly children: ComponentChildren;
};

/** A page to be kept, sent and printed: without the portal around it. */
export function Paper({ lang, demo, title, sheet, back, foot, children }: Props): VNode {
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {demo && <meta name="robots" content="noindex" />}
        <title>{title}</title>
        {'href' in sheet ? (
          <link rel="stylesheet" href={sheet.href} />
        ) : (
          <style dangerouslySetInnerHTML={{ __html: sheet.inline }} />
        )}
      </head>
      <body>
        <main>
          {demo && <p class="notice">{say(lang).shell.demo}</p>}
          <p class="back">
            <a href={back.href}>{back.text}</a>
          </p>
          {children}
        </main>
        <footer>{foot}</footer>
      </body>
    </html>
  );
}
