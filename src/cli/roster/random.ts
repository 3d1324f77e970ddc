/** Repeatable chance (mulberry32): the same seed tells the same story. It is no source of secrets. */
export class Random {
  constructor(private state: number) {}

  /** The next number from 0 up to, but never, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number between both ends, ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** True in so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  /** A normal variable with mean 0 and standard deviation 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** One of the items, each as likely as the other. */
  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)] as T;
  }

  /** One of the items, each as likely as its share of all shares. */
  weighted<T extends { readonly share: number }>(items: readonly T[]): T {
    let left = this.next() * items.reduce((sum, item) => sum + item.share, 0);
    return items.find((item) => (left -= item.share) < 0) ?? (items[0] as T);
  }

  /** A UUID in the form of version 4. */
  uuid(): string {
    const word = (): string => this.int(0, 0xffffffff).toString(16).padStart(8, '0');
    const hex = word() + word() + word() + word();
    const variant = '89ab'.charAt(this.int(0, 3));
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
