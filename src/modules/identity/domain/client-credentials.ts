/** Who a client says it is. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

type Form = { readonly client_id?: string; readonly client_secret?: string };

/**
 * The credentials of a token request (RFC 6749, section 2.3.1): by HTTP Basic, where id and secret are form-encoded first, or
 * as fields of the form. `TWICE` when both ways are used, null when there are none or they cannot be read.
 */
export function credentialsOf(form: Form, authorization: string | undefined): ClientCredentials | 'TWICE' | null {
  const { client_id: clientId, client_secret: clientSecret } = form;
  if (authorization === undefined) return clientId && clientSecret ? { clientId, clientSecret } : null;
  if (clientSecret !== undefined) return 'TWICE';
  const basic = basicOf(authorization);
  // Some clients name themselves in the form as well, which is right as long as it is the same name.
  return basic && clientId !== undefined && clientId !== basic.clientId ? 'TWICE' : basic;
}

function basicOf(authorization: string): ClientCredentials | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  const [, id, secret] = /^([^:]+):(.+)$/.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  const [clientId, clientSecret] = [formDecoded(id), formDecoded(secret)];
  return clientId && clientSecret ? { clientId, clientSecret } : null;
}

function formDecoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
