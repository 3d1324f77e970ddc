import { type Answered, Contract } from '../support/contract.js';

const PROBLEM = {
  type: '/docs/problems/request-not-found',
  title: 'Tidak ditemukan',
  status: 404,
  detail: 'Data ini tidak ada atau bukan hak Anda.',
  instance: '/api/v1/org-units/x',
  code: 'REQUEST.NOT_FOUND',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
};
const LIVE: Answered = {
  method: 'GET',
  path: '/health/live',
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'a' },
  text: '{"status":"UP"}',
};
const REFUSED: Answered = {
  method: 'GET',
  path: '/api/v1/org-units/x',
  status: 404,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', 'x-request-id': 'a' },
  text: JSON.stringify(PROBLEM),
};
const ENDED: Answered = {
  method: 'POST',
  path: '/api/v1/auth/logout',
  status: 204,
  headers: { 'x-request-id': 'a', ratelimit: '"write";r=599;t=10', 'ratelimit-policy': '"write";q=600;w=10' },
  text: '',
};
const said = (change: object): string => JSON.stringify({ ...PROBLEM, ...change });
const also = (answer: Answered, headers: Record<string, string | undefined>): Answered => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});

/** What every answer of the end-to-end tests is held to (R3, R4, R5, R11). */
describe('The check of answers against the document', () => {
  const contract = Contract.load();
  const check = (answer: Answered): void => contract?.check(answer);

  it.each([
    ['a success', LIVE],
    ['a refusal', REFUSED],
    ['an answer without content', ENDED],
    ['HEAD', { ...LIVE, method: 'HEAD', text: '' }],
    ['an unknown address', { ...REFUSED, path: '/nowhere', text: said({ code: 'REQUEST.PATH_UNKNOWN' }) }],
  ])('lets %s pass', (_, answer) => {
    expect(() => check(answer)).not.toThrow();
  });

  it.each<[string, Answered, RegExp]>([
    ['an operation that is not there', { ...LIVE, path: '/health/other' }, /does not know it/],
    ['another status', { ...LIVE, status: 202 }, /not documented/],
    ['another media type', also(LIVE, { 'content-type': 'text/html; charset=utf-8' }), /not documented/],
    ['no charset', also(LIVE, { 'content-type': 'application/json' }), /answered 200 as application\/json/],
    ['a missing header', also(LIVE, { 'x-request-id': undefined }), /without X-Request-Id/],
    ['a value of another type', { ...LIVE, text: '{"status":1}' }, /must be/],
    ['a field that the document lacks', { ...LIVE, text: '{"status":"UP","uptime":1}' }, /additional properties/],
    ['content where there is none', { ...ENDED, text: '{}' }, /with content/],
    ['HEAD with content', { ...LIVE, method: 'HEAD' }, /HEAD with content/],
    [
      'a refusal as plain JSON',
      also(REFUSED, { 'content-type': 'application/json; charset=utf-8' }),
      /answered 404 as/,
    ],
    ['a refusal with another status inside', { ...REFUSED, text: said({ status: 400 }) }, /another status/],
    ['a refusal without its code', { ...REFUSED, text: said({ code: undefined }) }, /without code/],
    ['a refusal without words', { ...REFUSED, text: said({ detail: '' }) }, /without detail/],
    [
      '401 without the way to sign in',
      { ...REFUSED, status: 401, text: said({ status: 401 }) },
      /without www-authenticate/,
    ],
    ['429 without the time to wait', { ...REFUSED, status: 429, text: said({ status: 429 }) }, /without retry-after/],
    ['405 without the methods', { ...REFUSED, status: 405, text: said({ status: 405 }) }, /without allow/],
  ])('refuses %s', (_, answer, why) => {
    expect(() => check(answer)).toThrow(why);
  });
});
