import type { ComponentChildren, VNode } from 'preact';
import { Footer } from './components/footer.js';
import { Head, type Meta } from './components/head.js';
import { Header, type Room } from './components/header.js';
import type { Frame, Lang } from './frame.js';
import { say } from './i18n/catalogue.js';

export type LayoutProps = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly meta: Meta;
  /** Where in the house the page is. */
  readonly room?: Room;
  /** The head of the page, over its whole width; it belongs to the main content. */
  readonly hero?: VNode;
  /** Stays at the lower edge of a phone. */
  readonly bar?: VNode | null | false;
  readonly children: ComponentChildren;
};

/** The whole document round a page. */
export function Layout({ frame, lang, meta, room, hero, bar, children }: LayoutProps): VNode {
  return (
    <html lang={lang}>
      <Head frame={frame} lang={lang} meta={meta} />
      <body>
        <a class="skip" href="#main">
          {say(lang).shell.skip}
        </a>
        <Header frame={frame} lang={lang} room={room} />
        <main id="main" tabIndex={-1}>
          {hero}
          <div class="wrap content">{children}</div>
          {bar}
        </main>
        <Footer frame={frame} lang={lang} />
      </body>
    </html>
  );
}
