import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import * as wishes from '../../commands/services/case-commands.js';
import { CaseHandling } from '../write/case-handling.js';
import { answer, type Call, TheCall } from './call.js';
import { Needs } from './who.guard.js';

const Ref = () => Param('ref');

/** What is done with a case: officials of its department accept, ask and decide; its applicant supplies, amends and withdraws. */
@Controller('api/v1/cases/:ref')
@Needs('officer')
export class CaseStepsController {
  constructor(@Inject(CaseHandling) private readonly handling: CaseHandling) {}

  @Post('accept')
  accept(@Ref() reference: string, @Body() body: wishes.AcceptApplication, @TheCall() call: Call) {
    return this.office(reference, body, call);
  }

  @Post('return')
  giveBack(@Ref() reference: string, @Body() body: wishes.ReturnApplication, @TheCall() call: Call) {
    return this.office(reference, body, call);
  }

  @Post('assign')
  assign(@Ref() reference: string, @Body() body: wishes.AssignCase, @TheCall() call: Call) {
    return this.office(reference, body, call);
  }

  @Post('request-information')
  request(@Ref() reference: string, @Body() body: wishes.RequestInformation, @TheCall() call: Call) {
    return this.office(reference, body, call);
  }

  @Post('decide')
  decide(@Ref() reference: string, @Body() body: wishes.DecideCase, @TheCall() call: Call) {
    return this.office(reference, body, call);
  }

  @Post('amend')
  @Needs('citizen')
  amend(@Ref() reference: string, @Body() body: wishes.AmendApplication, @TheCall() call: Call) {
    return this.own(reference, body, call);
  }

  @Post('supply')
  @Needs('citizen')
  supply(@Ref() reference: string, @Body() body: wishes.SupplyInformation, @TheCall() call: Call) {
    return this.own(reference, body, call);
  }

  @Post('withdraw')
  @Needs('citizen')
  withdraw(@Ref() reference: string, @Body() body: wishes.WithdrawApplication, @TheCall() call: Call) {
    return this.own(reference, body, call);
  }

  private async office(reference: string, body: wishes.OfCase, call: Call) {
    return answer(call, await this.handling.office(call.who, reference, body, { key: call.key, body: { ...body } }));
  }

  private async own(reference: string, body: wishes.OfCase, call: Call) {
    return answer(call, await this.handling.own(call.who, reference, body, { key: call.key, body: { ...body } }));
  }
}
