import type { EvidenceView } from '../../../../read-models/ogp-commitments.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format, momentOf } from '../../i18n/format.js';
import { api } from '../../paths.js';
import { safeUrl } from '../../safe-url.js';
import { Official, word } from './official.js';

type Props = { readonly items: readonly EvidenceView[]; readonly lang: Lang };

/** Documents of the repository: links, files, and figures frozen with their digest. */
export function EvidenceItems({ items, lang }: Props) {
  const { ogp: t, ogpWords: words } = say(lang);
  if (items.length === 0) return <p>{t.noEvidence}</p>;
  return (
    <ul class="rows">
      {items.map((one) => (
        <li key={one.id}>
          <p>
            <Source one={one} lang={lang} />
          </p>
          <p class="meta dotted">
            <span>{word(words.documents, one.kind)}</span>
            <time dateTime={one.day}>{format(lang).date(momentOf(one.day))}</time>
            {one.missed && <span>{t.missing}</span>}
          </p>
          {one.withdrawn && (
            <p>
              <b>{t.withdrawnEvidence}</b>. {t.reason} <Official said={one.withdrawn.reason} lang={lang} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Source({ one, lang }: { readonly one: EvidenceView; readonly lang: Lang }) {
  const { ogp: t, ogpWords: words } = say(lang);
  const { source } = one;
  const title = <Official said={one.title} lang={lang} />;
  if (source.kind === 'live')
    return (
      <>
        {title}
        <br />
        {word(words.figures, source.query)}: <b>{t.frozen(source.value.count, source.value.of)}</b>
        <br />
        <span class="meta">
          {t.frozenAt(source.position)} <a href={api.ogp(`evidence/${one.id}/check`)}>{t.checkFigure}</a>
        </span>
      </>
    );
  const url = source.kind === 'file' ? api.ogp(`evidence/${one.id}/file`) : safeUrl(source.link);
  if (!url || !one.standing) return title;
  return (
    <a href={url} rel="nofollow noopener">
      {title}
    </a>
  );
}
