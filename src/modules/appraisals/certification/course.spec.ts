import { VIGNETTE_CONTEXTS } from './domain/attempt.js';
import { RATINGS } from '../domain/rule-set.js';
import { COURSE, vignetteOf } from './course.js';

describe('the course (AC-1)', () => {
  it('has three vignettes or more of every context, and each practises a lesson', () => {
    for (const context of VIGNETTE_CONTEXTS)
      expect(COURSE.vignettes.filter((one) => one.context === context).length).toBeGreaterThanOrEqual(3);
    const lessons = COURSE.lessons.map(({ code }) => code);
    for (const { lesson } of COURSE.vignettes) expect(lessons).toContain(lesson);
    expect(new Set(COURSE.vignettes.map(({ code }) => code)).size).toBe(COURSE.vignettes.length);
  });

  it('knows every rating as right of results and of behaviour, so that one answer for all never passes', () => {
    const [results, behaviours] = (['resultRating', 'behaviourRating'] as const).map(
      (part) => new Set(COURSE.vignettes.map(({ reference }) => reference[part])),
    );
    expect(results).toEqual(new Set(RATINGS));
    expect(behaviours).toEqual(new Set(RATINGS));
  });

  it('says the same facts in both languages', () => {
    for (const { facts } of COURSE.vignettes) expect(facts.en).toHaveLength(facts.id.length);
    for (const { paragraphs } of COURSE.lessons) expect(paragraphs.en).toHaveLength(paragraphs.id.length);
  });

  it('refuses a vignette that it does not have', () => {
    expect(() => vignetteOf('TIDAK_ADA')).toThrow('TIDAK_ADA');
  });
});
