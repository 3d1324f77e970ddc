import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { EVENT_TYPES, PING } from '../../src/modules/integrations/webhooks/event-catalogue.js';
import { signatureOf } from '../../src/kernel/webhook-signature.js';
import { newSecret } from '../../src/modules/integrations/webhooks/secrets.js';

const PAGE = readFileSync('docs/api/webhooks.md', 'utf8');
const blockOf = (language: string): string => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(PAGE)?.[1] ?? '';

const secret = newSecret();
const [messageId, timestampSeconds, body] = [
  '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d60',
  1_772_413_200,
  '{"nama":"Pelayanan é"}',
];
const signature = signatureOf(secret, { messageId, timestampSeconds, body });
const other = signatureOf(newSecret(), { messageId, timestampSeconds, body });

interface Case {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly now: number;
}
const sent: Case = {
  headers: { 'webhook-id': messageId, 'webhook-timestamp': String(timestampSeconds), 'webhook-signature': signature },
  body,
  now: timestampSeconds,
};
const with_ = (headers: Record<string, string>, more: Partial<Case> = {}): Case => ({
  ...sent,
  ...more,
  headers: { ...sent.headers, ...headers },
});

const CASES: readonly (readonly [string, Case, boolean])[] = [
  ['as it was sent', sent, true],
  ['with a second signature before it', with_({ 'webhook-signature': `${other} ${signature}` }), true],
  ['five minutes old', with_({}, { now: timestampSeconds + 300 }), true],
  ['older', with_({}, { now: timestampSeconds + 301 }), false],
  ['from the future', with_({}, { now: timestampSeconds - 301 }), false],
  ['with another body', with_({}, { body: `${body} ` }), false],
  ['with another id', with_({ 'webhook-id': '7' }), false],
  ['with another time', with_({ 'webhook-timestamp': String(timestampSeconds + 1) }), false],
  ['signed with another secret', with_({ 'webhook-signature': other }), false],
  ['without a signature', with_({ 'webhook-signature': '' }), false],
];

/** The cases by name, with what a program made of each: it is given all of them and prints a list of verdicts. */
function verdictsOf(program: string, args: readonly string[]): object {
  const input = JSON.stringify(CASES.map(([, { headers, body: text, now }]) => [secret, headers, text, now]));
  const { stdout, stderr } = spawnSync(program, [...args, input]);
  expect(stderr.toString()).toBe('');
  const verdicts = JSON.parse(stdout.toString()) as boolean[];
  return Object.fromEntries(CASES.map(([name], at) => [name, verdicts[at]]));
}

describe('docs/api/webhooks.md', () => {
  const expected = Object.fromEntries(CASES.map(([name, , isGenuine]) => [name, isGenuine]));

  it('verifies notices in Node', () => {
    const source = `data:text/javascript,${encodeURIComponent(blockOf('js'))}`;
    const script = `import { isFromSasaran } from ${JSON.stringify(source)};
      console.log(JSON.stringify(JSON.parse(process.argv[1]).map((one) => isFromSasaran(...one))));`;
    expect(verdictsOf(process.execPath, ['--input-type=module', '-e', script])).toEqual(expected);
  });

  // Node is everywhere the tests run; Python is where it is.
  const hasPython = spawnSync('python3', ['-c', 'import sys; assert sys.version_info >= (3, 9)']).status === 0;
  it.each(hasPython ? ['python3'] : [])('verifies notices in Python, by %s', (program) => {
    const script = `${blockOf('python')}
import json, sys
print(json.dumps([is_from_sasaran(s, h, t.encode(), now) for s, h, t, now in json.loads(sys.argv[1])]))`;
    expect(verdictsOf(program, ['-c', script])).toEqual(expected);
  });

  it.each(CASES.filter(([, { now }]) => now === timestampSeconds))(
    'agrees with the library standardwebhooks about a notice %s',
    (_, { headers, body: text, now }, isGenuine) => {
      jest.useFakeTimers({ now: now * 1_000 });
      try {
        const verify = (): unknown => new Webhook(secret).verify(text, headers);
        if (isGenuine) expect(verify()).toEqual(JSON.parse(text));
        else expect(verify).toThrow();
      } finally {
        jest.useRealTimers();
      }
    },
  );

  it('is about the kinds of events that the API document shows', () => {
    const { webhooks } = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as { webhooks: object };
    expect(Object.keys(webhooks)).toEqual([...EVENT_TYPES, PING].sort());
  });
});
