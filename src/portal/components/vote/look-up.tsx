import type { RoundView } from '../../../../read-models/rounds.js';
import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Guard } from '../guard.js';

type Props = {
  readonly round: Pick<RoundView, 'id'>;
  readonly frame: Frame;
  readonly digest: string;
  readonly label: string;
  readonly lang: Lang;
};

/** Looks a ballot up. Its digest stands in no address, and the page it is sent from has no session to send along. */
export const LookUp = ({ frame, round, digest, label, lang }: Props) => (
  <form method="post" action={paths(lang).ballotReceipts(round.id)}>
    <Guard frame={frame} />
    <input type="hidden" name="digest" value={digest} />
    <button type="submit" class="button quiet">
      {label}
    </button>
  </form>
);

/** What somebody takes home who has just cast a ballot. */
export function Taken({ digest, sig, mergeBy, lang }: { digest: string; sig: string; mergeBy: string; lang: Lang }) {
  const t = say(lang).vote.done;
  return (
    <>
      <dl class="answers">
        <div>
          <dt>{t.digest}</dt>
          <dd>
            <code>{digest}</code>
          </dd>
        </div>
        <div>
          <dt>{t.promiseSig}</dt>
          <dd>
            <code>{sig}</code>
          </dd>
        </div>
      </dl>
      <p>{t.promise(mergeBy)}</p>
    </>
  );
}
