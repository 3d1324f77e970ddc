export { PrivacyModule } from './privacy.module.js';
export {
  DataRequestDecided,
  DataRequestDue,
  DataRequestFiled,
  EmployeeErased,
  ErasureAnnounced,
} from './privacy.events.js';
