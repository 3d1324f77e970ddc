/** One stream of server-sent events as a program sees it that reads while it comes. */
export class EventReader {
  text = '';
  closed = false;
  readonly status: number;
  readonly headers: Headers;

  private constructor(
    { status, headers, body }: Response,
    private readonly cut: AbortController,
  ) {
    this.status = status;
    this.headers = headers;
    void this.read(body);
  }

  /** Begins to read; answers once the headers are there. */
  static async open(address: string, token: string, headers: Record<string, string> = {}): Promise<EventReader> {
    const cut = new AbortController();
    const init = { headers: { authorization: `Bearer ${token}`, connection: 'close', ...headers }, signal: cut.signal };
    return new EventReader(await fetch(address, init), cut);
  }

  /** The events of a name that have come so far. */
  events<Data>(name: string): { readonly id: string; readonly data: Data }[] {
    const events = this.text.matchAll(new RegExp(`^id: (\\S+)\\nevent: ${name}\\ndata: (.*)\\n\\n`, 'gm'));
    return [...events].map(([, id = '', data = '']) => ({ id, data: JSON.parse(data) as Data }));
  }

  /** Goes away without a word. */
  stop(): void {
    this.cut.abort();
  }

  private async read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const bytes of body ?? []) this.text += decoder.decode(bytes, { stream: true });
    } catch {
      // A cut is an end as well; the tests look at what came before it.
    }
    this.closed = true;
  }
}
