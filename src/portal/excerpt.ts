import { markdown } from './markdown.js';

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** The beginning of what somebody wrote in Markdown, as plain text of so many characters. */
export function excerpt(body: string, most: number): string {
  const text = markdown(body)
    .replace(/<\/?(?:strong|em|s|a|code)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => SIGNS[sign]!)
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
