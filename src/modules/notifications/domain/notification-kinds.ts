/** What an event was about: ids and a day, so that no name lies where it is not looked after. */
export interface NotificationFacts {
  /** Whose plan or appraisal it is, or who heads the unit. */
  readonly ownerId: string;
  readonly performancePeriodId: string;
  readonly workPlanId?: string;
  readonly revisionId?: string;
  readonly roleMatrixCellId?: string;
  /** The closed plan of which results wait. */
  readonly handoverOfId?: string;
  readonly unitAgreementId?: string;
  readonly feedbackId?: string;
  readonly feedbackRequestId?: string;
  /** The round of reviews; never whom somebody reviews. */
  readonly reviewRoundId?: string;
  readonly appraisalId?: string;
  /** Null for the appraisal of a whole year. */
  readonly evaluationPeriodId?: string | null;
  /** Criteria that are discussed or wait to be acknowledged, or a proposal to them that was answered. */
  readonly criteriaSetId?: string;
  readonly criteriaProposalId?: string;
  readonly objectionId?: string;
  /** By when what is to be done is due. */
  readonly dueOn?: string;
}

interface KindOfNotification {
  readonly id: string;
  readonly en: string;
}

/**
 * What people are told, and in which words; `{period}` is the year or the evaluation period, `{owner}` the name of the employee,
 * `{due}` by when it is to be done.
 * They say what happened, never a rating, a predicate or a reason. Source: rules.md NT-1, NT-2.
 */
