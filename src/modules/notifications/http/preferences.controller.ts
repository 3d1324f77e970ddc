import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { IfMatch } from '../../../kernel/http/params.js';
import { notificationProblems } from '../notifications.problems.js';
import { NotificationPreferences } from '../preferences.service.js';
import { NotificationPreferencesRequest } from './preferences.request.js';
import { NotificationPreferencesResponse } from './preferences.response.js';

@ApiTags('Notifications')
@Controller('my/notification-preferences')
export class NotificationPreferencesController {
  constructor(private readonly preferences: NotificationPreferences) {}

  /** Shows how you are told: by e-mail and message, at once or in the daily digest, in which language, and your quiet hours. */
  @Get()
  @Requires('notification:own')
  @Problems(notificationProblems.NO_PERSON)
  getMyNotificationPreferences(@CurrentActor() actor: Actor): Promise<NotificationPreferencesResponse> {
    return this.preferences.own(actor);
  }

  /** Decides how you are told from now on; the inbox shows everything all the same. */
  @Put()
  @Requires('notification:own')
  @Problems(notificationProblems.NO_PERSON, notificationProblems.QUIET_HOURS)
  async setMyNotificationPreferences(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number | null,
    @Body() body: NotificationPreferencesRequest,
  ): Promise<NotificationPreferencesResponse> {
    await this.preferences.set(actor, version, body);
    return this.preferences.own(actor);
  }
}
