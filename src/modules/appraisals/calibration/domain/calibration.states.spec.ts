import { afterAction, CALIBRATION_STATES, CALIBRATION_STEPS, type CalibrationAction } from './calibration.states.js';

const TABLE: Record<CalibrationAction, readonly (string | null)[]> = {
  change: ['PLANNED', null, null, null],
  attend: ['PLANNED', 'OPEN', null, null],
  open: ['OPEN', null, null, null],
  cancel: ['CANCELLED', 'CANCELLED', null, null],
  note: [null, 'OPEN', null, null],
  calibrate: [null, 'OPEN', null, null],
  close: [null, 'CLOSED', null, null],
  reopen: [null, null, 'OPEN', null],
};

describe('a session that is PLANNED, OPEN, CLOSED, CANCELLED (rule CB-1)', () => {
  it.each(Object.keys(CALIBRATION_STEPS) as CalibrationAction[])('%s', (action) => {
    expect(CALIBRATION_STATES.map((state) => afterAction(state, action))).toEqual(TABLE[action]);
  });
});
