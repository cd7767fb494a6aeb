import { BANDS, type Band, type Bands } from '../../../../read-models/petitions-office.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Tag } from '../status-tag.js';
import { FigureLinks } from './figure-links.js';

const TONES: Readonly<Record<Band, string>> = { overdue: 'bad', 'due-soon': 'waits', 'in-time': 'good' };

/** How pressing it is, in a colour and in words. */
export const BandTag = ({ band, lang }: { band: Band; lang: Lang }) => (
  <Tag tone={TONES[band]}>{say(lang).office.queue.bands[band]}</Tag>
);

type Props = {
  readonly lang: Lang;
  readonly bands: Bands;
  readonly here: Band | undefined;
  /** The address of the list with one band of it, or with all. */
  readonly to: (band: Band | undefined) => string;
};

/** How much there is in each age band; each number leads to what it counts. */
export function BandLinks({ lang, bands, here, to }: Props) {
  const t = say(lang).office.queue;
  const all = { label: say(lang).shell.all, count: BANDS.reduce((sum, band) => sum + bands[band], 0) };
  const each = BANDS.map((band) => ({
    ...{ label: t.bands[band], count: bands[band], tone: TONES[band] },
    ...{ href: to(band), here: band === here },
  }));
  return (
    <FigureLinks
      lang={lang}
      label={t.byBand}
      items={[{ ...all, href: to(undefined), here: here === undefined }, ...each]}
    />
  );
}
