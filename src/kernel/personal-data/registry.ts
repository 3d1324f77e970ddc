import { Injectable } from '@nestjs/common';
import { KERNEL_DATA } from './kernel-data.js';
import type { BeforeErasure, DataSubject, PersonalData, RegisteredTable } from './personal-data.js';

/**
 * What all modules keep of people. Each registers itself when it starts; the answer about the own data, the erasure, the renewal
 * of seals and the inventory in docs/privacy.md follow from it.
 */
@Injectable()
export class PersonalDataRegistry {
  private readonly registered: PersonalData[] = [];
  private readonly before: BeforeErasure[] = [];

  constructor() {
    this.register(KERNEL_DATA);
  }

  /** Tells what a module keeps, and what it does before the erasure of a person. */
  register(data: PersonalData, beforeErasure?: BeforeErasure): void {
    this.registered.push(data);
    if (beforeErasure) this.before.push(beforeErasure);
  }

  /** All that was registered, by the name of the module. */
  all(): readonly PersonalData[] {
    return [...this.registered].sort((a, b) => a.module.localeCompare(b.module));
  }

  /** All tables with personal data, by module. */
  tables(): readonly RegisteredTable[] {
    return this.all().flatMap(({ module, tables }) =>
      Object.entries(tables).map(([name, table]) => ({ ...table, module, name })),
    );
  }

  /** Lets every module do its part before a person is erased, in the transaction of the erasure. */
  async beforeErasure(subject: DataSubject): Promise<void> {
    for (const act of this.before) await act(subject);
  }
}
