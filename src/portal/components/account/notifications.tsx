import type { MyNotices } from '../../../http/my-notifications.js';
import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Banner } from '../banner.js';
import { Checkbox } from '../choices.js';
import { Guard } from '../guard.js';

type Props = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly notices: MyNotices;
  /** The choice was saved just now. */
  readonly saved: boolean;
};

/** Which messages the reader gets, and by which way. */
export function Notifications({ frame, lang, notices: { channel, all, topics, items }, saved }: Props) {
  const words = say(lang);
  const t = words.notifications;
  return (
    <section class="card stack" id="notifications" aria-labelledby="messages">
      <h2 id="messages">{t.title}</h2>
      {saved && <Banner tone="good" title={t.saved} news />}
      <p>{t.lead}</p>
      <p class="hint">{channel ? t.channel[channel.kind](channel.to) : t.noChannel}</p>
      <form class="form" method="post" action={paths(lang).notifications} data-once>
        <Guard frame={frame} />
        <Checkbox name="all" value="yes" checked={all} hint={t.allHint}>
          {t.all}
        </Checkbox>
        <fieldset>
          <legend class="legend">{t.about}</legend>
          <div class="choices">
            {topics.map(({ topic, on }) => (
              <label class="choice">
                <input type="hidden" name="asked" value={topic} />
                <input type="checkbox" id={`topic-${topic}`} name="topic" value={topic} checked={on} />
                <span>{t.topics[topic]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {items.length === 0 ? (
          <p class="meta">{t.none}</p>
        ) : (
          <fieldset>
            <legend class="legend">{t.which}</legend>
            <div class="choices">
              {items.map(({ petition, title, as, on }, i) => (
                <label class="choice">
                  <input type="hidden" name="listed" value={petition} />
                  <input type="checkbox" id={`on-${i + 1}`} name="on" value={petition} checked={on} />
                  <span>{title ?? words.account.me.untitled}</span>
                  {as.length > 0 && <span class="hint">{as.map((one) => t.as[one]).join(' · ')}</span>}
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <p class="hint">{t.private}</p>
        <p>
          <button type="submit" class="button quiet">
            {t.save}
          </button>
        </p>
      </form>
    </section>
  );
}
