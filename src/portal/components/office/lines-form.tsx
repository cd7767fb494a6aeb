import type { RowCheck } from '../../../write/sheets.js';
import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { TextArea } from '../field.js';
import { Guard } from '../guard.js';
import { Tag } from '../status-tag.js';

/** A line as it was typed. */
export type Line = { readonly number: string; readonly initials: boolean };

type Props = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly action: string;
  readonly lines: readonly Line[];
  /** Empty lines that follow what was filled in. */
  readonly empty: number;
  /** What the register says of each line; absent before it was asked. */
  readonly checks?: readonly RowCheck[] | undefined;
  readonly errors: readonly FormError[];
};

const TONES: Readonly<Record<RowCheck['found'], string>> = {
  known: 'good',
  unknown: 'bad',
  malformed: 'bad',
  twice: 'waits',
};

/** What stands on the sheet, line by line. First it is checked; the button that enters it comes with the answer. */
export function LinesForm({ frame, lang, action, lines, empty, checks, errors }: Props) {
  const { lines: t } = say(lang).sheets;
  const shown = [...lines, ...Array.from({ length: empty }, () => ({ number: '', initials: false }))];
  return (
    <form class="card form" method="post" action={action} data-once>
      <Guard frame={frame} />
      <div class="stack">
        <h2>{t.title}</h2>
        <p>{t.lead}</p>
        <p class="hint">{t.initialsHint}</p>
      </div>
      <ol class="lines">
        {shown.map((line, i) => (
          <LineFields
            n={i + 1}
            line={line}
            check={checks?.[i]}
            error={errorOf(errors, `number-${i + 1}`)}
            lang={lang}
          />
        ))}
      </ol>
      <p class="deeds">
        <button type="submit" class="button" name="step" value="check">
          {t.check}
        </button>
        <button type="submit" class="button quiet" name="step" value="more">
          {t.more}
        </button>
      </p>
      <details class="fold" open={errors.some(({ field }) => field === 'many')}>
        <summary>{t.many}</summary>
        <TextArea
          lang={lang}
          name="many"
          label={t.many}
          hint={t.manyHint}
          error={errorOf(errors, 'many')}
          rows={6}
          most={10_000}
          optional
        />
      </details>
      {checks ? <Enter checks={checks} lang={lang} /> : <p class="hint">{t.checkHint}</p>}
    </form>
  );
}

function Enter({ checks, lang }: { checks: readonly RowCheck[]; lang: Lang }) {
  const { lines: t } = say(lang).sheets;
  const known = checks.filter(({ found }) => found === 'known').length;
  return (
    <div class={known === checks.length ? 'banner good' : 'banner waits'}>
      <p role="status">
        <b>{t.checked(known, checks.length)}</b>
      </p>
      <p class="hint">{t.enterHint}</p>
      <p>
        <button type="submit" class="button" name="step" value="enter">
          {t.enter}
        </button>
      </p>
    </div>
  );
}

type LineProps = {
  readonly n: number;
  readonly line: Line;
  readonly check: RowCheck | undefined;
  readonly error: string | undefined;
  readonly lang: Lang;
};

function LineFields({ n, line, check, error, lang }: LineProps) {
  const { lines: t } = say(lang).sheets;
  const noted = check || error ? `number-${n}-note` : undefined;
  return (
    <li>
      <label for={`number-${n}`}>
        <span class="hidden-visually">{t.line(n)}, </span>
        <span class="hidden-visually">{t.number}</span>
      </label>
      <input
        class="input digits"
        id={`number-${n}`}
        name={`number-${n}`}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={40}
        value={line.number}
        aria-describedby={noted}
        aria-invalid={error ? 'true' : undefined}
      />
      <label class="tick">
        <input type="checkbox" name={`initials-${n}`} value="yes" checked={line.initials} />
        <span>
          {t.initials}
          <span class="hidden-visually">, {t.line(n)}</span>
        </span>
      </label>
      {noted && (
        <p class="note" id={noted}>
          {error ? <span class="mistake">{error}</span> : <Tag tone={TONES[check!.found]}>{t.found[check!.found]}</Tag>}
        </p>
      )}
    </li>
  );
}
