import autocannon from 'autocannon';

/** Sends the calls of each connection in turn for some seconds, one at a time on each; every answer must be a 2xx. */
export async function load(server, calls, seconds) {
  const durations = [];
  let connection = 0;
  const cpuBefore = server.cpuMs();
  const result = await new Promise((resolve, reject) => {
    const options = {
      url: server.url,
      connections: calls.length,
      duration: seconds,
      setupClient: (client) => client.setRequests(calls[connection++].map((call) => ({ ...call }))),
    };
    const instance = autocannon(options, (error, outcome) => (error ? reject(error) : resolve(outcome)));
    instance.on('response', (_client, _status, _bytes, ms) => durations.push(ms));
  });
  const answered = result['2xx'];
  if (result.non2xx || result.errors || result.timeouts || !answered) {
    const { non2xx, errors, timeouts, statusCodeStats } = result;
    const facts = JSON.stringify({ answered, non2xx, errors, timeouts, statusCodeStats });
    throw new Error(`${server.name} did not answer well: ${facts}\n${server.tail()}`);
  }
  const cpuMs = cpuBefore === null ? null : server.cpuMs() - cpuBefore;
  return {
    perSecond: answered / result.duration,
    durations,
    cpuUs: cpuMs && (cpuMs * 1_000) / answered,
    busy: cpuMs && cpuMs / 10 / result.duration,
  };
}
