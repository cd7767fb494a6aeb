import { linked } from './text.js';

/** A page of plain words: headings, and what there is to say under each. */
export type Statement = {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
};

export const StatementText = ({ statement: { title, lead, sections } }: { statement: Statement }) => (
  <div class="prose">
    <h1>{title}</h1>
    <p class="lead">{lead}</p>
    {sections.map((section) => (
      <section>
        <h2>{section.title}</h2>
        <ul>
          {section.items.map((item) => (
            <li>{linked(item)}</li>
          ))}
        </ul>
      </section>
    ))}
  </div>
);
