import type { ComponentChildren } from 'preact';
import { Group, type GroupProps } from './group.js';

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };
/** The id of the first choice is the name itself, so that a mistake leads there. */
type Props = GroupProps & {
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly several?: boolean;
  readonly twoColumns?: boolean;
};

/** One of a few, or several of them. */
export function Choices({ choices, chosen, several, twoColumns, ...group }: Props) {
  const { name, optional } = group;
  return (
    <Group {...group}>
      <div class={twoColumns ? 'choices two' : 'choices'}>
        {choices.map((choice, i) => (
          <label class="choice">
            <input
              type={several ? 'checkbox' : 'radio'}
              id={i === 0 ? name : `${name}-${i + 1}`}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              required={!several && !optional}
            />
            <span>{choice.label}</span>
            {choice.hint && <span class="hint">{choice.hint}</span>}
          </label>
        ))}
      </div>
    </Group>
  );
}

type CheckboxProps = {
  readonly name: string;
  readonly id?: string;
  readonly value: string;
  readonly checked?: boolean;
  readonly required?: boolean;
  readonly hint?: string;
  readonly children: ComponentChildren;
};

/** A yes of its own. Never ticked beforehand where it is a consent. */
export const Checkbox = ({ name, id = name, value, checked, required, hint, children }: CheckboxProps) => (
  <div class="check">
    <input
      type="checkbox"
      id={id}
      name={name}
      value={value}
      checked={checked}
      required={required}
      aria-describedby={hint ? `${id}-hint` : undefined}
    />
    <label for={id}>{children}</label>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </div>
);