export const NOTIFICATION_KINDS = {
  CRITERIA_CONSULTATION: {
    id: 'Rancangan kriteria kinerja {period} terbuka untuk tanggapan, usulan, dan suara Anda sampai {due}.',
    en: 'Criteria for {period} are open to your comments, proposals and votes until {due}.',
  },
  CRITERIA_PROPOSAL_ANSWERED: {
    id: 'Usulan Anda atas kriteria kinerja {period} dijawab.',
    en: 'Your proposal to the criteria for {period} was answered.',
  },
  CRITERIA_TO_ACKNOWLEDGE: {
    id: 'Kriteria kinerja {period} menunggu pernyataan Anda telah mengetahuinya, sebelum berlaku pada {due}.',
    en: 'Criteria for {period} wait for you to acknowledge them before they count on {due}.',
  },
  ROLE_HANDED_DOWN: {
    id: 'Pimpinan memberi Anda peran hasil {period} untuk SKP Anda.',
    en: 'A leader has handed you something to contribute to {period}.',
  },
  RESULT_DISTRIBUTED: {
    id: 'Sebuah hasil kerja dari pustaka ditambahkan ke SKP {period} Anda; periksa dan sesuaikan.',
    en: 'A result of the library was added to your SKP {period}; look at it and make it fit.',
  },
  PLAN_DRAFTED: {
    id: 'Draf SKP {period} Anda disiapkan dari SKP tahun sebelumnya; tinjau setiap barisnya.',
    en: 'A draft of your SKP {period} was prepared from the year before; look at each line.',
  },
  PLAN_DUE: {
    id: 'SKP {period} Anda belum diajukan; batasnya {due}.',
    en: 'Your SKP {period} is not handed in yet; it is due by {due}.',
  },
  PLANS_WAITING: {
    id: 'Ada SKP {period} yang menunggu persetujuan Anda; batasnya {due}.',
    en: 'Plans (SKP) for {period} await you; the answer is due by {due}.',
  },
  PLAN_SUBMITTED: { id: 'SKP {period} {owner} menunggu persetujuan Anda.', en: "{owner}'s SKP {period} awaits you." },
  PLAN_ESCALATED: {
    id: 'SKP {period} {owner} tidak disepakati dan menunggu keputusan Anda.',
    en: "{owner}'s SKP {period} is not agreed on and awaits your decision.",
  },
  PLAN_RETURNED: { id: 'SKP {period} Anda dikembalikan.', en: 'Your SKP {period} was returned.' },
  PLAN_AGREED: { id: 'SKP {period} Anda disetujui.', en: 'Your SKP {period} was agreed.' },
  PLAN_ACTIVATED: { id: 'SKP {period} Anda mulai berlaku.', en: 'Your SKP {period} counts from now on.' },
  PLAN_CLOSED: { id: 'SKP {period} Anda ditutup.', en: 'Your SKP {period} was closed.' },
  EVALUATION_DUE: {
    id: 'SKP {period} {owner} ditutup; evaluasinya menunggu Anda.',
    en: "{owner}'s SKP {period} was closed; its evaluation awaits you.",
  },
  HANDOVER_DUE: {
    id: 'Hasil kerja organisasi dari SKP {period} {owner} menunggu Anda ambil alih.',
    en: "Results of the organisation in {owner}'s SKP {period} wait for you to take them over.",
  },
  UNIT_AGREEMENT_DUE: {
    id: 'Perjanjian Kinerja {period} unit yang dipimpin {owner} menunggu tanda tangan Anda.',
    en: 'The agreement (Perjanjian Kinerja) {period} of the unit that {owner} heads awaits your signature.',
  },
  PLAN_REOPENED: { id: 'SKP {period} Anda dibuka kembali.', en: 'Your SKP {period} was opened again.' },
  PLAN_CANCELLED: { id: 'SKP {period} Anda dibatalkan.', en: 'Your SKP {period} was cancelled.' },
  PLAN_TO_BE_ALIGNED: {
    id: 'Yang diintervensi SKP {period} Anda telah berubah; periksa penyelarasannya.',
    en: 'What your SKP {period} serves has changed; see whether it still fits.',
  },
  REVISION_SUBMITTED: {
    id: 'Perubahan SKP {period} {owner} menunggu persetujuan Anda.',
    en: "A revision of {owner}'s SKP {period} awaits you.",
  },
  REVISION_RETURNED: {
    id: 'Perubahan SKP {period} Anda dikembalikan.',
    en: 'The revision of your SKP {period} was returned.',
  },
  REVISION_REFUSED: {
    id: 'Perubahan SKP {period} Anda ditolak.',
    en: 'The revision of your SKP {period} was refused.',
  },
  PLAN_REVISED: { id: 'SKP {period} Anda telah diubah.', en: 'Your SKP {period} was revised.' },
  EVIDENCE_ASSESSED: {
    id: 'Bukti dukung SKP {period} Anda dinilai.',
    en: 'Evidence of your SKP {period} was assessed.',
  },
  EVIDENCE_INFECTED: {
    id: 'Pemindai virus menahan sebuah berkas bukti dukung SKP {period} Anda; periksa perangkat Anda, lalu ganti berkasnya.',
    en: 'The virus scanner holds back a file of evidence of your SKP {period}; check your device, and replace the file.',
  },
  INFECTED_FILE_FOUND: {
    id: 'Pemindai virus menahan sebuah berkas bukti dukung SKP {period} {owner}.',
    en: "The virus scanner holds back a file of evidence of {owner}'s SKP {period}.",
  },
  ENTRY_REOPENED: {
    id: 'Pelaporan {period} Anda dibuka kembali.',
    en: 'Reports on {period} are taken from you again.',
  },
  FEEDBACK_GIVEN: { id: 'Anda menerima umpan balik.', en: 'You got feedback.' },
  FEEDBACK_ANSWERED: { id: 'Ada jawaban atas umpan balik.', en: 'Feedback was answered.' },
  FEEDBACK_ASKED: {
    id: 'Anda diminta memberi umpan balik tentang kinerja {owner}.',
    en: "You were asked for feedback on {owner}'s work.",
  },
  REVIEWS_WAITING: {
    id: 'Anda diminta mengulas rekan dalam ulasan 360° {period}; batasnya {due}.',
    en: 'You are asked to review people in the reviews (360°) of {period}; answers are due by {due}.',
  },
  REVIEWS_DUE: {
    id: 'Masih ada ulasan 360° {period} yang belum Anda kirim; batasnya {due}.',
    en: 'Reviews (360°) of {period} are not sent yet; they are due by {due}.',
  },
  REVIEW_RESULT_RELEASED: {
    id: 'Hasil ulasan 360° {period} Anda dapat dibaca.',
    en: 'Your result of the reviews (360°) of {period} can be read.',
  },
  APPRAISAL_OPENED: {
    id: 'Penilaian {period} Anda menunggu penilaian diri.',
    en: 'Your appraisal {period} awaits your self-assessment.',
  },
  APPRAISAL_PUBLISHED: { id: 'Penilaian {period} Anda terbit.', en: 'Your appraisal {period} was published.' },
  APPRAISAL_ANNULLED: { id: 'Penilaian {period} Anda tidak berlaku.', en: 'Your appraisal {period} does not count.' },
  RATING_ANNULLED: {
    id: 'Penilaian {period} {owner} yang Anda buat tidak berlaku.',
    en: 'The appraisal {period} of {owner} that you made does not count.',
  },
  APPRAISAL_TALK: {
    id: 'Ada catatan pembicaraan atas penilaian {period} {owner}.',
    en: "Something was noted of a talk over {owner}'s appraisal {period}.",
  },
  APPRAISAL_FINAL: { id: 'Penilaian {period} Anda sudah final.', en: 'Your appraisal {period} is final.' },
  RATING_OBJECTED: {
    id: '{owner} mengajukan keberatan atas penilaian {period} yang Anda buat.',
    en: '{owner} objects to the appraisal {period} that you made.',
  },
  OBJECTION_TO_EXAMINE: {
    id: 'Keberatan {owner} atas penilaian {period} menunggu Anda periksa.',
    en: "{owner}'s objection to the appraisal {period} awaits your examination.",
  },
  OBJECTION_DUE: {
    id: 'Keberatan {owner} atas penilaian {period} harus diputus paling lambat {due}.',
    en: "{owner}'s objection to the appraisal {period} is to be decided by {due}.",
  },
  EXPLANATION_ASKED: {
    id: 'Pemeriksa keberatan atas penilaian {period} {owner} meminta penjelasan Anda sampai {due}.',
    en: "You are asked to explain yourself by {due} on the objection to {owner}'s appraisal {period}.",
  },
  OBJECTION_PASSED_ON: {
    id: 'Keberatan atas penilaian {period} {owner} kini diperiksa pejabat lain.',
    en: "Somebody else examines the objection to {owner}'s appraisal {period} now.",
  },
  OBJECTION_DECIDED: {
    id: 'Keberatan atas penilaian {period} {owner} telah diputus.',
    en: "The objection to {owner}'s appraisal {period} was decided.",
  },
  OBJECTION_EXPIRED: {
    id: 'Keberatan atas penilaian {period} {owner} kedaluwarsa tanpa putusan.',
    en: "The objection to {owner}'s appraisal {period} expired without a decision.",
  },
  OBJECTION_WITHDRAWN: {
    id: '{owner} mencabut keberatan atas penilaian {period}.',
    en: '{owner} took back the objection to the appraisal {period}.',
  },
} as const satisfies Record<string, KindOfNotification>;

