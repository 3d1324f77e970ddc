export { FirstRun } from './first-run.js';
export { IdentityApi } from './identity.api.js';
export { IdentityModule } from './identity.module.js';
