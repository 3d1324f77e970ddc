import type { Random } from './random.js';
import type { RosterUnit } from './roster.js';
import { OFFICES, PLACES, REGENCIES, type EselonId, type Field } from './tables.js';

/** A unit before anyone works in it: who fits there, and how many of its workplace's people it draws. */
export interface PlannedUnit extends Omit<RosterUnit, 'headPnsId'> {
  readonly eselonId: EselonId | '';
  readonly officeId: string;
  readonly officeName: string;
  readonly field: Field;
  readonly workplace: Workplace;
  readonly staffWeight: number;
  readonly mayBeVacant: boolean;
}

/** Where a person's work happens; it decides which posts there are. */
export type Workplace = 'office' | 'school' | 'health';

/** How finely a government of so many people is cut, and how many in a hundred of its staff teach or heal. */
const SCALES = [
  { below: 1_000, bagian: 1, subbagian: 1, bidang: 2, seksi: 0, kelurahan: 1, staffPercent: [63, 25, 12] },
  { below: 5_000, bagian: 2, subbagian: 2, bidang: 3, seksi: 2, kelurahan: 2, staffPercent: [53, 33, 14] },
  { below: Infinity, bagian: 3, subbagian: 3, bidang: 4, seksi: 3, kelurahan: 4, staffPercent: [43, 42, 15] },
] as const;
type Scale = (typeof SCALES)[number];

const scaleOf = (employees: number): Scale => SCALES.find((scale) => employees < scale.below) ?? SCALES[2];

const between = (min: number, value: number, max: number): number => Math.min(max, Math.max(min, Math.round(value)));

type Office = (typeof OFFICES)[number];

/** What an office is divided into, by how its name begins; the last entry is the rule, those before it are exceptions. */
const DIVISIONS = [
  { office: 'Inspektorat', division: 'Inspektorat Pembantu', section: null, eselonId: '31', besideSecretariat: true },
  { office: 'Sekretariat', division: 'Bagian', section: 'Subbagian', eselonId: '31', besideSecretariat: false },
  { office: 'Badan', division: 'Bidang', section: 'Subbidang', eselonId: '32', besideSecretariat: true },
  { office: '', division: 'Bidang', section: 'Seksi', eselonId: '32', besideSecretariat: true },
] as const;

type Division = (typeof DIVISIONS)[number];

const divisionsOf = (office: string): Division =>
  DIVISIONS.find((kind) => office.startsWith(kind.office)) ?? DIVISIONS[3];

const STAGES = ['Perencanaan', 'Pelaksanaan', 'Evaluasi'];
const SUBBAGIAN = ['Umum dan Kepegawaian', 'Keuangan', 'Perencanaan'];
const ASSISTANTS = {
  'Asisten Pemerintahan dan Kesejahteraan Rakyat': ['Pemerintahan', 'Hukum', 'Kesejahteraan Rakyat'],
  'Asisten Perekonomian dan Pembangunan': ['Pengadaan Barang dan Jasa', 'Perekonomian', 'Administrasi Pembangunan'],
  'Asisten Administrasi Umum': ['Organisasi', 'Umum', 'Protokol dan Komunikasi Pimpinan'],
};
const DISTRICT_SECTIONS = ['Pelayanan Umum', 'Pemerintahan', 'Pemberdayaan Masyarakat', 'Ketenteraman dan Ketertiban'];

/** How the title of a head reads, by how the unit's name begins. */
const HEAD_TITLES: readonly (readonly [unit: RegExp, title: string])[] = [
  [/^Pemerintah Kabupaten.*/, 'Bupati'],
  [/^Sekretariat/, 'Sekretaris'],
  [/^Inspektorat/, 'Inspektur'],
  [/^Asisten/, 'Asisten'],
  [/^Kecamatan.*/, 'Camat'],
  [/^Kelurahan.*/, 'Lurah'],
  [/^(?=Rumah Sakit)/, 'Direktur '],
  [/^/, 'Kepala '],
];

function headTitleOf(unitName: string): string {
  const [pattern, title] = HEAD_TITLES.find(([unit]) => unit.test(unitName)) as (typeof HEAD_TITLES)[number];
  return unitName.replace(pattern, title);
}

/** The tree of a regency of so many people: parents before their children, the elected head's unit first. */
export function planUnits(employees: number, random: Random): PlannedUnit[] {
  const tree = new Tree(random, scaleOf(employees));
  tree.addSecretariatOfTheRegency();
  for (const office of OFFICES.slice(0, between(4, 4 + employees / 100, OFFICES.length))) tree.addOffice(office);
  for (let i = 0; i < between(1, employees < 300 ? 1 : 2 + employees / 900, 30); i++) tree.addDistrict();
  tree.addSchools(between(1, employees / 60, 1_000));
  tree.addHealthPosts(between(1, employees < 300 ? 1 : 2 + employees / 700, 80), employees >= 2_000);
  return tree.units;
}

/** The share of all staff that works in each workplace, in percent. */
export function staffPercentOf(employees: number): Readonly<Record<Workplace, number>> {
  const [office, school, health] = scaleOf(employees).staffPercent;
  return { office, school, health };
}

