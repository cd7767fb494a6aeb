import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { safeUrl } from './safe-url.js';

declare const safe: unique symbol;
/** HTML that anyone may be shown. Nothing makes it but `markdown`. */
export type SafeHtml = string & { readonly [safe]: true };

/** So deep may lists and quotations stand within one another. */
const DEEPEST = 12;
/** A text that goes deeper than that many of its marks is shown as it was written. */
const DEEPEST_MARKS = 3 * DEEPEST;
/** What is longer is not read as Markdown at all: texts of the forum are shorter, and so no text is work without end. */
const LONGEST = 20_000;

// what people write in HTML is shown as they wrote it; no pictures: they would tell others who reads what
const reader = new MarkdownIt({
  html: false,
  linkify: false,
  typographer: false,
  breaks: true,
  maxNesting: DEEPEST_MARKS + 2, // what lies behind is left out: deep enough to be noticed
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
  return sanitizeHtml(read(text) ?? `<p>${reader.utils.escapeHtml(text)}</p>`, ALLOWED) as SafeHtml;
}

/** Undefined for what is too long or too deep to be read. */
function read(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const tokens = reader.parse(text, {});
  if (tokens.some(({ level }) => level > DEEPEST_MARKS)) return undefined;
  return reader.renderer.render(tokens, reader.options, {});
}
