const items: Record<string, object> = {};

/** Adds path items to the `webhooks` of the API document: requests that the service sends, by the type of their event. */
export function documentWebhooks(byType: Readonly<Record<string, object>>): void {
  Object.assign(items, byType);
}

/** All requests that the loaded code sends to receivers, by their types; a copy, for whoever tells them in another language. */
export function documentedWebhooks(): Record<string, object> {
  return structuredClone(Object.fromEntries(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1))));
}
