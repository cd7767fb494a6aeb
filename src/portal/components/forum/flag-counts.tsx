import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';

/** How many people thought what of a post. */
export function FlagCounts({ flags, lang }: { flags: Readonly<Record<string, number>>; lang: Lang }) {
  const t = say(lang).forumOffice;
  const grounds: Readonly<Record<string, string>> = say(lang).forum.post.grounds;
  const counted = Object.entries(flags).filter(([, n]) => n > 0);
  if (counted.length === 0) return <p class="meta">{t.act.noFlags}</p>;
  return (
    <p class="cluster">
      {counted.map(([ground, n]) => (
        <span class="tag waits">{t.flags(grounds[ground] ?? ground, n)}</span>
      ))}
    </p>
  );
}
