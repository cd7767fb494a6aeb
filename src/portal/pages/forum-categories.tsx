import type { VNode } from 'preact';
import type { ForumCategoryView } from '../../../read-models/forum.js';
import { Checkbox } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { Field } from '../components/field.js';
import type { Kept } from '../components/forum/view.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { RoomTabs } from '../components/office/room-tabs.js';
import { Tag } from '../components/status-tag.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type ForumCategoriesView = Framed & {
  readonly categories: readonly ForumCategoryView[];
  readonly done?: 'adopted' | 'retired' | undefined;
  readonly errors: readonly FormError[];
  /** The form that came back: of which category, empty for a new one. */
  readonly kept?: Kept | undefined;
};
type Props = { readonly view: ForumCategoriesView; readonly lang: Lang };

/** Where topics stand, for those who keep order there. */
export function ForumCategoriesPage(view: ForumCategoriesView, lang: Lang): VNode {
  const { frame, categories, done, errors } = view;
  const { categories: t } = say(lang).forumOffice;
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      errors={errors}
      notice={done && t.notices[done]}
      head={
        <>
          <RoomTabs frame={frame} lang={lang} here="forumCategories" waiting={{}} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </>
      }
    >
      <ul class="list gap-above">
        {categories.map((one) => (
          <Category category={one} view={view} lang={lang} />
        ))}
      </ul>
      <section class="card stack gap-above" aria-labelledby="add">
        <h2 id="add">{t.add}</h2>
        <CategoryForm of={undefined} view={view} lang={lang} />
      </section>
    </FormPage>
  );
}

function Category({ category: one, view, lang }: Props & { category: ForumCategoryView }) {
  const { categories: t } = say(lang).forumOffice;
  const { category, title, description, version, stances, retired } = one;
  return (
    <li class="card stack">
      <h2>{title[lang]}</h2>
      <p>{description[lang]}</p>
      <p class="cluster">
        <span class="meta">{t.version(version)}</span>
        <code>{category}</code>
        {stances && <Tag>{t.asks}</Tag>}
        {retired && <Tag tone="over">{t.retired}</Tag>}
      </p>
      <details class="fold" open={view.kept?.category === category && view.errors.length > 0}>
        <summary>{t.change}</summary>
        <CategoryForm of={one} view={view} lang={lang} />
      </details>
      {!retired && (
        <form class="stack" method="post" action={paths(lang).retireForumCategory} data-once>
          <Guard frame={view.frame} />
          <input type="hidden" name="category" value={category} />
          <p class="hint">{t.retireHint}</p>
          <button type="submit" class="link-button">
            {t.retire}
            <span class="hidden-visually">: {title[lang]}</span>
          </button>
        </form>
      )}
    </li>
  );
}

function CategoryForm({ of, view: { frame, kept = {}, errors }, lang }: Props & { of: ForumCategoryView | undefined }) {
  const { categories: t } = say(lang).forumOffice;
  const mine = of === undefined ? kept.version === '1' : kept.category === of.category;
  const standing: Kept = of
    ? {
        ...{ titleKa: of.title.ka, titleEn: of.title.en },
        ...{ descriptionKa: of.description.ka, descriptionEn: of.description.en },
        stances: of.stances ? 'yes' : undefined,
      }
    : {};
  const value = (name: string) => (mine ? kept[name] : standing[name]);
  const idOf = (name: string) => `${of?.category ?? 'new'}-${name}`;
  const line = (name: 'titleKa' | 'titleEn' | 'descriptionKa' | 'descriptionEn', most: number) => (
    <Field
      lang={lang}
      name={name}
      id={idOf(name)}
      label={t[name]}
      value={value(name)}
      error={mine ? errorOf(errors, idOf(name)) : undefined}
      input={{ maxLength: most, lang: name.endsWith('Ka') ? 'ka' : 'en' }}
    />
  );
  return (
    <DeedForm
      frame={frame}
      class="form"
      action={paths(lang).forumCategories}
      data-once
      sent={{ version: String((of?.version ?? 0) + 1) }}
    >
      {of ? (
        <input type="hidden" name="category" value={of.category} />
      ) : (
        <Field
          lang={lang}
          name="category"
          id={idOf('category')}
          label={t.code}
          hint={t.codeHint}
          value={mine ? kept.category : undefined}
          error={mine ? errorOf(errors, idOf('category')) : undefined}
          input={{ maxLength: 40, autocomplete: 'off' }}
          short
        />
      )}
      {line('titleKa', 120)}
      {line('titleEn', 120)}
      {line('descriptionKa', 300)}
      {line('descriptionEn', 300)}
      <Checkbox name="stances" id={idOf('stances')} value="yes" checked={value('stances') === 'yes'}>
        {t.stances}
      </Checkbox>
      <button type="submit" class="button">
        {t.save}
      </button>
    </DeedForm>
  );
}
