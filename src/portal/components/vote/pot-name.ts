import { districtName } from '../../../map/district-names.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';

/** Whose money it is, in words. */
export const potName = (pot: string, lang: Lang): string =>
  pot === 'city' ? say(lang).vote.pots.city : districtName(lang, pot).district;
