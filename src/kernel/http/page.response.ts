import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { IsList } from '../auth/route.decorators.js';
import { AlsoAsFile } from '../exports/also-as-file.js';
import { FILE_TYPES } from '../exports/file-format.js';

/** Where a page stands in its list. */
export class PageInfo {
  @ApiProperty({ type: 'integer', description: 'Most items on the page.', example: 50 }) limit!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Cursor of the next page; null on the last one.',
    example: 'WyIyMDI2Il0.Zm9v',
  })
  nextCursor!: string | null;
  @ApiProperty({ type: Boolean, description: 'True when there are items after this page.' }) hasMore!: boolean;
  @ApiProperty({ type: 'integer', required: false, description: 'Number of all items; only with count=true.' })
  total?: number;
}

const CSV = 'The whole list (UTF-8, cut by semicolons, quoted as in RFC 4180), one line per item after the headings.';
const XLSX = 'The whole list as a workbook with one sheet, one row per item below the headings.';

/** One page of a list. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly page: PageInfo;
}

/**
 * A handler that answers with a `Page` of these items. The same list is had as a file, CSV or XLSX, whose columns are the
 * properties of the items.
 */
export function ApiPage(item: Type): MethodDecorator {
  const page = {
    type: 'object',
    required: ['data', 'page'],
    properties: {
      data: { type: 'array', description: 'Items of this page.', items: { $ref: getSchemaPath(item) } },
      page: { description: 'Where this page stands in the list.', allOf: [{ $ref: getSchemaPath(PageInfo) }] },
    },
  };
  return applyDecorators(
    IsList(),
    AlsoAsFile(item.name),
    ApiExtraModels(item, PageInfo),
    ApiOkResponse({
      content: {
        'application/json': { schema: page },
        [FILE_TYPES.csv]: { schema: { type: 'string', description: CSV } },
        [FILE_TYPES.xlsx]: { schema: { type: 'string', format: 'binary', description: XLSX } },
      },
    }),
  );
}
