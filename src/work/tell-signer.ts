import { type About, aboutPetition } from './about-petition.js';
import { letter, quoted, SIGNED } from './news.message.js';
import type { Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Notice, Recipients } from './recipients.js';

type Judgement = 'SignatureInvalidated' | 'SignatureRestored';
type Told = { readonly petitionId: string; readonly signer: string; readonly news: Judgement };

/** Tells a signer what became of their signature, whatever they have turned off: it is a decision about them. */
export const tellSigner =
  (reading: Reading, publicUrl: string, recipients: Pick<Recipients, 'send'>): Worker =>
  async (payload, { id }) => {
    const { petitionId, signer, news } = payload as Told;
    const about = await aboutPetition(reading, publicUrl, petitionId);
    if (about) await recipients.send(signer, signerMessage(news, about), id);
  };

const KINDS: Readonly<Record<Judgement, string>> = {
  SignatureInvalidated: 'signature-invalidated',
  SignatureRestored: 'signature-restored',
};

const WORDS = {
  ka: {
    SignatureInvalidated: {
      subject: 'თქვენი ხელმოწერა გაუქმდა',
      said: 'თქვენი ხელმოწერა ამ პეტიციაზე გადამოწმების შემდეგ გაუქმდა და აღარ ითვლება. მიზეზი პეტიციის გვერდზეა.',
    },
    SignatureRestored: {
      subject: 'თქვენი ხელმოწერა აღდგა',
      said: 'თქვენი ხელმოწერა ამ პეტიციაზე აღდგა და კვლავ ითვლება.',
    },
    because: 'ამ წერილს იღებთ, რადგან პეტიციას ხელი მოაწერეთ.',
  },
  en: {
    SignatureInvalidated: {
      subject: 'Your signature was invalidated',
      said: 'After a review your signature on this petition was invalidated and no longer counts. The reason is on the petition’s page.',
    },
    SignatureRestored: {
      subject: 'Your signature was restored',
      said: 'Your signature on this petition was restored and counts again.',
    },
    because: 'You receive this message because you signed the petition.',
  },
} as const;

function signerMessage(news: Judgement, { title, language, link }: About): Notice {
  const words = WORDS[language];
  const { subject, said } = words[news];
  const named = title === undefined ? [] : [quoted(title, language)];
  return {
    kind: KINDS[news],
    language,
    subject: [subject, ...named].join(': '),
    text: letter(language, [...named, said, link, words.because]),
    short: `${SIGNED[language]}: ${said} ${link}`,
  };
}
