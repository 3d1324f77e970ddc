import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Examples } from '../../../kernel/http/openapi-examples.js';
import type { Answer } from '../demo-caller.js';
import type { DemoAccount } from '../fill.js';

/** Reads as somebody who is signed in. */
export type Get = (path: string) => Promise<Answer>;

/** Signs in as a visitor of the tour to look around; no examples when somebody has changed the password since. */
export async function asVisitor(
  app: NestFastifyApplication,
  account: DemoAccount | undefined,
  look: (get: Get) => Promise<Examples>,
): Promise<Examples> {
  const { username, password } = account ?? {};
  const login = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { username, password } });
  if (login.statusCode !== 200) return {};
  const headers = { authorization: `Bearer ${login.json<{ accessToken: string }>().accessToken}` };
  try {
    return await look(async (url) => (await app.inject({ url: `/api/v1${url}`, headers })).json<Answer>());
  } finally {
    await app.inject({ method: 'POST', url: '/api/v1/auth/logout', headers });
  }
}

/** The first page of a list. */
export async function listed(get: Get, path: string): Promise<Answer[]> {
  return (await get(path)).data as Answer[];
}

/** The same id for each of these operations. */
export const idOf = (operations: readonly string[], id: unknown): Examples =>
  Object.fromEntries(operations.map((operation) => [`${operation}/{id}`, id]));
