import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DomainEvent } from '../events/domain-event.js';
import { type EventHandler, eventHandlerMark } from '../events/event-handler.js';
import { type JobHandler, jobHandlerMark, type JobRun } from './job-handler.js';

/** How one kind of job is done. */
export interface Work {
  /** The event it reacts to, if any: then its effect commits together with the mark that it is done. */
  readonly eventType?: string;
  run(payload: object, job: JobRun): Promise<object | void>;
}

/** Prefix of the kinds of jobs that deliver an event to one handler. */
export const EVENT_PREFIX = 'event:';

/** Knows who does which kind of job and who reacts to which event: the providers that are marked with it. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private works?: ReadonlyMap<string, Work>;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Refuses the start when two providers claim the same. */
  onModuleInit(): void {
    this.all();
  }

  /** Who does this kind of job; undefined when nobody does. */
  find(kind: string): Work | undefined {
    return this.all().get(kind);
  }

  /** The kinds of jobs that an event of this type makes. */
  reactionsTo(eventType: string): string[] {
    return [...this.all()].filter(([, work]) => work.eventType === eventType).map(([kind]) => kind);
  }

  /** Found at the first question, since other modules may record events while the application starts. */
  private all(): ReadonlyMap<string, Work> {
    return (this.works ??= this.discover());
  }

  private discover(): ReadonlyMap<string, Work> {
    const works = new Map<string, Work>();
    const add = (kind: string, work: Work): void => {
      if (works.has(kind)) throw new Error(`Two providers handle the job ${kind}.`);
      works.set(kind, work);
    };
    for (const wrapper of this.discovery.getProviders({ metadataKey: jobHandlerMark.KEY })) {
      const kind = this.discovery.getMetadataByDecorator(jobHandlerMark, wrapper) ?? '';
      add(kind, wrapper.instance as JobHandler);
    }
    for (const wrapper of this.discovery.getProviders({ metadataKey: eventHandlerMark.KEY })) {
      const handler = wrapper.instance as EventHandler<DomainEvent>;
      const eventType = this.discovery.getMetadataByDecorator(eventHandlerMark, wrapper)?.type ?? '';
      const run: Work['run'] = (payload) => {
        const { eventId, event } = payload as { eventId: string; event: object };
        return handler.handle(event, eventId);
      };
      add(EVENT_PREFIX + handler.constructor.name, { eventType, run });
    }
    return works;
  }
}
