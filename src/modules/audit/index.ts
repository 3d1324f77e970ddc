export { AuditModule } from './audit.module.js';
export { AuditApi } from './audit.api.js';
export { AccessLogResponse } from './http/audit.response.js';
