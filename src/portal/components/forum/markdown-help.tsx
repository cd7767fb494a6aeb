import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';

/** How to write what, folded away beside the field. */
export function MarkdownHelp({ lang }: { lang: Lang }) {
  const { help, helpItems, helpWrite, helpGet } = say(lang).forum.write;
  return (
    <details class="fold">
      <summary>{help}</summary>
      <table class="table plain">
        <thead>
          <tr>
            <th scope="col">{helpWrite}</th>
            <th scope="col">{helpGet}</th>
          </tr>
        </thead>
        <tbody>
          {helpItems.map(({ write, get }) => (
            <tr>
              <td>
                <code>{write}</code>
              </td>
              <td>{get}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
