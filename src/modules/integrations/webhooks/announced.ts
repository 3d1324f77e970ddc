import type { EventType } from '../../../kernel/events/domain-event.js';
import type { FieldSchema } from './event-fields.js';

/** What receivers are told of one kind of event: the fields named here and no others, whatever the event holds. */
export interface AnnouncedEvent {
  readonly summary: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, FieldSchema>>;
}

type Fields = AnnouncedEvent['fields'];
/** One line of the catalogue. */
export const announced = (
  event: EventType,
  summary: string,
  description: string,
  fields: Fields,
): [string, AnnouncedEvent] => [event.type, { summary, description, fields }];
