/** States of a calibration session: on the calendar, at work, over with its ratings locked, or not held. Rule CB-1. */
export const CALIBRATION_STATES = ['PLANNED', 'OPEN', 'CLOSED', 'CANCELLED'] as const;
export type CalibrationState = (typeof CALIBRATION_STATES)[number];

interface Step {
  readonly from: readonly CalibrationState[];
  /** The state it leads to; without one the session stays in its state. */
  readonly to?: CalibrationState;
}

/** What may be done with a session in which state; all else is refused with CALIBRATION.WRONG_STATE. The table is ours. Rule CB-1. */
export const CALIBRATION_STEPS = {
  change: { from: ['PLANNED'] },
  attend: { from: ['PLANNED', 'OPEN'] },
  open: { from: ['PLANNED'], to: 'OPEN' },
  cancel: { from: ['PLANNED', 'OPEN'], to: 'CANCELLED' },
  note: { from: ['OPEN'] },
  calibrate: { from: ['OPEN'] },
  close: { from: ['OPEN'], to: 'CLOSED' },
  reopen: { from: ['CLOSED'], to: 'OPEN' },
} as const satisfies Record<string, Step>;
export type CalibrationAction = keyof typeof CALIBRATION_STEPS;

/** The state after an action; null when it is not possible in this state. */
export function afterAction(state: CalibrationState, action: CalibrationAction): CalibrationState | null {
  const { from, to = state }: Step = CALIBRATION_STEPS[action];
  return from.includes(state) ? to : null;
}
