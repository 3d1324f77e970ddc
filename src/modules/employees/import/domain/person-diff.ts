import { type CivilDate, holdsOn } from '../../../../kernel/values/civil-date.js';
import { maskNumber } from '../../domain/civil-servant-number.js';
import type { PersonPlan, PresentPost } from './person-plan.js';
import type { PersonRow } from './person-row.js';
import { changesBetween, type Effect, type FieldChange } from './row-changes.js';

/** Stands for a NIK, of which a report shows nothing. */
const HIDDEN = '••••';

/** What a row changes of a person who is recorded, field by field; nothing for somebody new. Source: rules.md IM-1. */
export function personChanges({ post }: PersonRow, plan: PersonPlan, today: CivilDate): FieldChange[] {
  const { person, facts } = plan;
  if (!person) return [];
  const nik = plan.hasNewNik ? [{ field: 'nik', before: person.nikIndex ? HIDDEN : null, after: HIDDEN }] : [];
  const changes = [...changesBetween(person.facts, facts).map(masked), ...nik];
  const current = currentPost(plan, today);
  if (plan.post.act === 'CLASSIFY') return [...changes, ...changesBetween({}, { jobClass: post.jobClass })];
  if (plan.post.act === 'KEEP') return changes;
  const was = { unit: current?.unitName, position: current?.title, positionSince: current?.validFrom };
  const since = plan.post.act === 'BEGIN' ? plan.post.from : current?.validFrom;
  return [...changes, ...changesBetween(was, { unit: post.unit.name, position: post.title, positionSince: since })];
}

/** What of it the guard against mass changes counts. Source: rules.md IM-4. */
export function personEffects({ post }: PersonRow, plan: PersonPlan, today: CivilDate): Effect[] {
  if (!plan.person) return [];
  const current = currentPost(plan, today);
  const isElsewhere = plan.post.act === 'CORRECT' || plan.post.act === 'BEGIN';
  const moves = isElsewhere && current !== undefined && current.unitExternalId !== post.unit.externalId;
  const standing = plan.facts.standingCode != null;
  return [...(moves ? (['MOVES_UNIT'] as const) : []), ...(standing ? (['CHANGES_STANDING'] as const) : [])];
}

function currentPost({ person }: PersonPlan, today: CivilDate): PresentPost | undefined {
  return person?.posts.find((one) => holdsOn(one, today));
}

function masked({ field, before, after }: FieldChange): FieldChange {
  if (field !== 'nip') return { field, before, after };
  return { field, before: before && maskNumber(before), after: after && maskNumber(after) };
}
