import { Body, Controller, Get, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { NOTICE_TOPICS, type NoticeTopic } from '../identity/notifications.js';
import type { Caller } from '../identity/roles.js';
import { MyNotifications } from './my-notifications.js';
import { Needs, Who } from './who.guard.js';

/** A switch: of one petition, of a topic, or without either of everything. */
class NoticeBody {
  @IsBoolean() on!: boolean;
  @IsOptional() @IsUUID() petition?: string;
  @IsOptional() @IsIn(NOTICE_TOPICS) topic?: NoticeTopic;
}

const PATHS = ['me/notifications', 'identity/me/notifications'];

/** Which messages the caller gets, by which way, and turning them on and off. */
@Controller('api/v1')
@Needs('citizen', 0)
export class NotificationsController {
  constructor(@Inject(MyNotifications) private readonly notifications: MyNotifications) {}

  @Get(PATHS)
  @Header('cache-control', 'private, no-store')
  of(@Who() who: Caller) {
    return this.notifications.of(who);
  }

  @Post(PATHS)
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  async choose(@Who() who: Caller, @Body() { on, petition, topic }: NoticeBody) {
    if (topic !== undefined) await this.notifications.chooseTopic(who, on, topic);
    if (topic === undefined || petition !== undefined) await this.notifications.choose(who, on, petition);
    return this.notifications.of(who);
  }
}
