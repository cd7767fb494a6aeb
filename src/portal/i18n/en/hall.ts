import { format } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number } = format('en');

export const hall: Catalogue['hall'] = {
  title: 'Signing at a service hall',
  lead: 'You help somebody who has come to the hall to sign. It is they who sign; you check who they are.',
  steps: {
    title: 'How it works',
    items: [
      'Choose the petition that the person names, and read its demand aloud.',
      'Ask for an identity document, and copy its details into the form.',
      'Read the words of the consent. Tick only what the person tells you.',
      'Hand over the number of the receipt.',
    ],
  },
  choose: 'Which petition do they want to sign?',
  form: 'Who signs',
  personalNumber: 'Personal number',
  documentNumber: 'Document number',
  documentHint: 'From the document that the person shows you.',
  birthDate: 'Date of birth',
  consentTitle: 'Read this aloud',
  consent:
    'I have read this petition and I sign it. I know that only my district and the number of signatures become public, and that my name and personal number stay encrypted.',
  consentList: 'I know that the list of signatories may be opened, but only where the law asks for it.',
  confirmed: 'I have read these words to the person, and they have confirmed their consent',
  display: 'May the initials be shown?',
  displayHint: 'Ask the person. This consent is apart from signing.',
  displays: { none: 'No, only district and count', initials: 'Yes, the initials may be public' },
  send: 'Record the signature',
  notSignable: 'This petition is not open for signatures now.',
  errors: {
    personalNumber: 'A personal number has 11 digits.',
    documentNumber: 'Enter the number of the document.',
    consent: 'No signature is recorded without the person’s consent.',
    display: 'Choose whether the initials may be shown.',
  },
  refused: {
    'signature.not-eligible': 'Under the rules this person may not sign this petition.',
    'signature.invalidated': 'This person’s signature was invalidated after a review.',
    'identity.erased': 'This person’s data has been erased.',
  },
  because: (why) => `Reason: ${why}.`,
  done: {
    title: 'The signature is recorded',
    text: 'The record says that the signature was made at a service hall, assisted by an official.',
    again: 'This person had signed this petition already. Nothing new was recorded.',
    give: 'Give the person the number of the receipt: with it they can find their signature in the log.',
    receipt: (position) => `Entry no. ${number(position)}`,
    check: 'Check the receipt',
    next: 'Next person',
    other: 'Another petition',
  },
};
