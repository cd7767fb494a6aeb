import { Body, Controller, Inject, Post } from '@nestjs/common';
import { STAFF } from '../identity/scopes.js';
import { Desk } from '../write/desk.js';
import { type SpendingImport, SpendingImports } from '../write/spending.js';
import { type Call, TheCall } from './call.js';
import { ImportBudgetBody, ImportSpendingBody } from './spending.input.js';
import { Needs } from './who.guard.js';

/** What officers of the finance department bring in: files of a budget, and of payments. */
@Controller('api/v1/budget')
@Needs('officer')
export class SpendingOfficeController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(SpendingImports) private readonly imports: SpendingImports,
  ) {}

  @Post('lines/import')
  async lines(@Body() { dryRun, ...file }: ImportBudgetBody, @TheCall() { who, reply }: Call) {
    await this.imports.mustBeFinance(who);
    const summary = await this.imports.importBudget(file, this.desk.as(who, STAFF), { dryRun });
    reply.status(statusOf(summary));
    return summary;
  }

  @Post('spending/import')
  async spending(@Body() { dryRun, ...file }: ImportSpendingBody, @TheCall() { who, reply }: Call) {
    await this.imports.mustBeFinance(who);
    const summary = await this.imports.importSpending(file, this.desk.as(who, STAFF), { dryRun });
    reply.status(statusOf(summary));
    return summary;
  }
}

/** 201 where something was recorded, 422 where a row kept everything out, 200 where nothing was to be done. */
function statusOf({ dryRun, refused, position }: SpendingImport): number {
  if (refused.length > 0 && !dryRun) return 422;
  return position === undefined ? 200 : 201;
}
