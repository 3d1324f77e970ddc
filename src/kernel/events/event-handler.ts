import { DiscoveryService } from '@nestjs/core';
import type { DomainEvent, EventType } from './domain-event.js';

/**
 * Reacts to one kind of event, after the change that caused it has committed. What it writes commits together with the
 * mark that it is done, so in the database it happens exactly once; it must do nothing outside the database.
 */
export interface EventHandler<E extends DomainEvent> {
  handle(payload: E['payload'], eventId: string): Promise<void>;
}

/** Names the event that a provider reacts to. The class's name is stored with each delivery: renaming it needs a migration. */
export const HandlesEvent = DiscoveryService.createDecorator<EventType>();
