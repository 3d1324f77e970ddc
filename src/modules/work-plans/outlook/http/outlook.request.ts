import { PageQuery } from '../../../../kernel/http/page.request.js';

/** Which part of the team. */
export class TeamOutlookQuery extends PageQuery {}
