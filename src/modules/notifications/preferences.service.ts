import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { areQuietHours, type Choices, type Preferences, USUAL_CHOICES } from './domain/preferences.js';
import { MessageGateway } from './gateway/message-gateway.js';
import { Mailer } from './mail/mailer.js';
import { Receivers } from './mail/receivers.js';
import type { NotificationPreferencesRequest } from './http/preferences.request.js';
import type { NotificationPreferencesResponse } from './http/preferences.response.js';
import { notificationProblems } from './notifications.problems.js';
import { NotificationPreference } from './persistence/notification-preference.entity.js';

type Row = Pick<
  NotificationPreference,
  'employeeId' | 'language' | 'quietHours' | 'quietFrom' | 'quietUntil' | 'version'
> & { readonly choices: string };
type Stored = Omit<Row, 'choices'> & { readonly choices: Choices };

const COLUMNS = 'employeeId, language, quietHours, quietFrom, quietUntil, choices, version';
const UNCHOSEN = {
  language: 'id',
  quietHours: 'GOVERNMENT',
  quietFrom: null,
  quietUntil: null,
  choices: USUAL_CHOICES,
  version: 0,
} as const;

/** How people want to be told; who has chosen nothing has what is usual, as version 0 (rule NT-6). */
@Injectable()
export class NotificationPreferences {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly receivers: Receivers,
    private readonly mailer: Mailer,
    private readonly gateway: MessageGateway,
  ) {}

  /** What counts for each of these people. */
  async of(employeeIds: readonly string[]): Promise<(employeeId: string) => Preferences> {
    const chosen = new Map((await this.read(employeeIds)).map((row) => [row.employeeId, this.effective(row)]));
    return (employeeId) => chosen.get(employeeId) ?? this.effective(UNCHOSEN);
  }

  /** The caller's own. Throws NOTIFICATION.NO_PERSON. */
  async own(actor: Actor): Promise<NotificationPreferencesResponse> {
    const employeeId = requirePerson(actor);
    const [row = UNCHOSEN] = await this.read([employeeId]);
    const { language, quietHours, choices } = row;
    const hours = this.effective(row).quietHours;
    const shown = { quietFrom: hours?.from ?? null, quietUntil: hours?.until ?? null };
    const emailAddress = await this.receivers.addressOf(employeeId);
    const channels = { hasMailServer: this.mailer.isThere, emailAddress, hasGateway: this.gateway.isThere };
    return { language, quietHours, ...shown, choices, channels, version: Number(row.version) };
  }

  /** Replaces the caller's own. Throws REQUEST.STALE, NOTIFICATION.NO_PERSON, QUIET_HOURS. */
  async set(actor: Actor, version: number | null, asked: NotificationPreferencesRequest): Promise<void> {
    const employeeId = requirePerson(actor);
    const { language, quietHours, quietFrom = null, quietUntil = null, choices } = asked;
    const isWhole = quietHours === 'OWN' ? areQuietHours(quietFrom, quietUntil) : !quietFrom && !quietUntil;
    if (!isWhole) throw refusedAt(notificationProblems.QUIET_HOURS, {}, '/quietFrom', '/quietUntil');
    await this.db.transaction(async () => {
      const row = await this.db.lock(NotificationPreference, { employeeId });
      assertVersion(row?.version ?? 0, version);
      const now = this.clock.now();
      const after = { language, quietHours, quietFrom, quietUntil, choices: plain(choices) };
      if (row) await this.db.update(NotificationPreference, { id: row.id }, { ...after, ...next(row.version, now) });
      else await this.begin({ employeeId, ...after }, now);
      const object = { type: 'notification-preferences', id: employeeId };
      const before = row && { ...after, ...pick(row) };
      await this.audit.record({
        ...{ action: 'notification-preferences.set', object, subjectEmployeeId: employeeId },
        ...(before ? { before, after } : { after }),
      });
    });
  }

  private async begin(facts: Omit<Stored, 'version'>, now: Date): Promise<void> {
    const row = { id: newId(), ...facts, createdAt: now, ...next(0, now) };
    await this.db.insert(NotificationPreference, row).catch((error: unknown) => {
      // Somebody else's first choice was there a moment before.
      throw isDuplicate(error) ? requestProblems.STALE() : error;
    });
  }

  private effective({ language, quietHours, quietFrom, quietUntil, choices }: Omit<Stored, 'employeeId'>): Preferences {
    const own = quietFrom && quietUntil ? { from: quietFrom, until: quietUntil } : null;
    const hours = { GOVERNMENT: this.config.quietHours, OWN: own, NONE: null }[quietHours];
    return { language, quietHours: hours, choices };
  }

  private async read(employeeIds: readonly string[]): Promise<Stored[]> {
    const each = [...new Set(employeeIds)];
    if (each.length === 0) return [];
    const marks = each.map(() => '?').join(', ');
    const sql = `SELECT ${COLUMNS} FROM notification_preference WHERE employeeId IN (${marks})`;
    const rows = await this.db.rows<Row>(sql, each);
    return rows.map((row) => ({ ...row, choices: JSON.parse(row.choices) as Choices }));
  }
}

/** Whose they are: only people are told. */
function requirePerson(actor: Actor): string {
  if (actor.employeeId === null || !reachOf(actor, 'notification:own').has('OWN'))
    throw notificationProblems.NO_PERSON();
  return actor.employeeId;
}

const next = (version: number, updatedAt: Date) => ({ updatedAt, version: version + 1 });

function pick({ language, quietHours, quietFrom, quietUntil, choices }: NotificationPreference) {
  return { language, quietHours, quietFrom, quietUntil, choices };
}

/** Without what the reader of the request has left on the objects. */
function plain({ tasks, reminders, decisions, dialogue }: Choices): Choices {
  const of = ({ email, gateway }: Choices['tasks']): Choices['tasks'] => ({ email, gateway });
  return { tasks: of(tasks), reminders: of(reminders), decisions: of(decisions), dialogue: of(dialogue) };
}
