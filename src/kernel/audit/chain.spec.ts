import { hashOfValues, linkHash, NO_HASH, type StoredEvent } from './chain.js';

const EVENT: StoredEvent = {
  id: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11',
  occurredAt: '2026-03-02 01:00:00.000',
  actorAccountId: null,
  actorEmployeeId: null,
  sessionId: null,
  actorRoles: null,
  action: 'thing.do',
  objectType: 'thing',
  objectId: '1',
  subjectEmployeeId: null,
  shownAfter: null,
  outcome: 'SUCCESS',
  requestId: '-',
  traceId: '0'.repeat(32),
  address: null,
  facts: '{"b":1,"a":"é"}',
  valuesHash: null,
};

describe('The hash of a link', () => {
  // Written down once: links of today must verify in ten years, so this figure never changes.
  it('is SHA-256 over the canonical JSON of event, number and the hash before', () => {
    expect(linkHash(EVENT, 1, NO_HASH)).toBe('66cc5be6a795d07d652916bd2d5f566ddd5fc4f5c50e1b098dc5dfe9701c11ff');
  });

  it('does not depend on the order of columns, on columns beside them, or on how a database writes whole seconds', () => {
    const same = [
      Object.fromEntries(Object.entries(EVENT).reverse()) as StoredEvent,
      { ...EVENT, number: '7', hash: 'x' },
      { ...EVENT, occurredAt: '2026-03-02 01:00:00' },
    ];
    for (const event of same) expect(linkHash(event, 1, NO_HASH)).toBe(linkHash(EVENT, 1, NO_HASH));
  });

  it.each(Object.keys(EVENT))('depends on %s', (column) => {
    const value = column === 'occurredAt' ? '2026-03-02 01:00:00.001' : 'other';
    expect(linkHash({ ...EVENT, [column]: value }, 1, NO_HASH)).not.toBe(linkHash(EVENT, 1, NO_HASH));
  });

  it('depends on the number and on the hash before', () => {
    expect(linkHash(EVENT, 2, NO_HASH)).not.toBe(linkHash(EVENT, 1, NO_HASH));
    expect(linkHash(EVENT, 1, '1'.repeat(64))).not.toBe(linkHash(EVENT, 1, NO_HASH));
  });

  it('can be made of whatever texts a row holds', () => {
    const facts = '{"a":"\\ud800"} no JSON \u0000\u001b[31m\r\n"';
    expect(linkHash({ ...EVENT, facts }, 1, NO_HASH)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('The hash of values', () => {
  it('depends on the salt and the values', () => {
    const hash = hashOfValues({ salt: 'a', valuesJson: '{}' });
    expect(hashOfValues({ salt: 'b', valuesJson: '{}' })).not.toBe(hash);
    expect(hashOfValues({ salt: 'a', valuesJson: '{"x":1}' })).not.toBe(hash);
  });
});
