import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DomainEvent } from '../events/domain-event.js';
import { type EventHandler, eventHandlerMark } from '../events/event-handler.js';
import { type JobHandler, jobHandlerMark, type JobRun } from './job-handler.js';

/** How one kind of job is done. */
export interface Work {
  /** True when its effect commits together with the mark that it is done. */
  readonly atomic: boolean;
  run(payload: object, job: JobRun): Promise<object | void>;
}

/** What the handler of an event finds in its job. */
interface Delivery {
  readonly eventId: string;
  readonly event: object;
}

interface Handlers {
  readonly works: ReadonlyMap<string, Work>;
  readonly reactions: ReadonlyMap<string, readonly string[]>;
}

/** Prefix of the kinds of jobs that deliver an event to one handler. */
export const EVENT_PREFIX = 'event:';

/** Knows who does which kind of job and who reacts to which event: the providers that are marked with it. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private known?: Handlers;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Refuses the start when two providers claim the same. */
  onModuleInit(): void {
    this.handlers();
  }

  /** Who does this kind of job; undefined when nobody does. */
  find(kind: string): Work | undefined {
    return this.handlers().works.get(kind);
  }

  /** The kinds of jobs that an event of this type makes. */
  reactionsTo(eventType: string): readonly string[] {
    return this.handlers().reactions.get(eventType) ?? [];
  }

  /** Found at the first question, since other modules may record events while the application starts. */
  private handlers(): Handlers {
    return (this.known ??= this.discover());
  }

  private discover(): Handlers {
    const works = new Map<string, Work>();
    const reactions = new Map<string, string[]>();
    const add = (kind: string, work: Work): void => {
      if (works.has(kind)) throw new Error(`Two providers handle the job ${kind}.`);
      works.set(kind, work);
    };
    for (const wrapper of this.discovery.getProviders({ metadataKey: jobHandlerMark.KEY })) {
      const handler = wrapper.instance as JobHandler;
      const kind = this.discovery.getMetadataByDecorator(jobHandlerMark, wrapper) ?? '';
      add(kind, { atomic: false, run: (payload, job) => handler.run(payload, job) });
    }
    for (const wrapper of this.discovery.getProviders({ metadataKey: eventHandlerMark.KEY })) {
      const handler = wrapper.instance as EventHandler<DomainEvent>;
      const type = this.discovery.getMetadataByDecorator(eventHandlerMark, wrapper)?.type ?? '';
      const kind = `${EVENT_PREFIX}${handler.constructor.name}`;
      add(kind, { atomic: true, run: (payload) => deliver(handler, payload as Delivery) });
      reactions.set(type, [...(reactions.get(type) ?? []), kind]);
    }
    return { works, reactions };
  }
}

function deliver(handler: EventHandler<DomainEvent>, { event, eventId }: Delivery): Promise<void> {
  return handler.handle(event, eventId);
}
