export { FirstRun, IdentityApi, identityTables } from './identity.api.js';
export { PeopleByNumber } from './outside/people-by-number.js';
export { IdentityModule } from './identity.module.js';
