import type { Words } from '../../../../read-models/texts.js';
import type { Lang } from '../../frame.js';
import { markdown } from '../../markdown.js';
import { Gone, isShown } from '../text.js';

type Props = { readonly text: Words<'body'>; readonly language: Lang; readonly lang: Lang };

/** The one place where text becomes markup: what `markdown` made, and nothing else. */
export function PostBody({ text, language, lang }: Props) {
  if (!isShown(text)) return <Gone words={text} lang={lang} />;
  const html = markdown(text.body);
  return <div class="prose written" lang={language} dangerouslySetInnerHTML={{ __html: html }} />;
}
