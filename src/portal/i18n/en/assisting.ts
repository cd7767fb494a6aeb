import type { Catalogue } from '../ka.js';

/** Applications that an official fills in with somebody who has come with a document. */
export const assisting: Catalogue['assisting'] = {
  title: 'Fill in an application at a service hall',
  lead: 'Choose the service for which the person has come. The application will be theirs, and say that you helped to fill it in.',
  done: 'The application is sent',
  give: 'Give the reference to the person.',
  told: 'Where the register holds a contact of theirs they are sent a message, too. They see the case after signing in on the portal.',
  next: 'Next application',
};
