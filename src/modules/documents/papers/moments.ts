import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { dayInWords } from '../forms/words.js';

const ZONE_NAMES: Readonly<Record<string, string>> = {
  ...{ 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' },
};

/** Says moments as documents do, in the government's zone. */
@Injectable()
export class Moments {
  constructor(private readonly clock: Clock) {}

  /** The civil day of a moment; null stays null. */
  day(at: string | null): string | null {
    return at === null ? null : this.civilDay(at);
  }

  /** The civil day of a moment that is known. */
  civilDay(at: string): string {
    return this.clock.today(new Date(at));
  }

  /** `13 Januari 2026 pukul 10.05 WIB`; null stays null. */
  words(at: string | null): string | null {
    if (at === null) return null;
    const { timeZone } = this.clock;
    const form = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const time = form.format(new Date(at)).replace(':', '.');
    return `${dayInWords(this.clock.today(new Date(at)))} pukul ${time} ${ZONE_NAMES[timeZone] ?? timeZone}`;
  }
}
