export { FirstRun, IdentityApi, identityTables } from './identity.api.js';
export { IdentityModule } from './identity.module.js';
