import type { Permission } from '../auth/permissions.js';
import type { DutyKind } from './duty-kinds.js';
import type { DutySource, OpenDuty, PersonalActor } from './open-duty.js';
import { DutyRegistry } from './registry.js';

const ACTOR = { employeeId: 'someone', permissions: new Set(['appraisal:decide']) } as unknown as PersonalActor;

describe('DutyRegistry', () => {
  let asked: string[];

  beforeEach(() => {
    asked = [];
  });

  it('puts together what all sources answer', async () => {
    const registry = registryOf(source('RATE', 'PUBLISH'), source('FEEDBACK_GIVE'));
    expect((await registry.openFor(ACTOR, '2026-02-01')).map(({ kind }) => kind)).toEqual([
      'RATE',
      'PUBLISH',
      'FEEDBACK_GIVE',
    ]);
  });

  it('asks only the sources of a kind, and shows only that kind', async () => {
    const registry = registryOf(source('RATE', 'PUBLISH'), source('FEEDBACK_GIVE'));
    expect((await registry.openFor(ACTOR, '2026-02-01', ['PUBLISH'])).map(({ kind }) => kind)).toEqual(['PUBLISH']);
    expect(asked).toEqual(['RATE PUBLISH']);
  });

  it('leaves out what somebody may not do, and does not ask for it', async () => {
    const takes = (permission: Permission): DutySource => {
      const made = source('RATE');
      return { ...made, texts: { RATE: { id: 'Nilai', en: 'Rate', takes: permission } } };
    };
    expect(await registryOf(takes('appraisal:decide')).openFor(ACTOR, '2026-02-01')).toHaveLength(1);
    expect(await registryOf(takes('appraisal:write')).openFor(ACTOR, '2026-02-01')).toEqual([]);
    expect(asked).toEqual(['RATE']);
  });

  it('knows the sentence of each kind that is answered', () => {
    const registry = registryOf(source('RATE'));
    expect(registry.kinds()).toEqual(['RATE']);
    expect(registry.textOf('RATE').en).toBe('RATE for {name}');
    expect(() => registry.textOf('PUBLISH')).toThrow('No source answers');
  });

  it('refuses a second source for a kind', () => {
    expect(() => registryOf(source('RATE'), source('PUBLISH', 'RATE'))).toThrow('Two sources');
  });

  function source(...kinds: DutyKind[]): DutySource {
    return {
      texts: Object.fromEntries(kinds.map((kind) => [kind, { id: kind, en: `${kind} for {name}` }])),
      openFor: () => {
        asked.push(kinds.join(' '));
        return Promise.resolve(kinds.map(duty));
      },
    };
  }
});

function registryOf(...sources: readonly DutySource[]): DutyRegistry {
  const registry = new DutyRegistry();
  for (const each of sources) registry.register(each);
  return registry;
}

function duty(kind: DutyKind): OpenDuty {
  return {
    ...{ kind, key: 'one', employeeId: null, employeeName: null, objectType: 'work-plan', objectId: 'one' },
    ...{ periodName: null, dueOn: null, sinceOn: null },
  };
}
