import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { safeUrl } from './safe-url.js';

declare const safe: unique symbol;
/** HTML that anyone may be shown. Nothing makes it but `markdown`. */
export type SafeHtml = string & { readonly [safe]: true };

/** So deep may lists and quotations stand within one another; what lies deeper is read as it was written. */
const DEEPEST = 12;
/** What is longer is not read as Markdown at all: texts of the forum are shorter, and so no text is work without end. */
const LONGEST = 20_000;

// what people write in HTML is shown as they wrote it; no pictures: they would tell others who reads what
const reader = new MarkdownIt({
  html: false,
  linkify: false,
  typographer: false,
  breaks: true,
  maxNesting: DEEPEST * 3,
});
reader.disable(['image']);
reader.validateLink = (url) => safeUrl(url) !== undefined;

/** What may be left. The reader makes nothing else; this stands for itself, whatever the reader does some day. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 's', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'hr', 'h3', 'h4'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: DEEPEST,
  transformTags: {
    // a page has one heading of the first rank and a few of the second, and they are not the writer's
    ...{ h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4' },
    a: (_, { href }) => ({ tagName: 'a', attribs: linkTo(href) }),
  },
  disallowedTagsMode: 'discard',
};

function linkTo(href: string | undefined): sanitizeHtml.Attributes {
  const url = safeUrl(href ?? '');
  return url === undefined ? {} : { href: url, rel: 'nofollow ugc noopener' };
}

/** What somebody wrote in Markdown, as HTML of an allow-list: links lead to http, https and mail only, and vouch for nothing. */
export function markdown(text: string): SafeHtml {
  const html = text.length > LONGEST ? `<p>${sanitizeHtml(reader.utils.escapeHtml(text))}</p>` : reader.render(text);
  return sanitizeHtml(html, ALLOWED) as SafeHtml;
}
