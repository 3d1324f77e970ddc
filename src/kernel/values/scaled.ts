import { Decimal } from 'decimal.js';

/** An exact decimal text with a fixed number of digits behind the point, such as `"18.75"`. */
export type DecimalText = string;

/**
 * The scaled integer of a decimal text: `toScaled('18.75', 2)` is 1875.
 * Throws RangeError when the text has more digits than the scale or the integer is not safe (± 2^53).
 */
export function toScaled(text: DecimalText, scale: number): number {
  const scaled = new Decimal(text).mul(new Decimal(10).pow(scale));
  if (!scaled.isInteger()) throw new RangeError(`More than ${scale} digits behind the point: ${text}`);
  const value = scaled.toNumber();
  if (!Number.isSafeInteger(value)) throw new RangeError(`Too large: ${text}`);
  return value;
}

/** The fixed-scale text of a scaled integer: `fromScaled(1875, 2)` is `"18.75"`. Only digits move, nothing is calculated. */
export function fromScaled(value: number, scale: number): DecimalText {
  if (scale === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
