import { Body, Controller, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { IsBoolean } from 'class-validator';
import { RoundById } from '../../read-models/rounds.js';
import type { Caller } from '../identity/roles.js';
import { RoundReminders } from '../identity/round-reminders.js';
import { Questions } from '../read/questions.js';
import { found } from './found.js';
import { Needs, Who } from './who.guard.js';

class ReminderBody {
  @IsBoolean() on!: boolean;
}

const Id = () => Param('id', ParseUUIDPipe);

/** Being reminded shortly before a round takes no more proposals, and no more votes. */
@Controller('api/v1/budget/rounds/:id/reminders')
@Needs('citizen', 0)
export class RoundRemindersController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(RoundReminders) private readonly reminders: RoundReminders,
  ) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  asked(@Id() id: string, @Who() { person }: Caller) {
    return { on: this.reminders.asked(person!, id) };
  }

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  async choose(@Id() id: string, @Who() { person }: Caller, @Body() { on }: ReminderBody) {
    found(await this.questions.ask((now) => new RoundById(now, id)), 'round');
    await (on ? this.reminders.ask(person!, id) : this.reminders.leave(person!, id));
    return { on };
  }
}
