import type { Choice } from '../../../../ballots/choice.js';
import { newSeed, VoterDevice } from '../../../../ballots/voter/device.js';
import { codeOf, seedOf } from '../../../../ballots/voter/recovery-code.js';
import { aWhile, castBallot, rightToVote, whereabouts } from './casting.js';
import { fillIn } from './fill.js';
import { forget, isKeptForLong, type Kept, keep, kept } from './keeping.js';
import { announced, pinnedParams } from './pinned.js';
import { Steps } from './steps.js';
import { Told } from './told.js';
import { words } from './words.js';

/**
 * A ballot that is sealed here, on the voter's own device. Chosen, checked, and only then cast: the right to vote is asked
 * for by name, the ballot is sent by nobody.
 */
export async function vote(form: HTMLFormElement, root: HTMLElement): Promise<void> {
  const round = form.dataset.ballot ?? '';
  const params = await announced(round);
  const steps = new Steps(form, root);
  const read = fillIn(form, params);
  let chosen: Choice | undefined;
  let mine: Kept | undefined = kept(round);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { choice, fault } = read();
    if (fault) return fail(form, fault);
    chosen = choice;
    mine ??= { code: await codeOf(newSeed()), seq: 0 };
    keep(round, mine, isKeptForLong(round));
    steps.find('[data-choice]').replaceChildren(listOf(choice, form));
    steps.say('[data-code]', mine.code);
    steps.find<HTMLInputElement>('input[name=keep]').checked = isKeptForLong(round);
    steps.show('check');
  });

  steps.find<HTMLFormElement>('form[data-step=check]').addEventListener('submit', (event) => {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    const unkept = said.get('kept') !== 'yes';
    steps.find('[data-not-kept]').hidden = !unkept;
    if (unkept) return steps.find<HTMLInputElement>('input[name=kept]').focus();
    keep(round, mine!, said.get('keep') === 'yes');
    void cast(said.get('when') === 'later');
  });

  async function cast(later: boolean): Promise<void> {
    steps.show('casting');
    try {
      steps.say('[data-progress]', words.casting.keys);
      const device = await VoterDevice.of(await pinnedParams(params), (await seedOf(mine!.code))!);
      steps.say('[data-progress]', words.casting.credential);
      const tokens = await rightToVote(device);
      if (later) await untilLater(steps);
      steps.say('[data-progress]', words.casting.box);
      const { digest, promise, seq } = await castBallot(device, tokens, chosen!, mine!.seq + 1);
      mine = { code: mine!.code, seq, digest };
      keep(round, mine, isKeptForLong(round));
      steps.say('[data-digest]', digest);
      steps.say('[data-sig]', promise.sig);
      steps.say('[data-found]', '');
      steps.show('done');
    } catch (error) {
      const told = error instanceof Told ? error : new Told('network');
      if (told.why === 'credential.already-issued') return askForCode(words.failed.other);
      steps.say('[data-failure]', told.sentence);
      steps.show('failed');
    }
    tellKept();
  }

  function askForCode(why: string): void {
    forget(round);
    mine = undefined;
    steps.say('[data-why-code]', why);
    steps.show('code');
  }

  steps.find<HTMLFormElement>('form[data-step=code]').addEventListener('submit', async (event) => {
    event.preventDefault();
    const seed = await seedOf(steps.find<HTMLInputElement>('#recovery').value);
    steps.find('[data-wrong-code]').hidden = seed !== undefined;
    if (!seed) return;
    mine = { code: await codeOf(seed), seq: 0 };
    keep(round, mine, false);
    steps.show(undefined);
    tellKept();
  });
  steps.on('[data-change]', () => steps.show(undefined));
  steps.on('[data-look]', async () => {
    steps.say('[data-found]', await whereabouts(round, mine?.digest ?? '').catch(() => words.failed.offline));
  });
  steps.on('[data-enter-code]', () => askForCode(words.other.hint));
  steps.on('[data-forget]', () => {
    forget(round);
    mine = undefined;
    tellKept();
  });
  steps.on('[data-copy-code]', async () => {
    await navigator.clipboard.writeText(mine?.code ?? '');
    steps.say('[data-copied]', words.review.copied);
  });

  function tellKept(): void {
    const known = (mine?.seq ?? 0) > 0 || isKeptForLong(round);
    steps.find('[data-known]').hidden = !known;
    steps.find('[data-no-code]').hidden = known;
  }

  form.querySelector('fieldset')!.disabled = false;
  document.querySelector<HTMLElement>('[data-assisted]')!.hidden = true;
  root.hidden = false;
  tellKept();
}

function fail(form: HTMLFormElement, text: string): void {
  const place = form.querySelector<HTMLElement>('[data-fault]');
  if (!place) return;
  place.textContent = text;
  place.hidden = false;
}

async function untilLater(steps: Steps): Promise<void> {
  const now = steps.find<HTMLButtonElement>('[data-now]');
  steps.say('[data-progress]', words.casting.waiting);
  now.hidden = false;
  await aWhile((early) => now.addEventListener('click', early, { once: true }));
  now.hidden = true;
}

/** What a choice says, by the names that the page has. */
function listOf(choice: Choice, form: HTMLFormElement): HTMLElement {
  const titleOf = (id: string) => {
    const field = form.querySelector(`[data-project="${CSS.escape(id)}"] label, label[for="n-${CSS.escape(id)}"]`);
    return field?.querySelector('b')?.textContent ?? field?.textContent ?? id;
  };
  const rows: readonly (readonly [string, string?])[] =
    'points' in choice
      ? Object.entries(choice.points).map(([id, n]) => [titleOf(id), String(n)])
      : choice.projects.map((id) => [titleOf(id)]);
  if (rows.length === 0) {
    const blank = document.createElement('p');
    blank.textContent = words.review.nothing;
    return blank;
  }
  const list = document.createElement('ol');
  list.className = 'choice-list';
  list.append(
    ...rows.map(([title, n]) => {
      const item = document.createElement('li');
      const name = document.createElement('span');
      name.textContent = title;
      item.append(name);
      if (n !== undefined) {
        const given = document.createElement('b');
        given.textContent = n;
        item.append(given);
      }
      return item;
    }),
  );
  return list;
}
