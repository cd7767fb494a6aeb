/** Structured data for search engines: read, never run. The only place where a page's markup is written as it is. */
export const DataBlock = ({ data }: { data: object }) => (
  <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: asData(data) }} />
);

/** JSON in which no `<` can end the block, and no separator can end a line of script. */
export const asData = (data: object): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
