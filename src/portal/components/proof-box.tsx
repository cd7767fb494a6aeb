import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Icon } from './icon.js';

type Props = {
  readonly lang: Lang;
  /** What is to be found in the log, where it is no petition. */
  readonly text?: string;
  /** The last entry that this page is computed from. */
  readonly position: number;
  /** Proves what the text was, without showing it. */
  readonly commitment: string | null;
  /** The stream of the petition or the topic in the log. */
  readonly stream: string;
  /** The official count, where one was published. */
  readonly figure?: { readonly event: string; readonly signatures: number; readonly size: number } | undefined;
  /** The reader's own receipt. */
  readonly receipt?: string | undefined;
};

/** Where everything on the page can be checked. */
export function ProofBox({ lang, text, position, commitment, stream, figure, receipt }: Props) {
  const { proof: t } = say(lang).petition;
  const { log } = paths(lang);
  return (
    <section class="proof" aria-label={t.title}>
      <Icon of="shield" />
      <div>
        <p>
          {text ?? t.text} <a href={withQuery(log, { stream })}>{t.link}</a>
        </p>
        <dl>
          <div>
            <dt>{t.position}</dt>
            <dd>
              <a href={paths(lang).entry(position)}>{format(lang).number(position)}</a>
            </dd>
          </div>
          {commitment && (
            <div>
              <dt>{t.commitment}</dt>
              <dd>
                <code>{commitment}</code>
              </dd>
            </div>
          )}
          {figure && (
            <div>
              <dt>{t.figure}</dt>
              <dd>
                <a href={withQuery(log, { find: figure.event })}>{t.counted(figure.signatures, figure.size)}</a>
              </dd>
            </div>
          )}
          {receipt && (
            <div>
              <dt>{t.receipt}</dt>
              <dd>
                <a href={paths(lang).receipt(receipt)}>
                  <code>{receipt}</code>
                </a>
              </dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  );
}
