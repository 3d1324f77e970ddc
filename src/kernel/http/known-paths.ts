import findMyWay from 'find-my-way';
import type { DomainError } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';

/** Every address pattern with its methods, to tell a wrong method from an unknown address. */
export class KnownPaths {
  private readonly router = findMyWay();
  private readonly methodsOf = new Map<string, Set<string>>();

  /** Adds a route as it is registered. */
  add(methods: string | readonly string[], pattern: string): void {
    let position = 0;
    // Patterns that differ only in the names of their parameters are one address.
    const shape = pattern.replace(/:\w+/g, () => `:p${(position += 1)}`);
    const known = this.methodsOf.get(shape) ?? new Set();
    if (known.size === 0) this.router.on('GET', shape, () => undefined, known);
    this.methodsOf.set(shape, known);
    for (const method of [methods].flat()) known.add(method);
  }

  /** Why no route took the request: 405 with what the address takes, or 404. */
  refusalOf(method: string, url: string): DomainError {
    const found = this.router.find('GET', url.split('?', 1)[0] ?? '');
    const known = found?.store as Set<string> | undefined;
    if (!found || !known || known.has(method) || namesNothing(found.params)) return requestProblems.PATH_UNKNOWN();
    return requestProblems.METHOD_NOT_ALLOWED({ allow: [...known].sort().join(', ') });
  }
}

/** True when a part of the address is empty where a name belongs: `/employees/` and `/employees//assignments` are no addresses. */
export function namesNothing(params: unknown): boolean {
  return Object.values(params as Record<string, unknown>).includes('');
}
