import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DomainEvent } from '../events/domain-event.js';
import { type EventHandler, HandlesEvent } from '../events/event-handler.js';
import { HandlesJob, type JobHandler } from './job-handler.js';

/** How one kind of job is done. With an `eventType` its effect commits together with the mark that it is done. */
export interface Work extends JobHandler {
  readonly eventType?: string;
}

/** What the job of an event tells its handler. */
export interface Delivery {
  readonly eventId: string;
  readonly event: object;
}

/** Prefix of the kinds of jobs that deliver an event to one handler. */
export const EVENT_PREFIX = 'event:';

/** Knows who does which kind of job and who reacts to which event: the providers that are marked with it. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private readonly works = new Map<string, Work>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Runs before other modules start, as this one is global. Throws when two providers claim the same. */
  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: HandlesJob.KEY })) {
      const handler = wrapper.instance as JobHandler;
      const kind = this.discovery.getMetadataByDecorator(HandlesJob, wrapper) ?? '';
      this.add(kind, { run: async (payload, job) => handler.run(payload, job) });
    }
    for (const wrapper of this.discovery.getProviders({ metadataKey: HandlesEvent.KEY })) {
      const handler = wrapper.instance as EventHandler<DomainEvent>;
      const eventType = this.discovery.getMetadataByDecorator(HandlesEvent, wrapper)?.type ?? '';
      const run = ({ eventId, event }: Delivery): Promise<void> => handler.handle(event, eventId);
      this.add(EVENT_PREFIX + handler.constructor.name, { eventType, run: (payload) => run(payload as Delivery) });
    }
  }

  /** Who does this kind of job; undefined when nobody does. */
  find(kind: string): Work | undefined {
    return this.works.get(kind);
  }

  /** The kinds of jobs that an event of this type makes. */
  reactionsTo(eventType: string): string[] {
    return [...this.works].filter(([, work]) => work.eventType === eventType).map(([kind]) => kind);
  }

  private add(kind: string, work: Work): void {
    if (this.works.has(kind)) throw new Error(`Two providers handle the job ${kind}.`);
    this.works.set(kind, work);
  }
}
