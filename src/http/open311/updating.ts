import { BadRequestException, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { UPDATE_STATUSES, UpdateReport, type UpdateStatus } from '../../../commands/smart-map/updating.js';
import { dayOf } from '../../../events/calendar.js';
import { REPORT_GROUNDS } from '../../../events/smart-map.js';
import { STAFF } from '../../identity/scopes.js';
import { Refused } from '../../refused.js';
import type { Receipt } from '../../write/decide.handler.js';
import { Desk } from '../../write/desk.js';
import { Reporting } from '../../write/reporting.js';
import { fieldsOf, validated } from './form.js';
import { Keys } from './keys.js';
import { type Arguments, argument, instantOf, localeOf, UUID } from './wanted.js';

const LONGEST_ID = 200;
/** Other names for the same. */
const ALSO: Readonly<Record<string, UpdateStatus>> = {
  ...{ ACKNOWLEDGED: 'INVESTIGATING', FOR_TRIAGE: 'INVESTIGATING', PLANNED: 'ACTION_SCHEDULED', REOPENED: 'REOPEN' },
};
/** What the fields of an update are called in the form. */
const NAMES = { text: 'description' };
/** What a status needs that the update did not bring, in the form's own words. */
const NEEDS: Readonly<Record<string, string>> = {
  description: 'a description of at least 10 characters, which people are told',
  day: 'expected_datetime, the day for which the work is planned',
  ground: `external_status_code, one of ${REPORT_GROUNDS.join(', ')}`,
};

/** Takes what another system says of a report, from an official's key: by the rules of the office desk, and of time. */
@Injectable()
export class Updating {
  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Reporting) private readonly reporting: Reporting,
  ) {}

  /** The same `update_id` of one holder is the same update, however often it is sent. @throws HttpException, Refused */
  async receive(body: unknown): Promise<Receipt> {
    const form = fieldsOf(body);
    const holder = await this.keys.holder(form, 'officer');
    localeOf(form);
    const update = required(form, 'update_id');
    if (update.length > LONGEST_ID) throw new BadRequestException(`update_id has at most ${LONGEST_ID} characters.`);
    const wish = await wishIn(form);
    const report = required(form, 'service_request_id').toLowerCase();
    if (!UUID.test(report)) throw new NotFoundException('service_request_id provided was not found.');
    try {
      const { category } = await this.reporting.standing(holder, report);
      const supplied = { report, category, self: this.reporting.selfIn(holder, report) };
      const sent = { key: `open311 update ${update}`, body: { ...wish } };
      return await this.desk.send(wish, supplied, this.desk.as(holder, STAFF), sent);
    } catch (error) {
      throw inWords(error);
    }
  }
}

function wishIn(form: Arguments): Promise<UpdateReport> {
  const planned = instantOf(form, 'expected_datetime');
  const ground = REPORT_GROUNDS.find((one) => one === argument(form, 'external_status_code'));
  const wish = {
    status: statusIn(form),
    updated: new Date(instantOf(form, 'updated_datetime') ?? required(form, 'updated_datetime')).toISOString(),
    text: required(form, 'description'),
    ...(planned !== undefined && { day: dayOf(new Date(planned).toISOString()) }),
    ...(ground && { ground }),
  };
  return validated(UpdateReport, wish, NAMES);
}

function statusIn(form: Arguments): UpdateStatus {
  const said = required(form, 'status').toUpperCase().replace(/[ -]/g, '_');
  const known = UPDATE_STATUSES.find((one) => one === said) ?? ALSO[said];
  if (known) return known;
  throw new BadRequestException(`status is one of ${[...UPDATE_STATUSES, ...Object.keys(ALSO)].join(', ')}.`);
}

/** @throws BadRequestException */
function required(form: Arguments, name: string): string {
  const given = argument(form, name);
  if (given === undefined) throw new BadRequestException(`${name} was not provided.`);
  return given;
}

/** What the rules refuse, in the words of the form. */
function inWords(error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  const { refused, because } = error.refusal;
  switch (refused) {
    case 'report.not-found':
      return new NotFoundException('service_request_id provided was not found.');
    case 'report.update-ahead':
      return new BadRequestException(`updated_datetime is in the future: here it is ${because.at}.`);
    case 'report.update-lacks': {
      const needs =
        NEEDS[String(because.needs)] ?? `to name the ${because.needs}, which an update cannot: use the office desk`;
      return new BadRequestException(`status ${because.status} needs ${needs}.`);
    }
    case 'command.key-reused':
      return new BadRequestException('update_id was sent before with something else: each update has its own.');
    default:
      return error;
  }
}
