import { Module } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { Clock } from '../../kernel/clock/clock.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { AppraisalsModule } from '../appraisals/index.js';
import { EmployeesModule } from '../employees/index.js';
import { OrganizationModule } from '../organization/index.js';
import { PeriodsModule } from '../periods/index.js';
import { WorkPlansModule } from '../work-plans/index.js';
import { BatchArchive } from './batches/batch-archive.js';
import { DocumentBatchesController } from './batches/batches.controller.js';
import { DocumentBatchesQueries } from './batches/batches.queries.js';
import { DocumentBatches } from './batches/batches.service.js';
import { EraseDocumentFiles } from './batches/erase-document-files.job.js';
import { MakeDocumentBatch } from './batches/make-batch.job.js';
import { Documents } from './documents.service.js';
import { AppraisalDocumentsController } from './http/appraisal-documents.controller.js';
import { PlanDocumentsController } from './http/plan-documents.controller.js';
import { Renderer } from './layout/renderer.js';
import { AppraisalPapers } from './papers/appraisal-papers.js';
import { CoursePapers } from './papers/course-papers.js';
import { ObjectionPapers } from './papers/objection-papers.js';
import { RecapPapers } from './papers/recap-papers.js';
import { Recaps } from './recaps.service.js';
import { RecapDocumentsController } from './http/recap-documents.controller.js';
import { Moments } from './papers/moments.js';
import { PlanPapers } from './papers/plan-papers.js';
import { DOCUMENTS_DATA } from './personal-data.js';
import { DocumentIssuing } from './register/document-issuing.service.js';
import { DocumentRegister } from './register/document-register.js';
import { DocumentSettings } from './register/document-settings.js';
import { HeldFiles } from './register/held-files.js';
import { DocumentSigner } from './signing/document-signer.js';
import { signerOf } from './signing/open-signer.js';
import { DocumentVerification } from './verification/document-verification.js';
import { VerificationController } from './verification/verification.controller.js';
import { VerificationPageController } from './verification/verification-page.controller.js';

@Module({
  imports: [EmployeesModule, OrganizationModule, PeriodsModule, WorkPlansModule, AppraisalsModule],
  controllers: [
    PlanDocumentsController,
    AppraisalDocumentsController,
    VerificationController,
    VerificationPageController,
    DocumentBatchesController,
    RecapDocumentsController,
  ],
  providers: [
    ...[Documents, Renderer, Moments, PlanPapers, AppraisalPapers],
    ...[CoursePapers, ObjectionPapers, RecapPapers, Recaps],
    ...[DocumentIssuing, DocumentRegister, DocumentSettings, HeldFiles, DocumentVerification],
    ...[DocumentBatches, DocumentBatchesQueries, MakeDocumentBatch, BatchArchive, EraseDocumentFiles],
    {
      provide: DocumentSigner,
      useFactory: ({ documents }: Config, clock: Clock) => signerOf(documents.signing, clock.now()),
      inject: [CONFIG, Clock],
    },
  ],
})
export class DocumentsModule {
  constructor(personalData: PersonalDataRegistry, files: EraseDocumentFiles) {
    personalData.register(DOCUMENTS_DATA, (subject) => files.plan(subject));
  }
}
