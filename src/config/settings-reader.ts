import { readFileSync } from 'node:fs';
import { type SettingName, SETTINGS } from './settings.js';

/** Reads what each variable says, and collects what is wrong with it. */
export class Settings {
  readonly faults: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  text(name: SettingName): string {
    const file = this.env[`${name}_FILE`];
    try {
      return (file ? readFileSync(file, 'utf8') : (this.env[name] ?? '')).trim() || SETTINGS[name].default;
    } catch {
      this.faults.push(`${name}_FILE names a file that cannot be read.`);
      return SETTINGS[name].default;
    }
  }

  /** The text of a variable that may be empty, or otherwise has to be `what`. */
  checked(name: SettingName, isValid: (text: string) => boolean, what: string): string {
    const text = this.text(name);
    if (text && !isValid(text)) this.faults.push(`${name} must be ${what}.`);
    return text;
  }

  /** Decimal digits only: `Number` alone would take `0x10` and `1e3` as well. */
  whole(name: SettingName, min: number, max: number): number {
    const isValid = (text: string): boolean => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
    return Number(this.checked(name, isValid, `a whole number from ${min} to ${max}, in digits`));
  }

  /** A period of days that is long enough for an objection and its decision, or 0, by which nothing ends. */
  wholeOrNever(name: SettingName, min: number, max: number): number {
    const isValid = (text: string): boolean =>
      /^\d{1,5}$/.test(text) && (Number(text) === 0 || (Number(text) >= min && Number(text) <= max));
    return Number(this.checked(name, isValid, `a whole number from ${min} to ${max}, or 0 to keep them for ever`));
  }

  oneOf<T extends string>(name: SettingName, values: readonly T[]): T {
    return this.checked(name, (text) => values.includes(text as T), `one of ${values.join(', ')}`) as T;
  }

  listOf<T extends string>(name: SettingName, values: readonly T[]): readonly T[] {
    const isKnown = (part: string): boolean => values.includes(part as T);
    return this.list(name, isKnown, `some of ${values.join(', ')}`) as readonly T[];
  }

  /** What a reader makes of the text; it throws an Error that says what the variable must be. */
  read<T>(name: SettingName, reader: (text: string) => T, otherwise: T): T {
    try {
      return reader(this.text(name));
    } catch (error) {
      this.faults.push(`${name} ${(error as Error).message}`);
      return otherwise;
    }
  }

  list(name: SettingName, isValid: (part: string) => boolean, what: string): readonly string[] {
    const partsOf = (text: string): string[] => text.split(',').flatMap((part) => part.trim() || []);
    return partsOf(this.checked(name, (text) => partsOf(text).every(isValid), `${what}, separated by commas`));
  }
}
