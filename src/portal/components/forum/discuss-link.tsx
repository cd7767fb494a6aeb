import type { About } from '../../../../events/forum.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';

type Props = {
  readonly about: About;
  /** How many topics are about it. */
  readonly topics: number;
  readonly lang: Lang;
};

/** From a petition or a report to the talk about it, or to the beginning of one. */
export function DiscussLink({ about: { kind, id }, topics, lang }: Props) {
  const t = say(lang).forum;
  const to = paths(lang);
  const about = `${kind}:${id}`;
  return (
    <p class="cluster no-print">
      <a href={withQuery(to.newTopic, { about })} rel="nofollow">
        {t.discuss}
      </a>
      {topics > 0 && (
        <a class="meta" href={withQuery(to.forum, { about })}>
          {t.discussed(topics)}
        </a>
      )}
    </p>
  );
}
