import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Choices } from '../choices.js';
import { Field, TextArea } from '../field.js';
import { MarkdownHelp } from './markdown-help.js';
import { PostBody } from './post-body.js';
import type { Kept } from './view.js';

type Props = { readonly lang: Lang; readonly kept: Kept; readonly errors: readonly FormError[] };

type AreaProps = Props & {
  readonly label: string;
  readonly hint?: string;
  readonly rows: number;
  readonly least: number;
  readonly most: number;
  /** Under what the browser keeps what is not finished. */
  readonly draft: string;
};

/** What somebody says, in Markdown, with how to write it. While it is written the browser keeps it. */
export function BodyField({ lang, kept, errors, label, hint, rows, least, most, draft }: AreaProps) {
  const t = say(lang).forum.write;
  return (
    <div class="stack" data-draft={draft}>
      <TextArea
        lang={lang}
        name="body"
        label={label}
        hint={hint}
        value={kept.body}
        rows={rows}
        least={least}
        most={most}
        error={errorOf(errors, 'body')}
        counted
      />
      <p class="meta" role="status" data-draft-note data-back={t.draftBack} data-kept={t.draft} hidden />
      <MarkdownHelp lang={lang} />
    </div>
  );
}

/** By what name: none unless somebody says otherwise. */
export function NameFields({ frame, lang, kept, errors }: Props & { readonly frame: Frame }) {
  const t = say(lang).forum.write;
  const name = frame.reader?.name;
  return (
    <div class="stack by-name">
      <Choices
        lang={lang}
        name="display"
        legend={t.name}
        choices={[
          { value: 'none', label: t.named.none },
          ...(name ? [{ value: 'name', label: t.named.name(name) }] : []),
          { value: 'pen', label: t.named.pen },
        ]}
        chosen={[kept.display ?? 'none']}
      />
      <Field
        lang={lang}
        name="pen"
        label={t.pen}
        hint={t.penHint}
        value={kept.pen}
        error={errorOf(errors, 'pen')}
        input={{ maxLength: 40, autocomplete: 'nickname' }}
        optional
        short
      />
    </div>
  );
}

/** How it will look. */
export function Preview({ body, language, lang }: { body: string | undefined; language: Lang; lang: Lang }) {
  if (!body) return <div data-previewed />;
  return (
    <div data-previewed>
      <section class="card quiet stack" aria-labelledby="preview">
        <h2 id="preview">{say(lang).forum.write.previewTitle}</h2>
        <PostBody text={{ body }} language={language} lang={lang} />
      </section>
    </div>
  );
}

/** Look at it first, or send it. */
export const Sending = ({ label, lang }: { label: string; lang: Lang }) => (
  <p class="deeds">
    <button type="submit" class="button" name="step" value="send">
      {label}
    </button>
    <button type="submit" class="button quiet" name="step" value="preview" formNoValidate>
      {say(lang).forum.write.preview}
    </button>
  </p>
);
