import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsId, IsOneOf, Optional, QueryFlag } from '../../../kernel/http/validators.js';
import { NOTIFICATION_KIND_NAMES, type NotificationKind } from '../domain/notification-kinds.js';

/** A page of the own notifications. */
export class NotificationQuery extends PageQuery {
  /** True for those only that you have not read. */
  @QueryFlag() unread!: boolean;
  /** Only notifications of this kind. */
  @Optional() @IsOneOf(NOTIFICATION_KIND_NAMES) kind?: NotificationKind;
}

/** Up to where notifications were read. */
export class ReadingRequest {
  /** Id of the latest notification that was seen; it and all before it count as read. */
  @IsId() upToId!: string;
}
