import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { embedFrame } from '../sharing/embed-frame.js';
import { namedBy } from '../sharing/named-by.js';
import { withQuery } from '../with-query.js';

type Network = {
  readonly name: string;
  readonly to: (url: string, text: string) => string;
  /** What is put there stands before everybody. */
  readonly open?: true;
};
const NETWORKS: readonly Network[] = [
  { name: 'Facebook', to: (url) => `https://www.facebook.com/sharer/sharer.php?u=${url}`, open: true },
  { name: 'Telegram', to: (url, text) => `https://t.me/share/url?url=${url}&text=${text}` },
  { name: 'WhatsApp', to: (url, text) => `https://wa.me/?text=${text}%20${url}` },
  { name: 'X', to: (url, text) => `https://x.com/intent/post?url=${url}&text=${text}`, open: true },
  { name: 'Bluesky', to: (url, text) => `https://bsky.app/intent/compose?text=${text}%20${url}`, open: true },
];

type Props = {
  readonly url: string;
  readonly title: string;
  readonly lang: Lang;
  /** The address is meant for people one knows, and not for everybody. */
  readonly secret?: boolean;
};

/** Links that carry the page's address elsewhere: nothing of those places is loaded here, nobody is followed. */
export function ShareRow({ url, title, lang, secret }: Props) {
  const { sharing: t } = say(lang);
  const [to, text] = [encodeURIComponent(url), encodeURIComponent(title)];
  return (
    <div data-share data-url={url} data-title={title}>
      <p class="meta">{t.title}</p>
      <div class="share">
        <button type="button" data-native hidden>
          {t.native}
        </button>
        <button type="button" data-copy hidden>
          {t.copy}
        </button>
        {NETWORKS.filter(({ open }) => !secret || !open).map((network) => (
          <a href={network.to(to, text)} rel="noopener noreferrer">
            {network.name}
          </a>
        ))}
        {!secret && (
          <a href={withQuery(paths(lang).mastodon, { path: new URL(url).pathname })} rel="nofollow">
            Mastodon
          </a>
        )}
        <a href={`mailto:?subject=${text}&body=${to}`}>{t.mail}</a>
      </div>
      <p class="meta" role="status" data-copied data-words={t.copied} />
      {!secret && <EmbedCode url={url} title={title} lang={lang} />}
    </div>
  );
}

/** What to write into a page of one's own, for the card of this one to stand there. */
function EmbedCode({ url, title, lang }: Props) {
  const { sharing: t } = say(lang);
  const { origin, pathname } = new URL(url);
  const named = namedBy(pathname);
  if (!named) return null;
  return (
    <details class="fold">
      <summary>{t.embedCode}</summary>
      <p class="hint" id="embed-hint">
        {t.embedHint}
      </p>
      <textarea
        class="input embed-code"
        rows={4}
        readOnly
        aria-label={t.embedCode}
        aria-describedby="embed-hint"
        value={embedFrame(origin, { ...named, title })}
      />
    </details>
  );
}
