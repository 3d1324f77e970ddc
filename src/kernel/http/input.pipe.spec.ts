import { InputPipe } from './input.pipe.js';
import { IsPlainText, Optional } from './validators.js';

class Query {
  @Optional() @IsPlainText(1, 4_000) q?: string;
}

describe('Queries that were right', () => {
  const pipe = new InputPipe();
  const read = (q: string): unknown => pipe.transform({ q }, { type: 'query', metatype: Query });

  it('are remembered, and the ones that come again stay however many come once', () => {
    const [often, once] = [read('often'), read('once')];
    expect(often).toEqual({ q: 'often' });
    for (let index = 0; index < 2_000; index += 1) {
      expect(read(`search ${index}`)).toEqual({ q: `search ${index}` });
      expect(read('often')).toBe(often);
    }
    expect(read('once')).toEqual(once);
    expect(read('once')).not.toBe(once);
  });

  it('are remembered when they are short, and cannot be changed by whoever gets them', () => {
    const long = 'a'.repeat(1_001);
    expect(read(long)).toEqual(read(long));
    expect(read(long)).not.toBe(read(long));
    expect(Object.isFrozen(read('short'))).toBe(true);
    expect(Object.isFrozen(read(long))).toBe(true);
  });
});
