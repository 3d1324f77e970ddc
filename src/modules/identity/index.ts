export { FirstRun, IdentityApi, identityTables } from './identity.api.js';
export { PeopleByNumber } from './outside/people-by-number.js';
export { UnitGrants } from './unit-grants.service.js';
export { accountProblems } from './identity.problems.js';
export { Provisioning, type ProvisionedAccount } from './provisioning.js';
export { IdentityModule } from './identity.module.js';
