import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { currentContext } from '../http/request-context.js';

type Handler = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Lets the handler of a list answer with a file when the gate has found that one is asked for; `item` is the class of the
 * list's items. It stands around the handler itself, and not before it as an interceptor would, so that a usual read costs
 * nothing more.
 */
export function AlsoAsFile(item: string): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as Handler;
    const at = indexOfQuery(target, key);
    const answer: Handler = function (...values) {
      const { file, actor } = currentContext();
      if (!file) return handler.apply(this, values);
      // Who asks has for each page the rights of its moment.
      const read = async (query: object): Promise<unknown> => {
        const now = values.map((value) => (value === actor ? currentContext().actor : value));
        return handler.apply(this, now.with(at, query));
      };
      return file({ name: String(key), item }, values[at] as object, read);
    };
    for (const name of Reflect.getMetadataKeys(handler) as string[]) {
      Reflect.defineMetadata(name, Reflect.getMetadata(name, handler), answer);
    }
    // Nest and its documentation know a handler by the name of the function.
    Object.defineProperty(answer, 'name', { value: String(key) });
    descriptor.value = answer as typeof descriptor.value;
  };
}

/** Which of a handler's parameters is the query. */
function indexOfQuery(target: object, key: string | symbol): number {
  type Arguments = Readonly<Record<string, { readonly index: number }>>;
  const all = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, key) ?? {}) as Arguments;
  const query = Object.entries(all).find(([name]) => name.startsWith(`${RouteParamtypes.QUERY}:`));
  if (!query) throw new Error(`${String(key)} is a list without a query.`);
  return query[1].index;
}
