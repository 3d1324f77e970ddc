import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';
import { LIBRARY_TABLES } from './library/personal-data.js';
import { DRAFT_TABLES } from './quality/personal-data.js';
import { ERASED, OF_PLAN, YEAR_TABLES } from './personal-data-of-the-year.js';

/** What work-plans keeps of people: PermenPANRB 6/2022 wants all of it. */
export const WORK_PLANS_DATA: PersonalData = {
  module: 'work-plans',
  tables: {
    work_plan: {
      about: { id: 'SKP', en: 'Plans (SKP)' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'work-plan:read',
      retention: 'PERSON',
      groups: [
        kept(
          `id employeeId performancePeriodId startsOn endsOn family approach status submittedAt agreedAt activatedAt agreedByEmployeeId
          progressClosedUntil endedAt endingCause agreedEndsOn followedAt followedOn returnedAt escalatedAt`,
          'Perencanaan kinerja (PermenPANRB 6/2022)',
          'Planning of performance (PermenPANRB 6/2022)',
        ),
        kept('employeeSnapshot appraiserSnapshot', 'Nama kedua pihak pada dokumen', 'Both names on the document', {
          erasure: 'NULL',
        }),
        kept('returnReason', 'Dialog kinerja', 'The dialogue on performance', { erasure: 'NULL' }),
        kept('escalationReason', 'Pokok perbedaan pendapat', 'What was not agreed on', { erasure: 'NULL' }),
        kept('endingReason', 'Alasan penutupan', 'Why it was closed or cancelled', { erasure: 'NULL' }),
      ],
    },
    work_plan_result: {
      about: { id: 'Rencana hasil kerja', en: 'Results of plans' },
      ...OF_PLAN,
      groups: [
        kept(
          `id workPlanId sequence kind classification alignment leaderResultId treeNodeId realignSince realignCause perspective
          removedAt copiedFromResultId reviewedAt libraryResultId`,
          'Isi SKP',
          'What a plan is made of',
        ),
        kept('statement', 'Isi SKP', 'What a plan is made of', ERASED),
        kept('assignedBy', 'Penugasan dari siapa', 'By whom it was assigned', { erasure: 'NULL' }),
      ],
    },
    work_plan_indicator: {
      about: { id: 'Indikator dan target', en: 'Indicators and targets' },
      ...OF_PLAN,
      groups: [
        kept(
          'id workPlanId resultId sequence aspect targetHundredths targetUntilHundredths unit direction isMaximum removedAt',
          'Isi SKP',
          'What a plan is made of',
        ),
        kept('statement', 'Isi SKP', 'What a plan is made of', ERASED),
        kept(
          'targetText schedule dataSource monitoring',
          'Target dalam kata-kata, jadwal, sumber data, cara pantau',
          'Targets in words, schedule, source of data, monitoring',
          { erasure: 'NULL' },
        ),
      ],
    },
    role_matrix_cell: {
      about: { id: 'Peran hasil pada matriks pimpinan', en: 'Contributions in the matrix of a leader' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'work-plan:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id leaderWorkPlanId leaderResultId employeeId way indicatorId shareHundredths shownAt resultId',
          'Pembagian peran hasil (Matriks Peran Hasil)',
          'Who contributes what (Matriks Peran Hasil)',
        ),
        kept('statement', 'Pembagian peran hasil', 'Who contributes what', ERASED),
      ],
    },
    work_plan_behaviour: {
      about: { id: 'Perilaku kerja dan ekspektasi', en: 'Behaviours and expectations' },
      ...OF_PLAN,
      groups: [
        kept('id workPlanId sequence code', 'Isi SKP', 'What a plan is made of'),
        kept('expectation', 'Ekspektasi khusus pimpinan', 'The special expectation of the leader', { erasure: 'NULL' }),
      ],
    },
    work_plan_annex: {
      about: { id: 'Lampiran SKP', en: 'Annexes of plans' },
      ...OF_PLAN,
      groups: [
        kept('id workPlanId kind', 'Isi SKP', 'What a plan is made of'),
        kept(
          'entries',
          'Dukungan sumber daya, skema pertanggungjawaban, konsekuensi',
          'Resources, scheme of accountability, consequences',
          { erasure: 'NULL' },
        ),
      ],
    },
    work_plan_comment: {
      about: { id: 'Percakapan tentang SKP', en: 'What was said over plans' },
      of: 'EMPLOYEE',
      by: ['workPlanId IN (SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ?)', 'authorEmployeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'work-plan:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id workPlanId threadId part partId authorEmployeeId purpose resolvedAt',
          'Dialog kinerja (PermenPANRB 6/2022)',
          'The dialogue on performance (PermenPANRB 6/2022)',
        ),
        kept('text', 'Isi percakapan', 'What was said', ERASED),
      ],
    },
    work_plan_revision: {
      about: { id: 'Perubahan SKP', en: 'Revisions of plans' },
      ...OF_PLAN,
      groups: [
        kept(
          'id workPlanId number ground status startedByEmployeeId submittedAt decidedAt decidedByEmployeeId',
          'Perubahan SKP yang disepakati',
          'Changes of a plan that are agreed',
        ),
        kept('reason', 'Alasan perubahan', 'Why it is changed', ERASED),
        kept(
          'former contents employeeSnapshot decisionReason',
          'Isi perubahan dan dialognya',
          'What is changed, and the dialogue about it',
          { erasure: 'NULL' },
        ),
      ],
    },
    plan_examiner: {
      about: { id: 'Siapa memeriksa SKP karena keberatan', en: 'Who examines plans because of an objection' },
      of: 'EMPLOYEE',
      by: ['employeeId', 'workPlanId IN (SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ?)'],
      ground: 'LEGAL_DUTY',
      readers: 'work-plan:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id workPlanId employeeId objectionId',
          'Pemeriksaan keberatan (PP 30/2019 Pasal 59)',
          'Examination of objections (PP 30/2019 article 59)',
        ),
      ],
    },
    appraisal_duty: {
      about: { id: 'Kewajiban mengevaluasi SKP yang ditutup', en: 'Duties to evaluate closed plans' },
      of: 'EMPLOYEE',
      by: ['employeeId', 'appraiserId'],
      ground: 'LEGAL_DUTY',
      readers: 'work-plan:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id workPlanId employeeId appraiserId isHanded validFrom validUntil',
          'Evaluasi oleh pejabat penilai lama (PermenPANRB 6/2022)',
          'Evaluation by the former appraiser (PermenPANRB 6/2022)',
        ),
      ],
    },
    signed_work_plan: {
      about: { id: 'Salinan SKP yang ditandatangani', en: 'Copies of plans as they were signed' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'signed-copy:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id workPlanId employeeId startsOn endsOn signedByEmployeeId signedAt',
          'Penetapan SKP (PermenPANRB 6/2022)',
          'Setting of the plan (PermenPANRB 6/2022)',
        ),
        kept('employeeSnapshot appraiserSnapshot', 'Nama kedua pihak pada dokumen', 'Both names on the document', {
          erasure: 'NULL',
        }),
        kept('contents', 'Isi SKP saat ditandatangani', 'What the plan said when it was signed', { erasure: 'NULL' }),
      ],
    },
    ...YEAR_TABLES,
    ...LIBRARY_TABLES,
    ...DRAFT_TABLES,
  },
  nothingIn: 'work_plan_policy performance_tree_node role_matrix evidence_file library_result satisfaction_survey',
};
