import { Injectable } from '@nestjs/common';
import { mayUse } from '../auth/reach.js';
import type { CivilDate } from '../values/civil-date.js';
import type { DutyKind } from './duty-kinds.js';
import type { DutySource, DutyText, OpenDuty, PersonalActor } from './open-duty.js';

/**
 * What waits for somebody, from all modules: each registers its sources when it starts, so that a home screen asks once and a
 * new kind of duty is one source beside what it is about.
 */
@Injectable()
export class DutyRegistry {
  private readonly sources: DutySource[] = [];
  private readonly texts = new Map<DutyKind, DutyText>();

  /** Adds a source. Throws where another one answers one of its kinds, so that nothing is listed twice. */
  register(source: DutySource): void {
    for (const [kind, text] of Object.entries(source.texts) as [DutyKind, DutyText][]) {
      if (this.texts.has(kind)) throw new Error(`Two sources answer duties of the kind ${kind}.`);
      this.texts.set(kind, text);
    }
    this.sources.push(source);
  }

  /** The kinds that sources answer. */
  kinds(): readonly DutyKind[] {
    return [...this.texts.keys()];
  }

  /** The sentence of a kind. */
  textOf(kind: DutyKind): DutyText {
    const text = this.texts.get(kind);
    if (!text) throw new Error(`No source answers duties of the kind ${kind}.`);
    return text;
  }

  /**
   * Everything that waits for the caller today and that he may do, in no order; of these kinds alone where they are given, which asks fewer
   * sources.
   */
  async openFor(actor: PersonalActor, today: CivilDate, wanted = this.kinds()): Promise<OpenDuty[]> {
    const kinds = wanted.filter((kind) => {
      const { takes } = this.textOf(kind);
      return takes === undefined || mayUse(actor, takes);
    });
    const asked = this.sources.filter(({ texts }) => kinds.some((kind) => kind in texts));
    const open: OpenDuty[] = [];
    for (const source of asked) open.push(...(await source.openFor(actor, today)));
    return open.filter(({ kind }) => kinds.includes(kind));
  }
}
