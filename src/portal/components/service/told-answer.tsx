import type { FormQuestion } from '../../../../events/services.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format, momentOf } from '../../i18n/format.js';
import { Written } from '../text.js';

type Props = { readonly question: FormQuestion; readonly answer: unknown; readonly lang: Lang };

/** An answer in words. @property answer whatever was given; nothing where the question is not answered */
export function ToldFormAnswer({ question: { kind, choices = [] }, answer, lang }: Props) {
  const t = say(lang).applying;
  const labelOf = (code: unknown) => choices.find((one) => one.code === code)?.label[lang] ?? String(code);
  if (answer === undefined || answer === '') return <span class="gone">{t.notFilled}</span>;
  switch (kind) {
    case 'boolean':
      return <>{answer === true ? t.yes : t.no}</>;
    case 'choice':
      return <>{labelOf(answer)}</>;
    case 'choices':
      return <>{format(lang).list([answer].flat().map(labelOf))}</>;
    case 'date':
      return <>{format(lang).date(momentOf(String(answer)))}</>;
    case 'file':
      return <a href={`/files/cases/${answer}`}>{t.file.see}</a>;
    case 'number':
    case 'integer':
      return <>{String(answer)}</>;
    default:
      return (
        <span class="message">
          <Written text={String(answer)} />
        </span>
      );
  }
}
