/** A link that somebody wrote: http, https and mail only; anything else leads nowhere. */
export function safeUrl(text: string): string | undefined {
  const url = URL.parse(text.trim());
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
}

/** Where to go on within this site, or undefined: never to another one. */
export function localPath(text: string | undefined): string | undefined {
  if (!text || !/^\/[a-z]{2}(?:[/?#]|$)/.test(text) || text.includes('\\')) return undefined;
  const url = URL.parse(text, 'http://here.invalid');
  return url?.host === 'here.invalid' ? `${url.pathname}${url.search}${url.hash}` : undefined;
}
