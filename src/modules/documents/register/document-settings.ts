import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { organizationTables } from '../../organization/index.js';
import { shownCode } from '../domain/verification-code.js';
import type { Setting } from '../forms/parts.js';
import type { Seal } from '../layout/model.js';

/** The unit above all others today. */
const GOVERNMENT = `SELECT u.name FROM ${organizationTables.orgUnit} u JOIN ${organizationTables.ancestor} a ON a.ancestorId = u.id
  WHERE a.validFrom <= ? AND a.validUntil >= ? GROUP BY u.id, u.name ORDER BY COUNT(*) DESC, u.id LIMIT 1`;

/** Where documents are verified by people. */
export const VERIFICATION_PATH = '/verifikasi';

/** Where a document is verified by its code, in words; without an address under which users reach the service what to type behind that. */
export function whereVerified(publicBaseUrl: string, code: string): string {
  const path = `${VERIFICATION_PATH}/${code}`;
  if (publicBaseUrl !== '') return `Keasliannya dapat diperiksa dengan kode QR ini atau di ${publicBaseUrl}${path}`;
  return `Keasliannya dapat diperiksa dengan kode ${code}: buka alamat aplikasi ini, diikuti ${path}`;
}

/** What documents have in common: paper, place, the name of the government, and where they are verified. */
@Injectable()
export class DocumentSettings {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The setting of a document without number, code and watermark. */
  async plain(): Promise<Setting> {
    const { paper, place } = this.config.documents;
    return { paper, place, government: await this.government(), seal: null, number: null, watermark: null };
  }

  /** What an issued document shows beside its contents. */
  sealOf(government: string, code: string, words: string | null): Seal {
    const address = `${this.config.publicBaseUrl}${VERIFICATION_PATH}/${shownCode(code)}`;
    const issued = `Dokumen ini diterbitkan secara elektronik oleh ${government}.`;
    const lines = [issued, whereVerified(this.config.publicBaseUrl, shownCode(code))];
    return { address, lines: words === null ? lines : [...lines, words] };
  }

  /** The name of the government: that of the unit that most others stand below. */
  private async government(): Promise<string> {
    const today = this.clock.today();
    return (await this.db.rows<{ name: string }>(GOVERNMENT, [today, today]))[0]?.name ?? '';
  }
}
