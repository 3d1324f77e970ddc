/** Something that happened, for other modules to react to. The payload holds ids and facts, never secrets. */
export abstract class DomainEvent<P extends object = object> {
  constructor(readonly payload: P) {}
}

/** The class of an event, with its stable name, e.g. `static readonly type = 'work-plan.activated'`. */
export interface EventType<E extends DomainEvent = DomainEvent> {
  readonly type: string;
  new (payload: never): E;
}
