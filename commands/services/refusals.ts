/** Why something is not done with a service: status, and what it says in English. */
export const serviceRefusals = {
  'service.not-found': { status: 404, detail: 'There is no such service. Choose one from the list of services.' },
  'service.not-later': {
    status: 409,
    detail: 'The next version of a service has the next number. Open the page again: somebody may have been faster.',
  },
  'service.inconsistent': {
    status: 422,
    detail: 'The service contradicts itself. Check that each code stands once, and that the term is not too long.',
  },
  'service.form-not-taken': {
    status: 422,
    detail: 'The form cannot be taken as it is written. What is wrong, and where, is said beside this.',
  },
  'service.hall-only': {
    status: 409,
    detail:
      'People apply for this service at a service hall, with an official’s help: the portal takes no applications.',
  },
  'service.retired': {
    status: 409,
    detail: 'This service takes no new applications. Its page says so; look through the list for another one.',
  },
  'case.not-found': {
    status: 404,
    detail: 'We could not find this case among yours. Compare the reference with the message that you received.',
  },
  'case.sent-already': { status: 409, detail: 'This application has been sent already. You find it among your cases.' },
  'case.step-not-now': {
    status: 409,
    detail: 'This step does not fit how the case stands now. Open it again: somebody may have been faster.',
  },
  'case.decided-already': {
    status: 409,
    detail: 'This case is decided already. Open it again to read the decision.',
  },
  'case.over': {
    status: 409,
    detail: 'This case is over: it was withdrawn, or not amended in time. Whoever needs the service may apply anew.',
  },
  'case.not-waiting': {
    status: 409,
    detail: 'Nothing is asked of you in this case now. Open it again to read how it stands.',
  },
  'case.not-returned': {
    status: 409,
    detail: 'This application was not returned: there is nothing to amend. Open it again to read how it stands.',
  },
  'case.no-such-official': {
    status: 422,
    detail: 'This official does not hold the office for the department of this service. Choose another one.',
  },
  'case.own': { status: 403, detail: 'This is your own case: somebody else has to decide on it.' },
  'case.own-official': {
    status: 403,
    detail: 'This official has a part in the case: somebody else has to decide on it.',
  },
  'case.ground-unknown': { status: 422, detail: 'A refusal needs a ground. Choose one of the service’s list.' },
  'case.appeal-missing': { status: 422, detail: 'A refusal says where and how it can be appealed against. Add it.' },
  'case.version-over': {
    status: 409,
    detail: 'The form has changed too long ago for this one to be taken. Start anew: what still fits is kept.',
  },
  'case.too-young': {
    status: 403,
    detail: 'The applicant is too young for this service: its page says from which age on people may apply.',
  },
  'case.answer': { status: 422, detail: 'One of the questions is not answered as it asks. Check the answers.' },
  'case.not-registered': {
    status: 403,
    detail: 'Only people in the residents register can apply here, and it does not hold you. Come to a service hall.',
  },
  'case.person-not-proved': {
    status: 422,
    detail: 'Personal number and date of birth do not match in the register. Compare them with the document.',
  },
  'case.too-many-today': {
    status: 429,
    detail: 'You have sent very many applications today. Please come back tomorrow, or come to a service hall.',
  },
  'case.file-not-yours': {
    status: 409,
    detail: 'One of the files is not there any more, or was not uploaded by you. Upload it again.',
  },
  'case.file-kind': { status: 415, detail: 'Only PDF, JPEG and PNG files are taken. Save the file as one of these.' },
  'case.file-too-large': {
    status: 413,
    detail: 'A file may have 8 MB. Make it smaller, for example at a lower resolution.',
  },
  'case.not-rateable': {
    status: 409,
    detail: 'A case can be rated once it is decided. Open it again when you have the decision.',
  },
  'case.rated-already': { status: 409, detail: 'You have rated this case already: each is rated once.' },
  'score.not-found': {
    status: 404,
    detail: 'There is no such published score of this service: look at the list of its scores.',
  },
  'score.not-later': { status: 409, detail: 'These ratings are in a published score already: each counts once.' },
  'score.too-few': {
    status: 409,
    detail: 'There are too few ratings for a score to be published: they wait for more.',
  },
  'monitor.not-accredited': {
    status: 403,
    detail:
      'Only accredited civic monitors report on visits. The accreditation has run out, was revoked, or never was.',
  },
  'monitor.not-in-register': {
    status: 404,
    detail: 'The residents register does not hold this number. Compare it with the document.',
  },
  'monitor.term': {
    status: 422,
    detail: 'An accreditation ends in the future, and within three years. Choose another day.',
  },
  'monitor.oneself': { status: 403, detail: 'Nobody accredits themselves: another member of the group has to do it.' },
  'visit.own-service': {
    status: 403,
    detail: 'You work for the department of this service: a monitor from outside has to inspect it.',
  },
  'visit.not-found': { status: 404, detail: 'There is no such visit report. Choose one from the list.' },
  'visit.withdrawn': { status: 409, detail: 'This visit report was withdrawn: nothing more is added to it.' },
  'visit.day-to-come': { status: 422, detail: 'The day of the visit is still to come. Check the date.' },
  'visit.district-unknown': { status: 422, detail: 'There is no such district. Choose one from the list.' },
  'visit.check-unknown': {
    status: 422,
    detail: 'One of the standards or findings is not on the list: choose from it.',
  },
  'visit.nothing-checked': {
    status: 422,
    detail: 'Nothing is said of any standard: say of one at least what you found.',
  },
  'visit.not-yours-to-answer': {
    status: 403,
    detail: 'Officials of the department of this service answer here, nobody else.',
  },
  'visit.not-yours-to-moderate': {
    status: 403,
    detail: 'Whoever reported this visit, or answers for its service, cannot hide or show it. Ask another moderator.',
  },
  'case.file-gone': { status: 410, detail: 'This file is not there any more. Ask whoever sent it to send it again.' },
} as const;
