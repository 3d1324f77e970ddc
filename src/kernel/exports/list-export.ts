import { Readable } from 'node:stream';
import { Inject, Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../audit/audit-log.js';
import { apart } from '../audit/read-log.js';
import type { Actor } from '../auth/actor.js';
import { Clock } from '../clock/clock.js';
import { requestProblems } from '../errors/problems.js';
import { OpenApi } from '../http/openapi-documents.js';
import type { PageQuery } from '../http/page.request.js';
import { currentContext, type FileList, inContext, type RequestContext } from '../http/request-context.js';
import type { Language } from '../i18n/language.js';
import { CONFIG } from '../kernel.tokens.js';
import { type Cell, cellsOf, csvCell, workbookCell } from './cells.js';
import { type Column, columnsOf } from './columns.js';
import { FILE_TYPES, type FileFormat } from './file-format.js';
import { csvFile, workbookFile } from './files.js';

/** Items of each page that is read for a file. */
const PAGE_SIZE = 500;

/** A page as handlers give it. */
interface Page {
  readonly data: readonly unknown[];
  readonly page: { readonly nextCursor: string | null; readonly total?: number };
}
/** A request for a list as a file. */
interface FileRequest {
  readonly request: FastifyRequest;
  readonly format: FileFormat;
  readonly again: () => Promise<Actor>;
}
/** Calls the list once more, for another page. */
type ReadPage = (query: object) => Promise<Page>;

/**
 * Answers a list as a file when that is asked for. The pages are read by calling the list's own handler for one after the
 * other, so that a file holds what the list shows its reader, and leaves the same records of reading; the rows are sent as
 * they are read.
 */
@Injectable()
export class ListExport {
  private readonly logger = new Logger(ListExport.name);
  private readonly known = new Map<string, readonly Column[]>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly openApi: OpenApi,
  ) {}

  /**
   * How the list of a request answers with a file of this format; `again` tells who the caller is for each further page,
   * because rights may end while a long file is sent.
   */
  for({ request, format, again }: FileRequest): NonNullable<RequestContext['file']> {
    return (list, query, read) => this.answer({ request, format, again }, list, query as PageQuery, read as ReadPage);
  }

  private async answer(
    { request, format, again }: FileRequest,
    list: FileList,
    query: PageQuery,
    read: ReadPage,
  ): Promise<StreamableFile> {
    // A file is the whole list, never the rest of one.
    if (query.cursor !== undefined) throw requestProblems.CURSOR();
    const first = await read({ ...query, limit: PAGE_SIZE, count: true });
    const { total = 0 } = first.page;
    const limit = this.config.exportRowLimit;
    if (total > limit) throw requestProblems.EXPORT_TOO_LARGE({ total, limit });
    const columns = this.columns(list.item, currentContext().language);
    const name = nameOf(request.pattern);
    const file = {
      type: typeOf(format),
      disposition: `attachment; filename="${name}-${this.clock.today()}.${format}"`,
    };
    if (request.method === 'HEAD') return new StreamableFile(Readable.from([]), file);
    // That it is asked for is recorded first: without that record there is no file.
    await this.record(request, format, list.name, total);
    return new StreamableFile(
      this.file(format, name, columns, this.items(first, query, read, { request, again })),
      file,
    );
  }

  /** The items of the list, page by page, as long as the caller may read it. */
  private async *items(
    first: Page,
    query: PageQuery,
    read: ReadPage,
    { request, again }: Omit<FileRequest, 'format'>,
  ): AsyncGenerator<unknown> {
    const context = request.requestContext ?? currentContext();
    try {
      for (let page = first; ;) {
        yield* page.data;
        const { nextCursor: cursor } = page.page;
        if (cursor === null) return;
        page = await inContext(context, async () => {
          context.actor = await again();
          return read({ ...query, limit: PAGE_SIZE, count: false, cursor });
        });
      }
    } catch (error) {
      this.logger.warn(`A file of ${request.pattern} ended early: ${String(error)}`);
      throw error;
    }
  }

  private file(format: FileFormat, name: string, columns: readonly Column[], items: AsyncIterable<unknown>): Readable {
    if (format === 'csv') {
      return csvFile(
        columns.map(({ label }) => label),
        rowsOf(items, (item) => cellsOf(item, columns, csvCell)),
      );
    }
    const midnight = this.clock.startOf('2000-01-01');
    const show = workbookCell(Date.parse('2000-01-01T00:00:00Z') - midnight.getTime());
    const rows = rowsOf(items, (item) => cellsOf(item, columns, show));
    return workbookFile(name, columns, rows);
  }

  private columns(item: string, language: Language): readonly Column[] {
    const key = `${language} ${item}`;
    const columns = this.known.get(key) ?? columnsOf(item, this.openApi.schemas(language), language);
    this.known.set(key, columns);
    return columns;
  }

  private record(request: FastifyRequest, format: FileFormat, list: string, rows: number): Promise<void> {
    const { limit: _, count: _count, format: _format, ...filter } = request.query as Record<string, string>;
    const { told } = apart({ ...(request.params as Record<string, string>), ...filter });
    return this.audit.record({
      action: 'list.export',
      object: { type: 'list', id: list },
      // A text that was looked for stands with the read of the list, in the same request.
      facts: { format, rows, filter: told },
    });
  }
}

async function* rowsOf(items: AsyncIterable<unknown>, cells: (item: unknown) => Cell[]): AsyncGenerator<Cell[]> {
  for await (const item of items) yield cells(item);
}

function typeOf(format: FileFormat): string {
  return format === 'csv' ? `${FILE_TYPES.csv}; charset=utf-8` : FILE_TYPES.xlsx;
}

/** `/api/v1/employees/:id/assignments` is a file `employees-assignments`. */
function nameOf(pattern: string): string {
  const steps = pattern.replace('/api/v1/', '').split('/');
  return steps.filter((step) => !step.startsWith(':')).join('-');
}
