import { Injectable } from '@nestjs/common';

/** Answers who has or ever had a number (NIP, NI PPPK): the employee's id, or null. */
export type NumberSearch = (number: string) => Promise<string | null>;

/**
 * People as outside identity providers name them. Numbers belong to a module above this one, which says here how they are
 * looked up.
 */
@Injectable()
export class PeopleByNumber {
  private search: NumberSearch = () => Promise.resolve(null);

  /** Looks numbers up in this way from now on; called once, while the application starts. */
  lookUpWith(search: NumberSearch): void {
    this.search = search;
  }

  /** Who has or ever had the number; null when nobody. */
  holderOf(number: string): Promise<string | null> {
    return this.search(number);
  }
}
