import { type CivilDate, commonDays, type Days } from '../../../../kernel/values/civil-date.js';
import type { AssignmentKind } from './chain-facts.js';

/** What deserves a look when somebody is recorded as the head of a unit. */
export type HeadWarning = 'HEAD_IN_PELAKSANA_POST' | 'UNIT_HAS_HEAD';

/** A post as recorded. */
export interface RecordedPost extends Days {
  readonly kind: AssignmentKind;
  readonly headsUnit: boolean;
  /** STRUKTURAL, FUNGSIONAL or PELAKSANA. */
  readonly positionKind: string;
}

/** A warning, and the first day on which it holds. */
export interface HeadNotice {
  readonly code: HeadWarning;
  readonly from: CivilDate;
}

/**
 * A unit is headed from a structural post, or a functional one with the further task of head; and by one person definitively.
 * Both are recorded all the same: decrees come late, and data of the source are as they are. Source: rules.md EM-53.
 */
export function headWarnings(post: RecordedPost, otherHeads: readonly Days[]): HeadNotice[] {
  if (!post.headsUnit) return [];
  const notices: HeadNotice[] = [];
  if (post.positionKind === 'PELAKSANA') notices.push({ code: 'HEAD_IN_PELAKSANA_POST', from: post.validFrom });
  if (post.kind !== 'DEFINITIF') return notices;
  const [first] = otherHeads.flatMap((other) => commonDays(other, post)?.validFrom ?? []).sort();
  return first === undefined ? notices : [...notices, { code: 'UNIT_HAS_HEAD', from: first }];
}
