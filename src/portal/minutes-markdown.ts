import type { Block, Printed, Said } from './minutes-blocks.js';

/** The minutes in Markdown (CommonMark). Whatever could be taken for a mark of it is written as what it is. */
export function markdown(
  { body, title, place, date, status, blocks, signatures, digest, foot }: Printed,
  notes: readonly string[],
): string {
  const parts = [
    ...notes.map((note) => `> ${plain(note)}`),
    `**${plain(body.text)}**`,
    `# ${plain(title)}`,
    `${plain(place.text)} — ${plain(date)}`,
    `*${words(status)}*`,
    ...blocks.map(block),
    ...signatures.map(({ office, name, how }) => `**${plain(office)}** ${plain(name.text)} (${plain(how)})`),
    '---',
    ...foot.map(plain),
    `SHA-256: \`${digest}\``,
  ];
  return `${parts.join('\n\n')}\n`;
}

function block(one: Block): string {
  switch (one.kind) {
    case 'heading':
      return `## ${plain(one.text)}`;
    case 'line':
      return one.said.length === 0 ? `**${plain(one.label)}**` : `**${plain(one.label)}** ${words(one.said)}`;
    case 'text':
      return plain(one.said.text);
    case 'list':
      return one.items.map((item, i) => `${one.ordered ? `${i + 1}.` : '-'} ${words(item)}`).join('\n');
  }
}

const words = (said: readonly Said[]) => said.map(({ text }) => plain(text)).join('');
const plain = (text: string) =>
  text
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d+[.)])/gm, '$1\\$2')
    .replace(/\n(?!\n)/g, '  \n');
