import findMyWay from 'find-my-way';
import { type DomainError } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';

interface Known {
  readonly methods: Set<string>;
}

/** Every address pattern with its methods, to tell a wrong method from an unknown address. */
export class KnownPaths {
  private readonly router = findMyWay();
  private readonly byShape = new Map<string, Known>();

  /** Adds a route as it is registered. */
  add(methods: string | readonly string[], pattern: string): void {
    let position = 0;
    // Patterns that differ only in the names of their parameters are one address.
    const shape = pattern.replace(/:\w+/g, () => `:p${(position += 1)}`);
    let known = this.byShape.get(shape);
    if (!known) {
      known = { methods: new Set() };
      this.byShape.set(shape, known);
      this.router.on('GET', shape, () => undefined, known);
    }
    for (const method of [methods].flat()) known.methods.add(method);
  }

  /** Why no route took the request: 405 with what the address takes, or 404. */
  refusalOf(method: string, url: string): DomainError {
    const path = url.split('?', 1)[0] ?? '';
    const known = this.router.find('GET', path)?.store as Known | undefined;
    if (!known || known.methods.has(method)) return requestProblems.PATH_UNKNOWN();
    return requestProblems.METHOD_NOT_ALLOWED({ allow: [...known.methods].sort().join(', ') });
  }
}
