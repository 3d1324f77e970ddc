/**
 * How what belongs to a person stands to the caller today: it is his own, of somebody whom he appraises, of somebody with a
 * definitive post in the units for which he is UNIT_HR (a machine: to which it is confined) or below them, or it does not
 * matter whose it is. Two relations are not of today: what he has signed himself, as their appraiser of that day, and what he still
 * has to evaluate of a plan that was closed under him (DUTY). One is of few plans: those put before him as the superior of the
 * appraiser, because employee and appraiser do not agree (ESCALATED). One is of the day on which something was done: that of somebody
 * whom he appraised then (ON_DAY). One is of closed plans: those of the predecessor in the post that the caller holds (SUCCESSOR). One
 * is of what is contested: what he examines because somebody has objected to an appraisal (EXAMINES). Two are of units: those that the
 * caller heads, with all below (LED), and those over which he sits at a calibration (SEATED).
 */
export type PersonRelation =
  | 'OWN'
  | 'SUBORDINATES'
  | 'SIGNED'
  | 'DUTY'
  | 'ESCALATED'
  | 'ON_DAY'
  | 'SUCCESSOR'
  | 'EXAMINES'
  | 'LED'
  | 'SEATED'
  | 'UNIT'
  | 'ALL';
/** How what belongs to an account stands to the caller: it is his own, that of somebody else, or it does not matter whose. */
export type AccountRelation = 'OWN' | 'OTHERS' | 'ALL';
