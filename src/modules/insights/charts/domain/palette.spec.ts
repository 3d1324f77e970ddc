import { LOOKS } from './chart.js';
import { APPEARANCES, contrast, HEAT, INK, inkOn, PAPER, RULE } from './palette.js';

describe('how charts look (rule CH-3)', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#0b3c6f', '#0b3c6f')).toBe(1);
  });

  it.each(LOOKS)('sets %s off from paper at 3:1 or more', (look) => {
    expect(contrast(APPEARANCES[look].colour, PAPER)).toBeGreaterThanOrEqual(3);
  });

  it('writes and draws lines that can be seen', () => {
    expect(contrast(INK, PAPER)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(RULE, PAPER)).toBeGreaterThanOrEqual(3);
  });

  it.each(HEAT)('writes on %s at 4.5:1 or more', (colour) => {
    expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['pattern', 'mark', 'dashes'] as const)(
    'never tells two looks apart by colour alone: each has its own %s',
    (part) => {
      expect(new Set(LOOKS.map((look) => APPEARANCES[look][part])).size).toBe(LOOKS.length);
    },
  );

  it('uses no more than six hues', () => {
    expect(new Set(LOOKS.map((look) => APPEARANCES[look].colour)).size).toBeLessThanOrEqual(6);
  });
});
