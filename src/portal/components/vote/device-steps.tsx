import type { RoundView } from '../../../../read-models/rounds.js';
import { mergeBy } from '../../../ballots/box-round.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Banner } from '../banner.js';
import { Checkbox, Choices } from '../choices.js';
import { Field } from '../field.js';

type Props = { readonly round: RoundView; readonly lang: Lang };

/** What a voter's own browser leads through behind the ballot. A script shows one part after the other and fills in the rest. */
export function DeviceSteps({ round, lang }: Props) {
  const t = say(lang).vote;
  return (
    <div class="stack" data-device hidden>
      <form class="card form" data-step="code" hidden noValidate>
        <h2 tabIndex={-1}>{t.other.title}</h2>
        <p data-why-code>{t.other.hint}</p>
        <Field
          lang={lang}
          name="code"
          id="recovery"
          label={t.other.code}
          input={{ maxLength: 100, autocomplete: 'off', spellcheck: false }}
        />
        <p class="mistake" role="alert" data-wrong-code hidden>
          {t.other.wrong}
        </p>
        <button type="submit" class="button">
          {t.other.use}
        </button>
      </form>
      <form class="stack" data-step="check" hidden noValidate>
        <h2 tabIndex={-1}>{t.review.title}</h2>
        <Banner tone="waits" title={t.draft}>
          <p>{t.draftText}</p>
        </Banner>
        <div class="card" data-choice />
        <section class="card stack" aria-labelledby="device-code">
          <h3 id="device-code">{t.review.codeTitle}</h3>
          <p class="code" data-code />
          <p>{t.review.codeText}</p>
          <p>
            <b>{t.review.codeProves}</b>
          </p>
          <p>
            <button type="button" class="button quiet" data-copy-code>
              {t.review.copy}
            </button>{' '}
            <span role="status" data-copied />
          </p>
          <Checkbox name="kept" value="yes">
            {t.review.kept}
          </Checkbox>
          <p class="mistake" role="alert" data-not-kept hidden>
            {t.review.keptMissing}
          </p>
          <Checkbox name="keep" value="yes" hint={t.review.keepHint}>
            {t.review.keep}
          </Checkbox>
        </section>
        <Choices
          lang={lang}
          name="when"
          legend={t.review.whenTitle}
          hint={t.review.whenHint}
          choices={[
            { value: 'later', label: t.review.later },
            { value: 'now', label: t.review.now },
          ]}
          chosen={['now']}
        />
        <p class="cluster">
          <button type="submit" class="button">
            {t.review.cast}
          </button>
          <button type="button" class="button quiet" data-change>
            {t.review.change}
          </button>
        </p>
      </form>
      <section class="card stack" data-step="casting" hidden>
        <h2 tabIndex={-1}>{t.casting.title}</h2>
        <p role="status" data-progress />
        <button type="button" class="button quiet" data-now hidden>
          {t.casting.now}
        </button>
      </section>
      <section class="banner bad" data-step="failed" hidden>
        <h2 tabIndex={-1}>{t.failed.title}</h2>
        <p data-failure />
        <p>
          <button type="button" class="button quiet" data-change>
            {t.failed.retry}
          </button>
        </p>
      </section>
      <section class="card stack" data-step="done" hidden>
        <h2 tabIndex={-1}>{t.done.title}</h2>
        <p>{t.done.text}</p>
        <dl class="answers">
          <div>
            <dt>{t.done.digest}</dt>
            <dd>
              <code data-digest />
            </dd>
          </div>
          <div>
            <dt>{t.done.promiseSig}</dt>
            <dd>
              <code data-sig />
            </dd>
          </div>
        </dl>
        <p>{t.done.promise(mergeBy(round.rules.phases.voting.until))}</p>
        <p>{t.done.shows}</p>
        <p class="cluster">
          <button type="button" class="button" data-look>
            {t.done.look}
          </button>
          <a href={paths(lang).ballotReceipts(round.id)}>{t.done.later}</a>
        </p>
        <p role="status" data-found />
        <p class="hint">{t.done.apart}</p>
        <p>{t.done.changeText}</p>
        <p>
          <button type="button" class="button quiet" data-change>
            {t.done.change}
          </button>
        </p>
      </section>
      <p data-known hidden>
        {t.other.known}{' '}
        <button type="button" class="link-button" data-forget>
          {t.other.forget}
        </button>
      </p>
      <p data-no-code>
        <button type="button" class="link-button" data-enter-code>
          {t.other.title}
        </button>
      </p>
    </div>
  );
}
