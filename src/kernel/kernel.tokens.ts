/** Injection token of the service's `Config`: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('CONFIG');
/** Injection token of the service's pino logger. */
export const LOGGER = Symbol('LOGGER');
