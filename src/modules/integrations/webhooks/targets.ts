import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { TARGET_FAULTS } from './webhooks.problems.js';

/** Why an address is no receiver. */
export type TargetFault = keyof typeof TARGET_FAULTS;

/** An address to which nothing may be sent (R25). */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';

  constructor(readonly fault: TargetFault) {
    super(fault);
  }
}

/** Public by their range, yet the way to the metadata of a cloud's machines. */
const METADATA = new Set(['168.63.129.16']);

/**
 * True for an address of the public internet: not loopback, private, link-local, shared, multicast, reserved or of metadata,
 * and none that carries an IPv4 address inside an IPv6 one (mapped, compatible, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0 || METADATA.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  // Of IPv6 only 2000::/3 is given out.
  return address instanceof ipaddr.IPv4 || ((address.parts[0] ?? 0) & 0xe000) === 0x2000;
}

/** True for 127.0.0.0/8 and ::1. */
function isLoopback(text: string): boolean {
  return isIP(text) !== 0 && ipaddr.parse(text).range() === 'loopback';
}

/** Looks names up as the machine does. */
@Injectable()
export class HostNames {
  /** All addresses of a name. Throws when it has none. */
  addressesOf(name: string): Promise<LookupAddress[]> {
    return lookup(name, { all: true, order: 'verbatim' });
  }
}

/** Decides where webhooks may go: asked when an address is given, and again before each attempt. */
@Injectable()
export class WebhookTargets {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly names: HostNames,
  ) {}

  /**
   * The addresses behind a receiver's URL, every one of them allowed; the connection has to go to one of these, because a
   * second look-up could tell another. Throws TargetRefused.
   */
  async check(text: string): Promise<readonly LookupAddress[]> {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) throw new TargetRefused('NOT_ADDRESS');
    if (url.username + url.password + url.hash !== '' || text.includes('#')) throw new TargetRefused('CREDENTIALS');
    const fault = this.faultOf(url);
    if (fault && !this.config.webhookAllowLoopback) throw new TargetRefused(fault);
    const addresses = await this.lookUp(url.hostname.replace(/^\[(.*)\]$/, '$1'));
    if (this.config.webhookAllowLoopback && addresses.every(({ address }) => isLoopback(address))) return addresses;
    if (fault) throw new TargetRefused(fault);
    if (!addresses.every(({ address }) => isPublicAddress(address))) throw new TargetRefused('ADDRESS_REFUSED');
    return addresses;
  }

  private faultOf({ protocol, port }: URL): TargetFault | null {
    if (protocol !== 'https:') return 'NOT_HTTPS';
    return this.config.webhookPorts.includes(Number(port || 443)) ? null : 'PORT_REFUSED';
  }

  private async lookUp(host: string): Promise<readonly LookupAddress[]> {
    const family = isIP(host);
    if (family !== 0) return [{ address: host, family }];
    const found = await this.names.addressesOf(host).catch(() => []);
    if (found.length === 0) throw new TargetRefused('NAME_UNKNOWN');
    return found;
  }
}
