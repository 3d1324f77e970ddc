import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Locked {
  /** Its own name, where it is called by another one here. */
  readonly name?: string;
  readonly version: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}
interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
  readonly scripts: Record<string, string>;
}

interface Component {
  readonly name: string;
  readonly version: string;
  readonly hashes?: readonly { readonly alg: string }[];
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
const installed = Object.entries(packages).filter(([where]) => where !== '');

/** True for a build of a native package that this kind of machine never fetches. */
function isForeign({ os, cpu }: Locked): boolean {
  return (os !== undefined && !os.includes('linux')) || (cpu !== undefined && !cpu.includes('x64'));
}

describe('Dependencies (R99)', () => {
  it('are named by one version each, and the lock has that one', () => {
    for (const [name, wanted] of Object.entries(named)) {
      const version = wanted.replace(/^npm:.+@/, '');
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
      expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  it('are fetched only as the lock knows their content, and run nothing while they are installed', () => {
    expect(installed.length).toBeGreaterThan(100);
    const unknown = installed.filter(([, one]) => !isForeign(one) && !one.integrity?.startsWith('sha512-'));
    expect(unknown.map(([where]) => where)).toEqual([]);
    expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true');
  });

  // All of them: with --omit=dev npm leaves out what the service and its tools both need.
  it('are all in the bill of materials, those of the service with their hash', () => {
    const [program = '', ...options] = (manifest.scripts.sbom ?? '').split(' ');
    const { status, stdout } = spawnSync(program, options, { encoding: 'utf8', maxBuffer: 100_000_000 });
    expect(status).toBe(0);
    const bill = JSON.parse(stdout) as { bomFormat: string; components: Component[] };
    expect(bill.bomFormat).toBe('CycloneDX');
    const listed = new Map(bill.components.map((one) => [`${one.name}@${one.version}`, one]));
    const wanted = installed.filter(([, one]) => !isForeign(one));
    const missing = wanted.filter(([where, one]) => {
      const names = [where.split('node_modules/').at(-1), one.name];
      const component = names.map((name) => listed.get(`${name}@${one.version}`)).find((found) => found);
      return !component || (!one.dev && component.hashes?.[0]?.alg !== 'SHA-512');
    });
    expect(missing.map(([where]) => where)).toEqual([]);
  });
});
