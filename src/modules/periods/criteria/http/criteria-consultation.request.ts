import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  InSomeCases,
  IsFlag,
  IsFormed,
  IsId,
  IsOneOf,
  IsPart,
  IsPlainText,
  Optional,
  QueryFlag,
} from '../../../../kernel/http/validators.js';
import { PROPOSAL_ANSWERS, PROPOSAL_KINDS, type ProposalAnswer, type ProposalKind } from '../domain/criteria-lines.js';
import { CRITERION_CODE, CriterionRequest } from './criteria-sets.request.js';

/** What is said of criteria. */
export class CriteriaCommentRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Code of the criterion it is about; of all of them when it is left out. @example 'KEHADIRAN' */
  @InSomeCases() @Optional() @IsFormed(2, 20, CRITERION_CODE, 'NOT_CODE') criterionCode?: string;
  /** What is said; the name of who says it stands beside it. @example 'Bagaimana dengan pegawai yang bertugas malam?' */
  @IsPlainText(1, 2000) text!: string;
}

/** A change that is wanted. */
export class CriteriaProposalRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** A criterion more, another wording, or one less. @example 'ADD' */
  @IsOneOf(PROPOSAL_KINDS) kind!: ProposalKind;
  /** Code of the criterion to be changed or removed. @example 'KEHADIRAN' */
  @InSomeCases() @Optional() @IsFormed(2, 20, CRITERION_CODE, 'NOT_CODE') criterionCode?: string;
  /** The criterion as it is to be: for ADD a new one, for CHANGE under the same code. */
  @Optional() @IsPart(() => CriterionRequest) criterion?: CriterionRequest;
  /** Why. @example 'Petugas jaga malam mulai bekerja pada jam lain.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** A vote. */
export class CriteriaVoteRequest {
  /** True for the proposal, false against it; who has voted how, nobody is told. @example true */
  @IsFlag() isFor!: boolean;
}

/** The answer to a proposal. */
export class ProposalAnswerRequest {
  /** Whether the criteria follow it. @example 'PARTLY' */
  @IsOneOf(PROPOSAL_ANSWERS) answer!: ProposalAnswer;
  /** Why. @example 'Jam jaga dipakai sebagai dasar, skalanya tetap.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** Which proposals. */
export class CriteriaProposalQuery extends PageQuery {
  /** True for those that have no answer yet. */
  @QueryFlag() unanswered!: boolean;
}
