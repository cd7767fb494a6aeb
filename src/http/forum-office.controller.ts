import { Body, Controller, Get, Header, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Command } from '../../commands/command.js';
import {
  AdoptForumCategory,
  LockTopic,
  ReplyOfficially,
  RetireForumCategory,
  UnlockTopic,
} from '../../commands/forum/commands.js';
import { DecidePostHidingAppeal, HidePost, RestorePost } from '../../commands/forum/post-commands.js';
import { ForumQueue, PostForModerators } from '../../read-models/forum-queue.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { Moderating } from '../write/moderating.js';
import { answer, type Call, sentBy, TheCall } from './call.js';
import { ForumQueueQuery } from './forum.input.js';
import { found } from './found.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What officials do in the forum: they reply, moderate, and say what it is about. */
@Controller('api/v1/forum')
@Needs('moderator')
export class ForumOfficeController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Moderating) private readonly moderating: Moderating,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Get('queue')
  @Needs(['moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  queue(@Query() { asOf: _, after: __, ...wanted }: ForumQueueQuery) {
    return this.questions.ask((now) => new ForumQueue(wanted, now));
  }

  /** Also one that is hidden from readers. */
  @Get('posts/:id/office')
  @Needs(['moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  async whole(@Id() id: string) {
    return found(await this.questions.ask(new PostForModerators(id)), 'post');
  }

  @Post('topics/:id/official-reply')
  @Needs(['officer', 'moderator'])
  async reply(@Id() topic: string, @Body() body: ReplyOfficially, @TheCall() call: Call) {
    const { id, receipt } = await this.moderating.reply(call.who, topic, body, sentBy(call, body));
    return answer(call, receipt, { id, location: `/api/v1/forum/posts/${id}` });
  }

  @Post('topics/:id/lock')
  async lock(@Id() id: string, @Body() body: LockTopic, @TheCall() call: Call) {
    return answer(call, await this.moderating.topic(call.who, id, body, sentBy(call, body)));
  }

  @Post('topics/:id/unlock')
  async unlock(@Id() id: string, @Body() body: UnlockTopic, @TheCall() call: Call) {
    return answer(call, await this.moderating.topic(call.who, id, body, sentBy(call, body)));
  }

  @Post('posts/:id/hide')
  async hide(@Id() id: string, @Body() body: HidePost, @TheCall() call: Call) {
    return answer(call, await this.moderating.post(call.who, id, body, sentBy(call, body)));
  }

  /** Of one that is not hidden but flagged it says that it stays. */
  @Post('posts/:id/restore')
  async restore(@Id() id: string, @Body() body: RestorePost, @TheCall() call: Call) {
    return answer(call, await this.moderating.post(call.who, id, body, sentBy(call, body)));
  }

  @Post('posts/:id/appeal/decide')
  async decide(@Id() id: string, @Body() body: DecidePostHidingAppeal, @TheCall() call: Call) {
    return answer(call, await this.moderating.post(call.who, id, body, sentBy(call, body)));
  }

  @Post('categories')
  @Needs('administrator')
  adopt(@Body() body: AdoptForumCategory, @TheCall() call: Call) {
    return this.category(body, call);
  }

  @Post('categories/retire')
  @Needs('administrator')
  retire(@Body() body: RetireForumCategory, @TheCall() call: Call) {
    return this.category(body, call);
  }

  private async category(body: Command, call: Call) {
    return answer(call, await this.desk.send(body, {}, this.desk.as(call.who, STAFF), sentBy(call, body)));
  }
}

/** What came over the wire, before the server adds to it. */
