import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Open } from '../../../kernel/auth/route.decorators.js';
import { DocumentVerification } from './document-verification.js';
import { DocumentVerificationQuery } from './verification.request.js';
import { DocumentVerificationResponse } from './verification.response.js';

export const CODE_PARAM = {
  name: 'code',
  description: 'The code of the document, with or without hyphens.',
  schema: { type: 'string' },
  example: '7Q4K-9XWM-2TRB-VH3N',
} as const;

@ApiTags('Documents')
@Controller('public/document-verifications')
export class VerificationController {
  constructor(private readonly verification: DocumentVerification) {}

  /** Tells whoever holds a document whether it is genuine, replaced or annulled, without saying whose it is. */
  @Get(':code')
  @Open()
  @ApiParam(CODE_PARAM)
  getDocumentVerification(
    @Param('code') code: string,
    @Query() { sha256 }: DocumentVerificationQuery,
  ): Promise<DocumentVerificationResponse> {
    return this.verification.verify(code, sha256);
  }
}
