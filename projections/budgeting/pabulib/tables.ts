/** A file that cannot be read as a Pabulib election: the line (1 for the first) and the reason. */
export class BrokenPabulib extends Error {
  readonly line: number;
  readonly reason: string;
  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.line = line;
    this.reason = reason;
  }
}

/** A data line: its cells by the place of their column, trimmed; what the file calls `None` is empty. */
export type Row = { readonly line: number; readonly cells: readonly string[] };
export type Table = { readonly line: number; readonly columns: readonly string[]; readonly rows: readonly Row[] };
export type Remark = { readonly line: number; readonly what: string };

/** The three sections of a .pb file as they stand in it, before anything in them is understood. */
export type Tables = {
  readonly meta: Table;
  readonly projects: Table;
  readonly votes: Table;
  /** What is odd and yet cannot be misread. */
  readonly remarks: readonly Remark[];
};

const TITLES = ['META', 'PROJECTS', 'VOTES'] as const;

/**
 * Sections, header lines and cells: `;` between cells, RFC 4180 quotes, LF or CRLF, with or without a byte order mark.
 * @throws BrokenPabulib
 */
export function readTables(text: string): Tables {
  const lines = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(/\r?\n/);
  const remarks: Remark[] = [];
  const tables: { line: number; columns?: string[]; rows: Row[] }[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = i + 1;
    if (lines[i]!.trim() === '') {
      if (i < lines.length - 2) remarks.push({ line, what: 'is blank' });
      continue;
    }
    const title = TITLES.indexOf(lines[i]!.trim().toUpperCase() as (typeof TITLES)[number]);
    if (title >= 0) {
      if (title !== tables.length) throw new BrokenPabulib(line, outOfOrder(title, tables.length));
      tables.push({ line, rows: [] });
      continue;
    }
    const table = tables.at(-1);
    if (!table) throw new BrokenPabulib(line, 'a file begins with the section META');
    // a line break inside quotes belongs to its cell
    let whole = lines[i]!;
    while (quotes(whole) % 2 === 1) {
      if (++i === lines.length) throw new BrokenPabulib(line, 'a quote is opened and not closed');
      whole += `\n${lines[i]}`;
    }
    const cells = cellsOf(whole, line);
    if (table.columns) table.rows.push(rowOf(cells, table.columns, line, remarks));
    else table.columns = headerOf(cells, line);
  }
  const [meta, projects, votes] = TITLES.map((title, at): Table => {
    const table = tables[at];
    if (!table) throw new BrokenPabulib(lines.length, `the section ${title} is missing`);
    if (!table.columns) throw new BrokenPabulib(table.line, `the section ${title} has no header line`);
    return { ...table, columns: table.columns };
  });
  if (meta!.columns.join(';') !== 'key;value')
    throw new BrokenPabulib(meta!.line + 1, 'the header of META is "key;value"');
  return { meta: meta!, projects: projects!, votes: votes!, remarks };
}

/** As text, LF between lines and one at the end; a cell is quoted only where it has to be. */
export function writeTables({ meta, projects, votes }: Omit<Tables, 'remarks'>): string {
  const tables = [meta, projects, votes];
  return tables
    .flatMap(({ columns, rows }, at) => [TITLES[at]!, ...[columns, ...rows.map(({ cells }) => cells)].map(lineOf)])
    .map((line) => `${line}\n`)
    .join('');
}

function outOfOrder(title: number, soFar: number): string {
  if (title < soFar) return `the section ${TITLES[title]} is there twice, or too late`;
  return `the section ${TITLES[title]} comes before ${TITLES[soFar]}`;
}

function headerOf(cells: readonly string[], line: number): string[] {
  const columns = cells.map((cell) => cell.trim());
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) throw new BrokenPabulib(line, `the column "${twice}" is there twice`);
  return columns;
}

function rowOf(raw: readonly string[], columns: readonly string[], line: number, remarks: Remark[]): Row {
  if (raw.length > columns.length) remarks.push({ line, what: 'has more cells than the header: they are left out' });
  const cells = columns.map((_, i) => {
    const cell = (raw[i] ?? '').trim();
    if (cell !== (raw[i] ?? '')) remarks.push({ line, what: `has blanks at the ends of "${columns[i]}"` });
    return cell.toLowerCase() === 'none' ? '' : cell;
  });
  return { line, cells };
}

const quotes = (text: string) => (text.includes('"') ? text.split('"').length - 1 : 0);

function cellsOf(text: string, line: number): string[] {
  if (!text.includes('"')) return text.split(';');
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    if (text[at] !== '"') {
      const end = text.indexOf(';', at);
      const cell = text.slice(at, end < 0 ? text.length : end);
      if (cell.includes('"')) throw new BrokenPabulib(line, 'a cell with a quote in it stands in quotes');
      cells.push(cell);
      at += cell.length + 1;
      continue;
    }
    const found = /"((?:[^"]|"")*)"(?=;|$)/y;
    found.lastIndex = at;
    const cell = found.exec(text);
    if (!cell) throw new BrokenPabulib(line, 'after a closing quote the cell goes on');
    cells.push(cell[1]!.replaceAll('""', '"'));
    at += cell[0].length + 1;
  }
  return cells;
}

const lineOf = (cells: readonly string[]) =>
  cells.map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';');