class Tree {
  readonly units: PlannedUnit[] = [];
  private readonly root: PlannedUnit;
  private readonly places: string[];
  private readonly districts: string[] = [];
  private readonly offices = new Map<string, PlannedUnit>();

  constructor(
    private readonly random: Random,
    private readonly scale: Scale,
  ) {
    this.places = random.shuffled(PLACES.first.flatMap((first) => PLACES.second.map((second) => `${first} ${second}`)));
    this.root = this.add(null, `Pemerintah Kabupaten ${random.pick(REGENCIES)}`, '');
  }

  addSecretariatOfTheRegency(): void {
    const secretariat = this.add(this.root, 'Sekretariat Daerah', '21');
    for (const [assistantName, topics] of Object.entries(ASSISTANTS)) {
      const assistant = this.add(secretariat, assistantName, '22');
      for (const topic of topics.slice(0, this.scale.bagian))
        this.addDivision(assistant, topic, divisionsOf('Sekretariat'));
    }
  }

  addOffice({ name, field, topics }: Office): void {
    const divisions = divisionsOf(name);
    const office = this.add(this.root, name, '22', { field });
    this.offices.set(name, office);
    if (divisions.besideSecretariat) this.addSecretariat(office, `Sekretariat ${name}`, '31', '41');
    for (const topic of topics.slice(0, this.scale.bidang)) this.addDivision(office, topic, divisions);
  }

  addDistrict(): void {
    const name = this.nextPlace();
    this.districts.push(name);
    const district = this.add(this.root, `Kecamatan ${name}`, '31');
    this.addSecretariat(district, `Sekretariat Kecamatan ${name}`, '32', '42');
    for (const topic of DISTRICT_SECTIONS.slice(0, this.scale.bidang))
      this.add(district, `Seksi ${topic}`, '42', { staffWeight: 1 });
    for (let i = 0; i < this.scale.kelurahan; i++)
      this.add(district, `Kelurahan ${this.nextPlace()}`, '41', { staffWeight: 1.5 });
  }

  /** Three primary schools to one secondary school, which is larger. */
  addSchools(count: number): void {
    const parent = this.offices.get('Dinas Pendidikan') as PlannedUnit;
    for (let i = 0; i < count; i++) {
      const [kind, staffWeight] = i % 4 === 3 ? (['SMP', 2.5] as const) : (['SD', 1] as const);
      const [place, number] = this.districtOf(kind === 'SMP' ? Math.floor(i / 4) : i - Math.floor(i / 4));
      this.add(parent, `${kind} Negeri ${number} ${place}`, '99', { workplace: 'school', staffWeight });
    }
  }

  addHealthPosts(count: number, withHospital: boolean): void {
    const parent = this.offices.get('Dinas Kesehatan') as PlannedUnit;
    if (withHospital) this.add(parent, 'Rumah Sakit Umum Daerah', '99', { workplace: 'health', staffWeight: 6 });
    for (let i = 0; i < count; i++) {
      const [place, number] = this.districtOf(i);
      const name = number === 1 ? `Puskesmas ${place}` : `Puskesmas ${place} ${'I'.repeat(number)}`;
      this.add(parent, name, '99', { workplace: 'health', staffWeight: 1 });
    }
  }

  private addSecretariat(parent: PlannedUnit, name: string, eselonId: EselonId, eselonIdBelow: EselonId): void {
    const secretariat = this.add(parent, name, eselonId);
    for (const topic of SUBBAGIAN.slice(0, this.scale.subbagian))
      this.add(secretariat, `Subbagian ${topic}`, eselonIdBelow, { staffWeight: 1.5 });
  }

  private addDivision(parent: PlannedUnit, topic: string, { division: kind, eselonId, section }: Division): void {
    const division = this.add(parent, `${kind} ${topic}`, eselonId, { staffWeight: 1 });
    if (section === null) return;
    for (const stage of STAGES.slice(0, this.scale.seksi))
      this.add(division, `${section} ${stage} ${topic}`, '41', { staffWeight: 1 });
  }

  /** The chain from the Sekda through the first Dinas is always whole; elsewhere a structural post may lack its holder. */
  private add(
    parent: PlannedUnit | null,
    name: string,
    eselonId: EselonId | '',
    traits: Partial<PlannedUnit> = {},
  ): PlannedUnit {
    const id = this.random.uuid();
    const ofRoot = parent === null || parent === this.root;
    const unit: PlannedUnit = {
      id,
      parentId: parent?.id ?? null,
      name,
      headPostTitle: headTitleOf(name),
      eselonId,
      officeId: ofRoot ? id : parent.officeId,
      officeName: ofRoot ? name : parent.officeName,
      field: parent?.field ?? 'government',
      workplace: 'office',
      staffWeight: 0,
      mayBeVacant: eselonId !== '99' && this.offices.size > 1,
      ...traits,
    };
    this.units.push(unit);
    return unit;
  }

  private nextPlace(): string {
    return this.places.pop() as string;
  }

  /** The district of the n-th school or health post, and which one there it is. */
  private districtOf(index: number): [place: string, number: number] {
    const { length } = this.districts;
    return [this.districts[index % length] as string, 1 + Math.floor(index / length)];
  }
}
