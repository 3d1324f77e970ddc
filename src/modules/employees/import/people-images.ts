import type { RowImage, RowImages, Snapshot, Watched } from '../../../kernel/database/row-images.js';
import type { OrganizationSources } from '../../organization/index.js';
import type { Imaged } from './kinds/import-kind.js';

/** Tables of what belongs to a person and imports write, each before those that it refers to. */
export const PEOPLE_TABLES = [
  ...(['attendance_day', 'assignment', 'employee_number'] as const),
  ...(['employee_standing', 'employee_grade', 'employee'] as const),
] as const;
const OF_ROSTER = ['assignment', 'employee_number', 'employee_standing', 'employee_grade'] as const;

/** Somebody whom one line of a file changes. */
interface Changing {
  readonly line: number;
  readonly employeeId: string;
  readonly unitId: string;
}

/** The rows that lines of a roster may touch: everything of these people, and the posts of these units. */
export function watchedOf(people: readonly Changing[], organization: OrganizationSources): Watched[] {
  const ids = people.map(({ employeeId }) => employeeId);
  const owned = OF_ROSTER.map((table) => ({ table, column: 'employeeId', values: ids }));
  const posts = organization.watchedPositions(people.map(({ unitId }) => unitId));
  return [{ table: 'employee', column: 'id', values: ids }, ...owned, posts];
}

/** What was changed, by person; the posts that people needed come first, because they were there first. */
export function imagesOf(people: readonly Changing[], images: RowImages, before: Snapshot, after: Snapshot): Imaged[] {
  const all = images.differences(before, after);
  const ownerOf = ({ table, id }: RowImage): string => {
    const key = `${table}|${id}`;
    const row = after.get(key)?.row ?? before.get(key)?.row;
    return table === 'employee' ? id : String(row?.employeeId);
  };
  const posts = all.filter(({ table }) => table === 'position');
  const byOwner = Map.groupBy(
    all.filter(({ table }) => table !== 'position'),
    ownerOf,
  );
  const shared = posts.map((image): Imaged => {
    return { line: null, recordType: 'position', recordId: image.id, images: [image] };
  });
  const own = people.flatMap(({ line, employeeId }): Imaged[] => {
    const images = byOwner.get(employeeId);
    return images ? [{ line, recordType: 'employee', recordId: employeeId, images }] : [];
  });
  return [...shared, ...own];
}
