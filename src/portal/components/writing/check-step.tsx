import type { ComponentChildren } from 'preact';
import type { Draft, Step } from '../../draft.js';
import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { AnswersList } from '../answers-list.js';
import { DoneMark } from '../icon.js';
import { placesOf } from '../petition-card.js';
import { ShareRow } from '../share-row.js';
import { Prose } from '../text.js';
import { Onward } from './steps.js';

type Props = { readonly view: { readonly frame: Frame; readonly draft: Draft }; readonly lang: Lang };

/** Everything once more before it is sent, each answer with the way back to it. */
export function CheckStep({ view: { frame, draft }, lang }: Props) {
  const words = say(lang);
  const t = words.writing;
  const { title, demand, details, language, addressee, districts, place } = draft;
  const written = language || lang;
  const change = (step: Step, question: string) => (
    <button type="submit" class="link-button" name="go" value={step} formNoValidate>
      {words.shell.change}
      <span class="hidden-visually">: {question}</span>
    </button>
  );
  const item = (question: string, answer: ComponentChildren, step: Step) => ({
    question,
    answer,
    change: change(step, question),
  });
  const empty = <span class="gone">{words.shell.notFilled}</span>;
  return (
    <>
      <div class="stack">
        <h1>{t.checkTitle}</h1>
        <p class="lead">{t.checkText}</p>
      </div>
      <AnswersList
        items={[
          item(t.answers.title, <span lang={written}>{title}</span>, 'title'),
          item(t.answers.demand, <span lang={written}>{demand}</span>, 'text'),
          item(t.answers.details, details ? <Prose text={details} lang={written} /> : empty, 'text'),
          item(t.answers.language, t.languages[written], 'text'),
          item(t.answers.addressee, addressee ? t.addressees[addressee] : empty, 'where'),
          item(t.answers.districts, placesOf(districts, lang), 'where'),
          item(t.answers.place, place || empty, 'where'),
        ]}
      />
      {frame.reader?.name && <p>{t.nameShown(frame.reader.name)}</p>}
      <p class="hint">{t.createHint}</p>
      <Onward lang={lang} label={t.create} from="check" big />
    </>
  );
}

/** It is there: now it needs people. */
export function CreatedPart({
  view,
  lang,
}: {
  view: Props['view'] & { id: string; invitation: string; sponsors: number };
  lang: Lang;
}) {
  const t = say(lang).writing;
  const page = paths(lang).petition(view.id);
  const link = `${view.frame.origin}${paths(lang).invited(view.id, view.invitation)}`;
  return (
    <div class="card raised stack">
      <DoneMark />
      <h1>{t.createdTitle}</h1>
      <p class="lead">{t.createdText(view.sponsors)}</p>
      <p class="receipt">
        <code>{link}</code>
      </p>
      <ShareRow url={link} title={view.draft.title} lang={lang} secret />
      <p>
        <a class="button" href={page}>
          {t.createdNext}
        </a>
      </p>
    </div>
  );
}
