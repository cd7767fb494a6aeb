import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { api } from '../paths.js';
import { Icon } from './icon.js';

/** Leaves, root hash, and when it was signed (milliseconds). */
export type Checkpoint = { readonly size: number; readonly root: Uint8Array; readonly at: number };

/** What is signed now: to be written down, and held against what is signed later. */
export function NewestCheckpoint({ checkpoint, lang }: { checkpoint: Checkpoint; lang: Lang }) {
  const t = say(lang).log.checkpoint;
  const { size, root, at } = checkpoint;
  return (
    <section class="proof" aria-labelledby="checkpoint">
      <Icon of="shield" />
      <div>
        <h2 id="checkpoint">{t.title}</h2>
        <p>
          {t.signed(size, new Date(at).toISOString())} <a href={api.checkpoint}>{t.link}</a>
        </p>
        <p>
          {t.root}: <code>{Buffer.from(root).toString('base64')}</code>
        </p>
      </div>
    </section>
  );
}