/** What a notification is about, as a code. */
export type NotificationKind = keyof typeof NOTIFICATION_KINDS;
/** All codes, in the order of the year. */
export const NOTIFICATION_KIND_NAMES = Object.keys(NOTIFICATION_KINDS) as NotificationKind[];

/** Where the object of a notification is read: the path of an operation of this service. */
export function linkOf(facts: NotificationFacts): string {
  const { appraisalId, revisionId, roleMatrixCellId, feedbackId, feedbackRequestId, workPlanId, handoverOfId } = facts;
  const { criteriaSetId, criteriaProposalId } = facts;
  if (criteriaProposalId !== undefined) return `/api/v1/criteria-proposals/${criteriaProposalId}`;
  if (criteriaSetId !== undefined) return `/api/v1/criteria-sets/${criteriaSetId}`;
  if (facts.unitAgreementId !== undefined) return `/api/v1/unit-agreements/${facts.unitAgreementId}`;
  if (facts.reviewRoundId !== undefined && facts.dueOn !== undefined) return '/api/v1/my/review-invitations';
  if (facts.reviewRoundId !== undefined) return `/api/v1/review-rounds/${facts.reviewRoundId}/results/${facts.ownerId}`;
  if (facts.objectionId !== undefined) return `/api/v1/objections/${facts.objectionId}`;
  if (handoverOfId !== undefined) return `/api/v1/work-plans/${handoverOfId}/handover`;
  if (feedbackRequestId !== undefined) return `/api/v1/feedback-requests/${feedbackRequestId}`;
  if (feedbackId !== undefined) return `/api/v1/feedback/${feedbackId}`;
  if (roleMatrixCellId !== undefined) return `/api/v1/role-matrix-cells/${roleMatrixCellId}`;
  if (appraisalId !== undefined) return `/api/v1/appraisals/${appraisalId}`;
  if (revisionId !== undefined) return `/api/v1/work-plan-revisions/${revisionId}`;
  return workPlanId === undefined ? '/api/v1/work-plans' : `/api/v1/work-plans/${workPlanId}`;
}
