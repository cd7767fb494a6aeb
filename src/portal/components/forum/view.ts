import type { TopicCard, TopicView } from '../../../../read-models/forum.js';
import type { Posts, PostVersion, PostView } from '../../../../read-models/forum-posts.js';
import type { PostForOffice } from '../../../../read-models/forum-queue.js';
import type { FormError, Frame, Framed, Lang } from '../../frame.js';
import { type Catalogue, say } from '../../i18n/catalogue.js';
import { isShown } from '../text.js';
import type { CategoryNames } from './topic-card.js';

/** What departments are called, by their codes. */
export type DepartmentNames = ReadonlyMap<string, Readonly<Record<Lang, string>>>;

/** Who reads a topic, as far as its page depends on it. */
export type ForumReader = {
  /** Their pseudonym of this topic; null for somebody who is not signed in. */
  readonly as: string | null;
  /** Posts that they found useful, and that they flagged. */
  readonly useful: ReadonlySet<string>;
  readonly flagged: ReadonlySet<string>;
  readonly follows: 'daily' | 'weekly' | null;
  readonly moderator: boolean;
  /** Departments in whose name they may reply; empty for everybody who is no official. */
  readonly speaksFor: readonly string[];
};

/** What posts of one page are shown with. */
export type PostsAround = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly topic: { readonly id: string; readonly author: string | null; readonly locked: boolean };
  readonly departments: DepartmentNames;
  readonly reader: ForumReader;
  /** Posts that stand on the same page, so that a reply can lead to what it replies to. */
  readonly here: ReadonlyMap<string, PostView>;
};

/** What was typed into a form that came back. */
export type Kept = Readonly<Record<string, string | undefined>>;
export type TopicPageView = Framed & {
  readonly topic: TopicView;
  readonly names: CategoryNames;
  readonly departments: DepartmentNames;
  readonly reader: ForumReader;
  /** What it is about, in the words of that thing; null where that cannot be shown. */
  readonly about: { readonly href: string; readonly title: string; readonly language?: Lang | undefined } | null;
  /** Where in the topic the page begins; undefined at its beginning. */
  readonly cursor?: string | undefined;
  /** The post that is being replied to. */
  readonly replying?: PostView | undefined;
  readonly notice?: keyof Catalogue['forum']['notices'] | undefined;
  readonly errors: readonly FormError[];
  readonly kept: Kept;
  /** What was written, to be shown as it will look. */
  readonly preview?: string | undefined;
};

/** The form of the page that came back with mistakes. */
export type PostForm = 'edit' | 'flag' | 'appeal' | 'hide' | 'restore' | 'decide';
export type PostPageView = Framed &
  Omit<PostsAround, 'frame' | 'lang' | 'here'> & {
    readonly post: PostView;
    readonly title: Pick<TopicCard, 'text' | 'language'>;
    readonly versions: readonly PostVersion[];
    /** What stands under it, where it is the first of its thread. */
    readonly replies: Posts<PostView> | null;
    readonly cursor?: string | undefined;
    /** As moderators see it; null for everybody else. */
    readonly office: PostForOffice | null;
    readonly notice?: keyof Catalogue['forum']['notices'] | undefined;
    readonly returned?:
      | { readonly form: PostForm; readonly errors: readonly FormError[]; readonly kept: Kept }
      | undefined;
  };
/** The first signs of a pseudonym: enough to tell people in one topic apart. */
const markOf = (author: string) => author.slice(0, 4);

/** By what somebody is called in a topic, and whether those words are their own. */
export function nameOf(
  { official, name, author }: Pick<PostView, 'official' | 'name' | 'author'>,
  departments: DepartmentNames,
  lang: Lang,
): { readonly text: string; readonly written: boolean } {
  const words = say(lang);
  if (official) return { text: departments.get(official.department)?.[lang] ?? official.department, written: false };
  if (name === null) return { text: words.forum.post.nameless(markOf(author ?? '')), written: false };
  if (isShown(name)) return { text: name.name, written: true };
  return { text: name.erased ? words.shell.nameErased : words.shell.nameSealed, written: false };
}

/** How long a post can be changed (milliseconds). */
const EDITABLE = 5 * 60_000;

/** Whether its author may still change a post. */
export const mayEdit = ({ author, writtenAt, closed }: PostView, as: string | null, now: string): boolean =>
  !closed && author !== null && author === as && Date.parse(now) - Date.parse(writtenAt) <= EDITABLE;

/** Title and opening text of a topic, where everybody may read them; its author and moderators are shown more. */
export const openWords = ({ text, opening }: Pick<TopicView, 'text' | 'opening'>) =>
  !opening.closed && isShown(text) && isShown(opening.text)
    ? { title: text.title, body: opening.text.body }
    : undefined;

/** How deep replies stand. */
export const DEEPEST = 3;
