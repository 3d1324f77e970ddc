import { ApiProperty } from '@nestjs/swagger';
import type { FindingKind, Severity } from '../kinds/finding-kind.js';
import type { FindingCode } from '../kinds/finding-kinds.js';

/** One kind of finding with how many there are. */
export class DataFindingKindResponse {
  /** The kind. @example 'NO_APPRAISER' */
  kind!: FindingCode;
  /** HIGH somebody cannot be appraised or wrongly, MEDIUM it will soon or may be so, LOW to be known. @example 'HIGH' */
  severity!: Severity;
  /** What kind of record has it. @example 'employee' */
  about!: FindingKind['about'];
  /** Its name. @example 'Wajib SKP, tanpa penilai' */
  title!: string;
  /** How many there are. @example 3 */
  findings!: number;
  /** True when what is found can be right all the same, and can be settled with a reason. @example false */
  canBeRight!: boolean;
}

/** The record that has a finding. */
export class DataFindingRecordResponse {
  /** What it is. @example 'employee' */
  type!: FindingKind['about'];
  /** Its id. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** Its name: of a person, a unit, a post, an account, or of whom a letter is about; of a delegation the official. @example 'Siti Aminah, S.Kom.' */
  name!: string;
}

/** What mends a finding. */
export class DataFindingOperationResponse {
  /** Its method. @example 'POST' */
  method!: 'POST' | 'PATCH';
  /** Its path; what nobody can know, for example who shall head a unit, stays open as a name in braces. @example '/api/v1/appraiser-appointments' */
  path!: string;
}

/** Something that is wrong in the data, with the way to mend it. */
export class DataFindingResponse {
  /** The kind. @example 'NO_APPRAISER' */
  kind!: FindingCode;
  /** How much it harms. @example 'HIGH' */
  severity!: Severity;
  /** Since when it is so; null where nobody knows. @example '2026-03-01' */
  since!: string | null;
  /** The last day of what ends or has ended; null where nothing does. @example '2026-10-31' */
  until!: string | null;
  /** The record that has it. */
  record!: DataFindingRecordResponse;
  /** The unit: of the person by the definitive post of that day, of the post, or the unit itself. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Name of that unit. @example 'Bidang Anggaran' */
  unitName!: string | null;
  /** What is wrong, in words. @example 'Tidak ada pejabat penilai di atasnya pada hari itu; SKP tidak dapat diajukan.' */
  finding!: string;
  /** The way to mend it, in words. @example 'Isi jabatan kepala di atasnya, atau tunjuk penilai dengan keputusan.' */
  remedy!: string;
  /** The operation that mends it. */
  operation!: DataFindingOperationResponse;
  /** The exception by which the HR office has settled it; null while it is open. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d90' */
  exceptionId!: string | null;
}

/** How many findings of a kind there were on a day. */
export class DataFindingCountResponse {
  /** The kind. @example 'NO_APPRAISER' */
  kind!: FindingCode;
  /** How many there were. @example 3 */
  findings!: number;
}

/** What was counted on a day. */
export class DataFindingTrendDayResponse {
  /** The day. @example '2026-03-02' */
  day!: string;
  /** All findings together. @example 17 */
  total!: number;
  @ApiProperty({ type: () => [DataFindingCountResponse], description: 'Kinds of which there were any.' })
  kinds!: readonly DataFindingCountResponse[];
}
