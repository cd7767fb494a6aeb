/** What the members of each list are called; in JSON they have no name (the Spark convention). */
const MEMBER: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  history: 'change',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
/** What XML 1.0 cannot hold, in whatever way it is written. */
const UNWRITABLE = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export const xml = (root: string, value: unknown): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;

/** Names are ours; what people wrote stands only between them. */
function element(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return `<${name}/>`;
  return `<${name}>${contentOf(name, value)}</${name}>`;
}

function contentOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => element(MEMBER[name]!, one)).join('');
  if (typeof value === 'object')
    return Object.entries(value as object)
      .map(([field, one]) => element(field, one))
      .join('');
  return String(value)
    .replace(UNWRITABLE, '\uFFFD')
    .replace(/[&<>\r]/g, (one) => MARKUP[one]!);
}
