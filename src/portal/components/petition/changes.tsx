import { diffArrays } from 'diff';
import { languageOf } from '../text.js';

/** Words, and what stands between them. */
const tokens = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu) ?? [];

type Props = { readonly before: string; readonly after: string };

/** What was taken out of a text and what was put in, word by word, where it stands. */
export const Changes = ({ before, after }: Props) => (
  <p class="message changes" lang={languageOf(after)}>
    {diffArrays(tokens(before), tokens(after)).map(({ value, added, removed }) => {
      const text = value.join('');
      return added ? <ins>{text}</ins> : removed ? <del>{text}</del> : text;
    })}
  </p>
);
