/** A link that somebody wrote: http, https and mail only; anything else leads nowhere. */
export function safeUrl(text: string): string | undefined {
  const url = URL.parse(text.trim());
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
}

/** Where to go on within this site, or undefined: never to another one. */
export function localPath(text: string | undefined): string | undefined {
  if (!text?.startsWith('/') || text.includes('\\')) return undefined;
  const url = URL.parse(text, 'http://here.invalid');
  // asked of what is left when `..` has been walked: `/ka/..//elsewhere` would begin with two slashes
  if (url?.host !== 'here.invalid' || !/^\/[a-z]{2}(?:\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
