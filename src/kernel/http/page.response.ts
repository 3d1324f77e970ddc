import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtension, ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';

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

/** One page of a list. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly page: PageInfo;
}

/** Documents a handler that answers with a `Page` of these items. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item, PageInfo),
    ApiExtension('x-page', true),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['data', 'page'],
        properties: {
          data: { type: 'array', description: 'Items of this page.', items: { $ref: getSchemaPath(item) } },
          page: { description: 'Where this page stands in the list.', allOf: [{ $ref: getSchemaPath(PageInfo) }] },
        },
      },
    }),
  );
}
