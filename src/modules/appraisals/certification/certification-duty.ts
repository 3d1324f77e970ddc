import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { employeeTables } from '../../employees/index.js';
import { APPRAISED, OWED } from './appraisers.sql.js';
import { CertificationGate } from './certification.gate.js';
import { CertificationPolicyService } from './certification-policy.service.js';

const MUST_RATE = `SELECT e.id FROM ${employeeTables.employee} e WHERE e.id = ? AND e.kind <> 'NON_ASN' AND (EXISTS (${APPRAISED})
  OR EXISTS (${OWED}))`;

/** The course of who appraises and has no valid certificate, where the government asks for one. Rules NS-5, AC-3. */
@Injectable()
export class CertificationDuty implements DutySource {
  readonly texts = {
    CERTIFICATION_TAKE: {
      takes: 'certification:take',
      id: 'Ikuti kursus penilai dan latihannya; sertifikasi Anda belum ada atau sudah berakhir.',
      en: 'Take the course of appraisers and its practice; you have no valid certificate.',
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly policy: CertificationPolicyService,
    private readonly gate: CertificationGate,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    if ((await this.policy.current()).level === 'OFF') return [];
    if ((await this.db.rows(MUST_RATE, [employeeId, today, today])).length === 0) return [];
    const until = await this.gate.validUntil(employeeId);
    if (until !== null && until >= today) return [];
    const about = { employeeId: null, employeeName: null, periodName: null, dueOn: null, sinceOn: null };
    const object = { objectType: 'appraiser-certification', objectId: employeeId };
    return [{ kind: 'CERTIFICATION_TAKE', key: employeeId, ...about, ...object }];
  }
}
