import type { ComponentChildren } from 'preact';
import { Scroller } from './scroller.js';

type Line = { readonly name: ComponentChildren; readonly cells: readonly ComponentChildren[] };
type Props = {
  readonly label?: string;
  readonly labelledBy?: string;
  /** What the lines are of. */
  readonly of: string;
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
};

/** Many figures of many things: a line for each, the first column its name. */
export const FiguresTable = ({ of, columns, lines, ...named }: Props) => (
  <Scroller {...named}>
    <table class="table dense">
      <thead>
        <tr>
          <th scope="col">{of}</th>
          {columns.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, cells }) => (
          <tr>
            <th scope="row">{name}</th>
            {cells.map((cell) => (
              <td class="n right">{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
);
