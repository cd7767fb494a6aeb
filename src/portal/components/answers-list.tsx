import type { ComponentChildren } from 'preact';

export type Answered = {
  readonly question: string;
  readonly answer: ComponentChildren;
  /** Leads back to the question: a link, or a button that carries the rest along. */
  readonly change?: ComponentChildren;
};

/** What was filled in, before it is sent. */
export const AnswersList = ({ items }: { items: readonly Answered[] }) => (
  <dl class="answers">
    {items.map(({ question, answer, change }) => (
      <div>
        <dt>{question}</dt>
        <dd>{answer}</dd>
        {change && <dd class="change">{change}</dd>}
      </div>
    ))}
  </dl>
);
