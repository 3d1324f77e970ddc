import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { likenessKeys } from './domain/likeness.js';
import { nameWords } from './domain/name-words.js';
import { NameWordKey, PersonWord } from './persistence/name-index.entity.js';

/** A person and the name by which he is to be found. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** Keeps the words of people's names, and the keys of words like them, in the transaction in which a name is written. */
@Injectable()
export class NameIndex {
  constructor(private readonly db: Database) {}

  /** People who are new. */
  async add(people: readonly NamedPerson[]): Promise<void> {
    const rows = people.flatMap(({ id: employeeId, name }) => nameWords(name).map((word) => ({ employeeId, word })));
    await this.db.insert(PersonWord, rows);
    await this.learn([...new Set(rows.map(({ word }) => word))]);
  }

  /** People who may have been found by another name. */
  async change(people: readonly NamedPerson[]): Promise<void> {
    for (const { id: employeeId } of people) await this.db.remove(PersonWord, { employeeId });
    await this.add(people);
  }

  /** Somebody who is erased: his words go, and those that nobody else has are not known any more. */
  async forget(employeeId: string): Promise<void> {
    const own = await this.db.rows<{ word: string }>('SELECT word FROM person_word WHERE employeeId = ?', [employeeId]);
    await this.db.remove(PersonWord, { employeeId });
    for (const { word } of own) {
      const [other] = await this.db.rows('SELECT word FROM person_word WHERE word = ? LIMIT 1', [word]);
      if (!other) await this.db.remove(NameWordKey, { word });
    }
  }

  private async learn(words: readonly string[]): Promise<void> {
    for (let at = 0; at < words.length; at += 500) {
      const some = words.slice(at, at + 500);
      const marks = some.map(() => '?').join(', ');
      const known = await this.db.rows<{ word: string }>(
        `SELECT DISTINCT word FROM name_word_key WHERE word IN (${marks})`,
        some,
      );
      const old = new Set(known.map(({ word }) => word));
      const rows = some.filter((word) => !old.has(word)).flatMap(keyRows);
      await this.db.insert(NameWordKey, rows);
    }
  }
}

function keyRows(word: string): NameWordKey[] {
  return likenessKeys(word).map((likeKey) => ({ id: newId(), likeKey: [...likeKey].slice(0, 40).join(''), word }));
}

/** The rows of people who were there before the index, for its migration; `known` grows by the words that are new. */
export function nameIndexRows(
  people: readonly NamedPerson[],
  known: Set<string>,
): { readonly words: string[][]; readonly keys: string[][] } {
  const words = people.flatMap(({ id, name }) => nameWords(name).map((word) => [id, word]));
  const fresh = new Set(words.map(([, word = '']) => word).filter((word) => !known.has(word)));
  fresh.forEach((word) => known.add(word));
  const keys = [...fresh].flatMap(keyRows).map(({ id, likeKey, word }) => [id, likeKey, word]);
  return { words, keys };
}
