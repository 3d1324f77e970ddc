import { deepStrictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { headersFor } from './servers.mjs';

/**
 * What is measured: a name, what is to be reached, and `calls[server][connection]`, the requests that one connection of the
 * load sends in turn. The tokens in them are good for 15 minutes.
 */
export async function makeCases(servers, { superior, hr, writers, today }) {
  const boss = await headersFor(servers, superior);
  const manager = await headersFor(servers, hr);
  const employees = [];
  for (const writer of writers) employees.push(await headersFor(servers, writer));
  const plans = superior.planIds.map((id) => ({ method: 'GET', path: `/api/v1/work-plans/${id}` }));
  const units = hr.unitIds.map((id) => ({ method: 'GET', path: `/api/v1/employees?unitId=${id}&limit=50` }));
  const reads = { toLimit: 0.7, toScaffold: 5 };
  const readsAs = (calls, headers) =>
    onEach((server) => writers.map((_, i) => rotated(calls, i).map(withHeaders(headers[server]))));
  return [
    { name: 'GET /work-plans/{id}', target: reads, calls: readsAs(plans, boss) },
    { name: 'GET /team', target: reads, calls: readsAs([{ method: 'GET', path: '/api/v1/team' }], boss) },
    { name: 'GET /employees?unitId=', target: reads, calls: readsAs(units, manager) },
    {
      name: 'POST /work-plans/{id}/progress-entries',
      target: { toLimit: 0.4, toScaffold: null },
      calls: onEach((server) => writers.map((writer, i) => [reportOf(writer, today, employees[i][server])])),
    },
  ];
}

const onEach = (make) => ({ limit: make('limit'), ours: make('ours'), scaffold: make('scaffold') });
const withHeaders = (headers) => (call) => ({ ...call, headers });
const rotated = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

/** A report of progress; each request that is sent has an idempotency key of its own. */
function reportOf({ planId, indicatorIds }, occurredOn, headers) {
  const note = 'Tiga dokumen triwulan pertama terbit.';
  return {
    method: 'POST',
    path: `/api/v1/work-plans/${planId}/progress-entries`,
    body: JSON.stringify({ indicatorId: indicatorIds[0], occurredOn, value: '3.50', note }),
    headers: { ...headers, 'content-type': 'application/json' },
    setupRequest: (request) => ({ ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } }),
  };
}

/** Sends every different request once to each server and fails when the answers do not carry the same. */
export async function checkSameContent(servers, cases) {
  for (const { name, calls } of cases) {
    const perConnection = calls.ours.map((list) => list.length).reduce((a, b) => Math.max(a, b));
    const indexes = perConnection > 1 ? calls.ours[0].map((_, i) => [0, i]) : calls.ours.map((_, i) => [i, 0]);
    for (const [connection, index] of indexes) {
      const answers = {};
      for (const server of Object.keys(servers)) {
        const call = calls[server][connection][index];
        answers[server] = contentOf(await servers[server].fetch(call.setupRequest?.(call) ?? call));
      }
      for (const server of ['ours', 'scaffold']) {
        deepStrictEqual(answers[server], answers.limit, `${name}: ${server} does not answer as limit does.`);
      }
    }
  }
}

/** The data of an answer: without what the server chooses itself, cursors, new ids and the moment of a change. */
function contentOf({ status, body }) {
  if (status === 201) return { status, ...body, id: null, createdAt: null };
  if (status !== 200) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  return { status, ...body, ...(body.page ? { page: { ...body.page, nextCursor: null } } : {}) };
}
