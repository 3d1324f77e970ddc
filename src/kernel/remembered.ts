/** What was worked out before, at most so many of it: what nobody asked for longest is forgotten first. */
export class Remembered<V extends object | string> {
  private readonly entries = new Map<string, V>();

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    const value = this.entries.get(key);
    if (value === undefined) return undefined;
    // A map gives its entries in the order in which they came: this one is now the youngest.
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  /** Keeps a value and gives it back. */
  keep(key: string, value: V): V {
    const [oldest] = this.entries.keys();
    if (this.entries.size >= this.most && oldest !== undefined && !this.entries.has(key)) this.entries.delete(oldest);
    this.entries.set(key, value);
    return value;
  }

  clear(): void {
    this.entries.clear();
  }
}
