import type { ServiceCard as Card } from '../../../../read-models/services.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { firstSentence } from '../../service-words.js';

/** What it costs and how long it takes. */
export const FeeAndTerm = ({ service: { fee, term }, lang }: { service: Pick<Card, 'fee' | 'term'>; lang: Lang }) => {
  const t = say(lang).services;
  return (
    <p class="meta dotted">
      <span>{t.fee(fee)}</span>
      <span>{t.term[term.unit](term.length)}</span>
    </p>
  );
};

/** A service in the list. */
export const ServiceCard = ({ service, lang }: { service: Card; lang: Lang }) => (
  <li class="card item">
    <h2>
      <a href={paths(lang).service(service.code)}>{service.title[lang]}</a>
    </h2>
    <p>{firstSentence(service.about[lang])}</p>
    <FeeAndTerm service={service} lang={lang} />
  </li>
);
