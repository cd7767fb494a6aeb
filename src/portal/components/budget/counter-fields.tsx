import { COUNTER_CHANNELS } from '../../../../events/budgeting.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Checkbox } from '../choices.js';
import { TextArea } from '../field.js';

type Props = {
  readonly kept: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
  readonly lang: Lang;
};

/** Of a new round: where people vote with an official's help, and what trustees and issuers are called. */
export function CounterFields({ kept, errors, lang }: Props) {
  const { fields: t, channels } = say(lang).counter;
  const fresh = kept.counters === undefined;
  return (
    <>
      <fieldset class="stack">
        <legend>{t.counters}</legend>
        <p class="hint">{t.countersHint}</p>
        <input type="hidden" name="counters" value="asked" />
        {COUNTER_CHANNELS.map((one) => (
          <Checkbox name={`counter-${one}`} value="yes" checked={fresh || kept[`counter-${one}`] === 'yes'}>
            {channels[one]}
          </Checkbox>
        ))}
      </fieldset>
      <TextArea
        lang={lang}
        name="names"
        label={t.names}
        hint={t.namesHint}
        value={kept.names}
        rows={3}
        most={2_000}
        optional
        error={errorOf(errors, 'names')}
      />
    </>
  );
}
