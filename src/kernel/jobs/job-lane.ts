/** A message that waits until a worker is free for it. */
export interface Message {
  readonly jobId: string;
  /** Tells the sender that the message is worked off. */
  readonly done: () => void;
}

/** What the workers of one lane wait for in this process: messages, calls to look into the table, or the time to look. */
export class JobLane {
  /** Moves with every call, so that one which comes during a look is not slept through. */
  calls = 0;
  private readonly inbox: Message[] = [];
  private readonly sleepers = new Set<() => void>();

  /** Leaves a message for the next free worker; resolves when it is worked off. */
  deliver(jobId: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.inbox.push({ jobId, done: resolve });
    this.wake(1);
    return promise;
  }

  /** The message that has waited longest. */
  take(): Message | undefined {
    return this.inbox.shift();
  }

  /** Wakes so many sleepers, by default all. */
  wake(count = this.sleepers.size): void {
    this.calls += 1;
    for (const rouse of [...this.sleepers].slice(0, count)) rouse();
  }

  /** Waits for a call, but no longer than this; not at all when there was one since `calls` was seen. */
  async sleep(callsSeen: number, ms: number): Promise<void> {
    if (this.calls !== callsSeen) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const rouse = (): void => {
      this.sleepers.delete(rouse);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(rouse, ms);
    this.sleepers.add(rouse);
    await promise;
  }
}
