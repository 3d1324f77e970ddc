const TIMEOUT_MS = 5_000;
const LIMIT_BYTES = 262_144;

/** Reads a JSON object from an address: within five seconds, at most 256 KiB, and from that address only. Throws Error. */
export async function fetchJson(address: string): Promise<Record<string, unknown>> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    // A redirect could lead anywhere, also into the network of the service.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new Error(`The issuer answered ${response.status}.`);
  }
  const value: unknown = JSON.parse(await textOf(response.body));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('This is no JSON object.');
  return value as Record<string, unknown>;
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LIMIT_BYTES) throw new Error('The answer of the issuer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
