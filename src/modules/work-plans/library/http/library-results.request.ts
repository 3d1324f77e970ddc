import { OmitType } from '@nestjs/swagger';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  InSomeCases,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  Optional,
} from '../../../../kernel/http/validators.js';
import { POSITION_KINDS, type PositionKind } from '../../../organization/index.js';
import { APPROACHES, type Approach, FAMILIES, type Family } from '../../domain/forms.js';
import { MAX_INDICATORS } from '../../domain/limits.js';
import { IndicatorRequest } from '../../http/work-plan.request.js';
import { RESULT_CLASSES, RESULT_KINDS } from '../../persistence/work-plan.entity.js';
import { LIBRARY_STATUSES, type LibraryStatus } from '../persistence/library-result.entity.js';

/** A measure of a result of the library, with the target that is suggested. */
export class LibraryIndicatorRequest extends OmitType(IndicatorRequest, ['id'] as const) {}

/** A new result of the library: typed, or taken over from a plan. */
export class LibraryResultRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** A result of a plan that you may read, to be taken over with its form and indicators; what is said beside it goes before. */
  @InSomeCases() @Optional() @IsId() fromResultId?: string;
  /** The unit that keeps it and for whose people it is meant; left out for the whole government, as only the HR office may. */
  @Optional() @IsId() unitId?: string;
  /** Form for which it is written: JA_JF by default. */
  @InSomeCases() @Optional() @IsOneOf(FAMILIES) family?: Family;
  /** Results that are measured (KUANTITATIF, the default) or described (KUALITATIF). */
  @InSomeCases() @Optional() @IsOneOf(APPROACHES) approach?: Approach;
  /** Main duty (UTAMA, the default) or additional assignment (TAMBAHAN). */
  @Optional() @IsOneOf(RESULT_KINDS) kind?: (typeof RESULT_KINDS)[number];
  /** Belongs to the post (ORGANISASI) or to the person (INDIVIDU, the default). */
  @Optional() @IsOneOf(RESULT_CLASSES) classification?: (typeof RESULT_CLASSES)[number];
  /** What will be achieved: a condition or output, not an activity; needed unless it is taken over. @example 'Dokumen anggaran terbit tepat waktu' */
  @Optional() @IsPlainText(1, 1000) statement?: string;
  /** Perspective of the balanced scorecard, a code of `/references/perspektif`; on forms of leaders only. @example 'PENERIMA_LAYANAN' */
  @InSomeCases() @Optional() @IsPlainText(1, 24) perspective?: string;
  /** Its indicators, each as a plan on that form holds it. */
  @Optional() @IsListOf(() => LibraryIndicatorRequest, 0, MAX_INDICATORS) indicators?: LibraryIndicatorRequest[];
  /** Title of the posts for which it is meant, in capitals or not; left out for every post. @example 'Analis Kebijakan Ahli Muda' */
  @Optional() @IsPlainText(1, 300) positionTitle?: string;
  /** Kind of the posts for which it is meant; left out for every kind. */
  @Optional() @IsOneOf(POSITION_KINDS) positionKind?: PositionKind;
}

/** A change of a result of the library; what is left out stays. Plans that have taken it up stay as they are. */
export class LibraryResultPatch {
  /** The unit that keeps it; null for the whole government. */
  @Clearable() @IsId() unitId?: string | null;
  /** Form for which it is written. */
  @InSomeCases() @Optional() @IsOneOf(FAMILIES) family?: Family;
  /** Results that are measured (KUANTITATIF) or described (KUALITATIF). */
  @InSomeCases() @Optional() @IsOneOf(APPROACHES) approach?: Approach;
  /** Main duty or additional assignment. */
  @Optional() @IsOneOf(RESULT_KINDS) kind?: (typeof RESULT_KINDS)[number];
  /** Belongs to the post or to the person. */
  @Optional() @IsOneOf(RESULT_CLASSES) classification?: (typeof RESULT_CLASSES)[number];
  /** What will be achieved. @example 'Dokumen anggaran terbit tepat waktu' */
  @Optional() @IsPlainText(1, 1000) statement?: string;
  /** Perspective of the balanced scorecard; null clears it. @example 'PENERIMA_LAYANAN' */
  @InSomeCases() @Clearable() @IsPlainText(1, 24) perspective?: string | null;
  /** Its indicators, the whole list. */
  @Optional() @IsListOf(() => LibraryIndicatorRequest, 0, MAX_INDICATORS) indicators?: LibraryIndicatorRequest[];
  /** Title of the posts for which it is meant; null for every post. @example 'Analis Kebijakan Ahli Muda' */
  @Clearable() @IsPlainText(1, 300) positionTitle?: string | null;
  /** Kind of the posts for which it is meant; null for every kind. */
  @Clearable() @IsOneOf(POSITION_KINDS) positionKind?: PositionKind | null;
}

/** Which results of the library. */
export class LibraryResultQuery extends PageQuery {
  /** Words of the result or its indicators, in any order. @example 'anggaran terbit' */
  @Optional() @IsPlainText(1, 100) q?: string;
  /** Only those meant for posts of this title, in capitals or not, or for every post. @example 'Analis Kebijakan Ahli Muda' */
  @Optional() @IsPlainText(1, 300) positionTitle?: string;
  /** Only those that this unit keeps. */
  @Optional() @IsId() unitId?: string;
  /** Only those in this state. */
  @Optional() @IsOneOf(LIBRARY_STATUSES) status?: LibraryStatus;
  /** Only those that fit a plan that you may read: its form, and the post that its owner holds today. Retired ones do not. */
  @Optional() @IsId() forWorkPlanId?: string;
}

/** What of the library a plan takes up. */
export class LibraryTakingRequest {
  /** The result of the library. */
  @IsId() libraryResultId!: string;
}
