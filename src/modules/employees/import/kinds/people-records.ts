import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock/clock.js';
import { Database } from '../../../../kernel/database/database.js';
import { SourceRecords } from '../../../../kernel/database/source-records.js';
import type { KindRecords } from './import-kind.js';

/** Somebody without a post, today or later, has left: no source need name him any more. */
const IN_FORCE = `EXISTS (SELECT 1 FROM assignment held WHERE held.employeeId = employee.id AND held.kind = 'DEFINITIF'
  AND held.validUntil >= ?)`;

/** People as a source knows them. */
@Injectable()
export class PeopleRecords implements KindRecords {
  readonly type = 'employee';
  readonly table = 'employee';
  readonly name = 'employee.name';
  readonly key = 'employee.nip';
  readonly inForce = IN_FORCE;
  readonly sightings: SourceRecords;

  constructor(db: Database, clock: Clock) {
    this.sightings = new SourceRecords(db, clock, { table: this.table, inForce: IN_FORCE });
  }
}
