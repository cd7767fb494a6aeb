import { DATE_PARTS, type DateParts, MOMENT_PARTS, type MomentParts } from '../date-parts.js';
import { say } from '../i18n/catalogue.js';
import { Group, type GroupProps } from './group.js';

/** The id of the first field is the name itself, so that a mistake leads there. */
type Props<Parts> = Omit<GroupProps, 'hint'> & { readonly hint?: string; readonly value?: Parts | undefined };
type DateProps = Props<DateParts> & {
  /** The day on which whoever fills it in was born: the browser may know it. */
  readonly ownBirthday?: boolean;
};

/** A date as day, month and year: typed the same way in every browser and every language. */
export const DateField = ({ value, ownBirthday, hint, ...group }: DateProps) => (
  <Group {...group} hint={hint ?? say(group.lang).shell.date.example}>
    <div class="date">
      {DATE_PARTS.map((part) => (
        <PartField {...group} part={part} value={value?.[part]} autocomplete={ownBirthday ? `bday-${part}` : 'off'} />
      ))}
    </div>
  </Group>
);

/** The same with hour and minute, on Tbilisi's clock. */
export const MomentField = ({ value, hint, ...group }: Props<MomentParts>) => (
  <Group {...group} hint={hint ?? say(group.lang).shell.date.momentExample}>
    <div class="date">
      {MOMENT_PARTS.map((part) => (
        <PartField {...group} part={part} value={value?.[part]} autocomplete="off" />
      ))}
    </div>
  </Group>
);

type PartProps = Pick<GroupProps, 'lang' | 'name' | 'error' | 'optional'> & {
  readonly part: (typeof MOMENT_PARTS)[number];
  readonly value: string | undefined;
  readonly autocomplete: string;
};

function PartField({ lang, name, part, value, error, optional, autocomplete }: PartProps) {
  const id = part === DATE_PARTS[0] ? name : `${name}-${part}`;
  return (
    <div class="field">
      <label for={id}>{say(lang).shell.date[part]}</label>
      <input
        class={`input digits ${part}`}
        id={id}
        name={`${name}-${part}`}
        type="text"
        inputMode="numeric"
        maxLength={part === 'year' ? 4 : 2}
        value={value}
        required={!optional}
        autocomplete={autocomplete}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  );
}
