import type { HidingView } from '../../../../read-models/forum-posts.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { isShown, Written } from '../text.js';

type Props = { readonly hidden: HidingView; readonly lang: Lang };

/** Why a post is closed to readers: the ground, the reason in words, the rule, and how an appeal stands. */
export function HidingNote({ hidden, lang }: Props) {
  const { by, ground, reason, due, overdue, appeal } = hidden;
  const t = say(lang).forum.post;
  const grounds: Readonly<Record<string, string>> = t.grounds;
  return (
    <div class="hiding">
      <p>
        <b>{t.hiddenBy[by]}.</b> {ground && `${t.ground} ${(grounds[ground] ?? ground).toLowerCase()}.`}
      </p>
      {reason && isShown(reason) && (
        <p class="message">
          {say(lang).forum.topic.reason} <Written text={reason.text} />
        </p>
      )}
      {due && <p class="meta">{overdue ? t.overdue : t.due(due)}</p>}
      {appeal && (
        <p class="meta dotted">
          <span>{t.appealed(appeal.at)}</span>
          <span>{(t.outcomes as Readonly<Record<string, string>>)[appeal.outcome]}</span>
        </p>
      )}
      {appeal?.decision && isShown(appeal.decision) && (
        <p class="message">
          <Written text={appeal.decision.text} />
        </p>
      )}
      <details class="fold">
        <summary>{t.rule}</summary>
        <p>{by === 'flags' ? t.ruleFlags : t.ruleModerator}</p>
      </details>
    </div>
  );
}
