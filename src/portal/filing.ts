import { NotFoundException } from '@nestjs/common';
import type { Service } from '../../commands/services/service.js';
import { versionFor } from '../../commands/services/submitting.js';
import type { FormAnswers, FormQuestion } from '../../events/services.js';
import type { Caller } from '../identity/roles.js';
import { Refused } from '../refused.js';
import type { ApplicationDraft } from '../services/application-drafts.js';
import type { Opening } from './application-steps.js';
import type { FilingPaths } from './service-paths.js';

/** What an application is filled in for, and where its pages are. */
export type Filing = {
  /** Under what it is kept between two pages, among what the visitor has begun: a service, `hall:<service>` or `case:<id>`. */
  readonly slot: string;
  readonly code: string;
  readonly to: FilingPaths;
  readonly opening: Opening;
  /** What was returned: it keeps its version, and begins with what it said. */
  readonly amends?: ApplicationDraft & { readonly why: string | null };
  /** Whom the residents register is asked about to fill in answers. */
  readonly whom: (draft: ApplicationDraft) => Promise<Caller | undefined>;
  /** Hands it in. Answers where the visitor goes then. */
  readonly send: (
    draft: ApplicationDraft,
    answers: FormAnswers,
    key: string | undefined,
  ) => Promise<{ readonly position: number; readonly next: string }>;
};

/** How far it has come: what is filled in, and whose questions they are. */
export type Begun = {
  readonly filing: Filing;
  readonly draft: ApplicationDraft;
  readonly form: readonly FormQuestion[];
  readonly view: {
    readonly service: { readonly service: string; readonly title: { ka: string; en: string }; form: readonly object[] };
    readonly changed: 'changed' | 'over' | undefined;
  };
};

/** @param kept what was filled in so far @throws Refused where nobody can apply, NotFoundException for no service */
export function begunWith(filing: Filing, service: Service, kept: ApplicationDraft | undefined, now: string): Begun {
  const { amends } = filing;
  if (service.is === 'unknown') throw new NotFoundException({ type: 'urn:ghia:service.not-found' });
  if (amends) {
    const whole = service.versions[amends.version]!.whole;
    const { version, answers } = kept ?? amends;
    return { filing, draft: { version, answers }, form: whole.form, view: { service: whole, changed: undefined } };
  }
  const newest = versionFor(service, undefined, now);
  if ('refused' in newest) throw new Refused(newest);
  const draft: ApplicationDraft = kept ?? { version: newest.version, answers: {} };
  const whole = service.versions[draft.version]?.whole ?? newest;
  const over = 'refused' in versionFor(service, draft.version, now);
  const changed = over ? 'over' : draft.version === newest.version ? undefined : 'changed';
  return { filing, draft, form: whole.form, view: { service: whole, changed } };
}
