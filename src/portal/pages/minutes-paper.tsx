import type { VNode } from 'preact';
import { Paper, type Sheet } from '../components/paper.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import type { Block, Printed, Said } from '../minutes-blocks.js';

export type MinutesPaperView = {
  readonly printed: Printed;
  readonly demo: boolean;
  /** The session's own page. */
  readonly page: string;
  readonly sheet: Sheet;
};

/** Minutes as a paper of office: nothing on it but what is signed, and what shows that it was. */
export function MinutesPaperPage({ printed, demo, page, sheet }: MinutesPaperView, lang: Lang): VNode {
  const { minutes: t } = say(lang);
  const { body, title, place, date, status, blocks, signatures, digest, foot } = printed;
  return (
    <Paper
      lang={lang}
      demo={demo}
      title={`${title}, ${date}`}
      sheet={sheet}
      back={{ href: page, text: t.back }}
      foot={
        <>
          {foot.map((line) => (
            <p>{line}</p>
          ))}
          <p class="digest">
            {t.digest} {digest}
          </p>
        </>
      }
    >
      <header>
        <p class="body" lang={body.lang}>
          {body.text}
        </p>
        <h1>{title}</h1>
        <p class="place">
          <span lang={place.lang}>{place.text}</span>
          <span>{date}</span>
        </p>
      </header>
      <p class="notice">
        <Words said={status} lang={lang} />
      </p>
      {blocks.map((block) => (
        <Shown block={block} lang={lang} />
      ))}
      <section class="signatures">
        {signatures.map(({ office, name, how }) => (
          <p class="signature">
            <span>{office}</span>
            <strong lang={name.lang}>{name.text}</strong>
            <span class="how">{how}</span>
          </p>
        ))}
      </section>
    </Paper>
  );
}

function Shown({ block, lang }: { block: Block; lang: Lang }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'line':
      return (
        <p>
          <strong>{block.label}</strong> <Words said={block.said} lang={lang} />
        </p>
      );
    case 'text':
      return <p lang={block.said.lang}>{block.said.text}</p>;
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Words said={item} lang={lang} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

const Words = ({ said, lang }: { said: readonly Said[]; lang: Lang }) => (
  <>{said.map((one) => (one.lang === lang ? one.text : <span lang={one.lang}>{one.text}</span>))}</>
);
