export { FirstRun, IdentityApi } from './identity.api.js';
export { IdentityModule } from './identity.module.js';
