import { credentialsOf } from './client-credentials.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('The credentials of a machine', () => {
  it.each([
    ['fields of the form', { client_id: 'a', client_secret: 'b' }, undefined, { clientId: 'a', clientSecret: 'b' }],
    ['HTTP Basic', {}, basic('a:b'), { clientId: 'a', clientSecret: 'b' }],
    ['a secret with a colon', {}, basic('a:b:c'), { clientId: 'a', clientSecret: 'b:c' }],
    ['form-encoded parts', {}, basic('a%3Ab:c%2Bd+e'), { clientId: 'a:b', clientSecret: 'c+d e' }],
    ['the same name in both', { client_id: 'a' }, basic('a:b'), { clientId: 'a', clientSecret: 'b' }],
    ['another name in the form', { client_id: 'x' }, basic('a:b'), 'TWICE'],
    ['a secret in both', { client_id: 'a', client_secret: 'b' }, basic('a:b'), 'TWICE'],
    ['nothing', {}, undefined, null],
    ['a name alone', { client_id: 'a' }, undefined, null],
    ['no colon', {}, basic('ab'), null],
    ['no name', {}, basic(':b'), null],
    ['no secret', {}, basic('a:'), null],
    ['a broken escape', {}, basic('a:%zz'), null],
    ['another scheme', {}, 'Bearer abc', null],
    ['no base64', {}, 'Basic ***', null],
  ])('are read from %s', (_, form, header, expected) => {
    expect(credentialsOf(form, header)).toEqual(expected);
  });
});
