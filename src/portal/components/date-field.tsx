import { DATE_PARTS, type DateParts } from '../date-parts.js';
import { say } from '../i18n/catalogue.js';
import { Group, type GroupProps } from './group.js';

/** The id of the first field is the name itself, so that a mistake leads there. */
type Props = Omit<GroupProps, 'hint'> & {
  readonly hint?: string;
  readonly value?: DateParts | undefined;
  /** The day on which whoever fills it in was born: the browser may know it. */
  readonly ownBirthday?: boolean;
};

/** A date as day, month and year: typed the same way in every browser and every language. */
export function DateField({ value, ownBirthday, hint, ...group }: Props) {
  const { lang, name, error, optional } = group;
  const t = say(lang).shell.date;
  return (
    <Group {...group} hint={hint ?? t.example}>
      <div class="date">
        {DATE_PARTS.map((part, i) => {
          const id = i === 0 ? name : `${name}-${part}`;
          return (
            <div class="field">
              <label for={id}>{t[part]}</label>
              <input
                class={`input digits ${part}`}
                id={id}
                name={`${name}-${part}`}
                type="text"
                inputMode="numeric"
                maxLength={part === 'year' ? 4 : 2}
                value={value?.[part]}
                required={!optional}
                autocomplete={ownBirthday ? `bday-${part}` : 'off'}
                aria-invalid={error ? 'true' : undefined}
              />
            </div>
          );
        })}
      </div>
    </Group>
  );
}
