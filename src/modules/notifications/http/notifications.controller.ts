import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { Inbox } from '../inbox.js';
import { NotificationsQueries } from '../notifications.queries.js';
import { NotificationQuery, ReadingRequest } from './notification.request.js';
import { NotificationResponse, ReadingResponse } from './notification.response.js';

@ApiTags('Notifications')
@Controller('my/notifications')
export class NotificationsController {
  constructor(
    private readonly inbox: Inbox,
    private readonly queries: NotificationsQueries,
  ) {}

  /** Lists what happened that concerns you, the latest first; `unread=true&count=true&limit=1` tells how many you have not read. */
  @Get()
  @Requires('notification:own')
  @ApiPage(NotificationResponse)
  listMyNotifications(
    @CurrentActor() actor: Actor,
    @Query() query: NotificationQuery,
  ): Promise<Page<NotificationResponse>> {
    return this.queries.list(actor, query);
  }

  /** Notes that you have read all notifications up to one. */
  @Post('reading')
  @HttpCode(200)
  @Requires('notification:own')
  @Idempotent()
  async readMyNotifications(@CurrentActor() actor: Actor, @Body() body: ReadingRequest): Promise<ReadingResponse> {
    return { marked: await this.inbox.readUpTo(actor, body.upToId) };
  }

  /** Notes that you have read one notification; again it changes nothing. */
  @Post(':id/reading')
  @HttpCode(200)
  @Requires('notification:own')
  @Idempotent()
  async readMyNotification(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<NotificationResponse> {
    await this.inbox.read(actor, id);
    return this.queries.one(actor, id);
  }
}
