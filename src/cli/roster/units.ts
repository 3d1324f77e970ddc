import type { Random } from './random.js';
import type { EselonId, Field } from './tables.js';
import words from './words.json' with { type: 'json' };

/** A unit before anyone works in it: who fits there, and how many of its workplace's people it draws. */
export interface PlannedUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly headPostTitle: string;
  /** `99` where the head has no echelon, empty for the elected head. */
  readonly eselonId: EselonId | '';
  /** SATUAN KERJA: the child of the root to which the unit belongs. */
  readonly officeId: string;
  readonly officeName: string;
  readonly field: Field;
  /** Where a person's work happens; it decides which posts there are. */
  readonly workplace: 'office' | 'school' | 'health';
  readonly staffWeight: number;
  readonly isVacant: boolean;
}

/** How finely a government of so many people is cut, and how many in a hundred of its staff teach or heal. */
const SCALES = [
  { below: 1_000, bagian: 1, bidang: 2, seksi: 0, kelurahan: 1, staffPercent: { office: 63, school: 25, health: 12 } },
  { below: 5_000, bagian: 2, bidang: 3, seksi: 2, kelurahan: 2, staffPercent: { office: 53, school: 33, health: 14 } },
  { below: 1e9, bagian: 3, bidang: 4, seksi: 3, kelurahan: 4, staffPercent: { office: 43, school: 42, health: 15 } },
] as const;
type Scale = (typeof SCALES)[number];

/** The scale of a government of so many people. */
export const scaleOf = (people: number): Scale => SCALES.find((scale) => people < scale.below) ?? SCALES[2];

/** What an office is divided into, by how its name begins; the last entry is the rule, those before it are exceptions. */
const DIVISIONS = [
  { office: 'Inspektorat', division: 'Inspektorat Pembantu', section: null, eselonId: '31' },
  { office: 'Sekretariat', division: 'Bagian', section: 'Subbagian', eselonId: '31' },
  { office: 'Badan', division: 'Bidang', section: 'Subbidang', eselonId: '32' },
  { office: '', division: 'Bidang', section: 'Seksi', eselonId: '32' },
] as const;

/** How the title of a head reads, by the first word of the unit's name; the others have a "Kepala". */
const WHOLE_TITLES: Record<string, string> = { Pemerintah: 'Bupati', Kecamatan: 'Camat', Kelurahan: 'Lurah' };
const FIRST_WORDS: Record<string, string> = {
  ...{ Sekretariat: 'Sekretaris', Inspektorat: 'Inspektur', Asisten: 'Asisten', Rumah: 'Direktur Rumah' },
};

const between = (min: number, value: number, max: number): number => Math.min(max, Math.max(min, Math.round(value)));

/** The tree of a regency of so many people: parents before their children, the elected head's unit first. */
export function planUnits(employees: number, random: Random): PlannedUnit[] {
  const tree = new Tree(random, scaleOf(employees));
  tree.addSecretariatOfTheRegency();
  for (const office of words.offices.slice(0, between(4, 4 + employees / 100, words.offices.length)))
    tree.addOffice(office);
  if (employees >= 2_000) tree.addServing('health', 'Rumah Sakit Umum Daerah', 6);
  const districts = employees < 300 ? 1 : between(1, 2 + employees / 900, 30);
  for (let i = 0; i < districts; i++) tree.addDistrict(between(1, employees / 60 / districts, 30));
  return tree.units;
}

class Tree {
  readonly units: PlannedUnit[] = [];
  private readonly offices = new Map<string, PlannedUnit>();
  private readonly start = this.random.int(1, 1_000);
  private places = this.start;
  private readonly root = this.add(null, `Pemerintah Kabupaten ${this.random.pick(words.regencies)}`, '');

  constructor(
    private readonly random: Random,
    private readonly scale: Scale,
  ) {}

  addSecretariatOfTheRegency(): void {
    const secretariat = this.add(this.root, 'Sekretariat Daerah', '21');
    for (const [name, topics] of Object.entries(words.assistants)) {
      const assistant = this.add(secretariat, name, '22');
      this.addDivisions(assistant, 'Sekretariat', topics.slice(0, this.scale.bagian));
    }
  }

  addOffice({ name, field, topics }: (typeof words.offices)[number]): void {
    const office = this.add(this.root, name, '22', { field: field as Field });
    this.offices.set(name, office);
    if (!name.startsWith('Sekretariat')) this.addSecretariat(office, `Sekretariat ${name}`, '31', '41');
    this.addDivisions(office, name, topics.slice(0, this.scale.bidang));
  }

  /** A kecamatan with its kelurahan, its Puskesmas and its schools: three primary ones to a secondary one, which is larger. */
  addDistrict(schools: number): void {
    const name = this.nextPlace();
    const district = this.add(this.root, `Kecamatan ${name}`, '31');
    this.addSecretariat(district, `Sekretariat Kecamatan ${name}`, '32', '42');
    for (const topic of words.districtSections.slice(0, this.scale.bidang))
      this.add(district, `Seksi ${topic}`, '42', { staffWeight: 1 });
    for (let i = 0; i < this.scale.kelurahan; i++)
      this.add(district, `Kelurahan ${this.nextPlace()}`, '41', { staffWeight: 1.5 });
    this.addServing('health', `Puskesmas ${name}`, 1);
    for (let i = 1; i <= schools; i++) {
      const [school, staffWeight] =
        i % 4 === 0 ? [`SMP Negeri ${i / 4}`, 2.5] : [`SD Negeri ${i - Math.floor(i / 4)}`, 1];
      this.addServing('school', `${school} ${name}`, staffWeight);
    }
  }

  addServing(workplace: 'school' | 'health', name: string, staffWeight: number): void {
    const parent = this.offices.get(workplace === 'school' ? 'Dinas Pendidikan' : 'Dinas Kesehatan') as PlannedUnit;
    this.add(parent, name, '99', { workplace, staffWeight });
  }

  private addSecretariat(parent: PlannedUnit, name: string, eselonId: EselonId, eselonIdBelow: EselonId): void {
    const secretariat = this.add(parent, name, eselonId);
    for (const topic of words.subbagian.slice(0, this.scale.bagian))
      this.add(secretariat, `Subbagian ${topic}`, eselonIdBelow, { staffWeight: 1.5 });
  }

  private addDivisions(parent: PlannedUnit, office: string, topics: readonly string[]): void {
    const { division, section, eselonId } = DIVISIONS.find((kind) => office.startsWith(kind.office)) ?? DIVISIONS[3];
    for (const topic of topics) {
      const unit = this.add(parent, `${division} ${topic}`, eselonId, { staffWeight: 1 });
      for (const stage of section === null ? [] : words.stages.slice(0, this.scale.seksi))
        this.add(unit, `${section} ${stage} ${topic}`, '41', { staffWeight: 1 });
    }
  }

  /** The chain from the Sekda through the first Dinas is always whole; elsewhere each fiftieth unit lacks its head. */
  private add(
    parent: PlannedUnit | null,
    name: string,
    eselonId: EselonId | '',
    traits?: Partial<PlannedUnit>,
  ): PlannedUnit {
    const id = this.random.uuid();
    const [word = ''] = name.split(' ');
    const headPostTitle = WHOLE_TITLES[word] ?? name.replace(word, FIRST_WORDS[word] ?? `Kepala ${word}`);
    const isInOffice = parent !== null && parent.parentId !== null;
    const unit: PlannedUnit = {
      ...{ id, parentId: parent?.id ?? null, name, headPostTitle, eselonId },
      ...{ officeId: isInOffice ? parent.officeId : id, officeName: isInOffice ? parent.officeName : name },
      ...{ field: parent?.field ?? 'government', workplace: 'office', staffWeight: 0 },
      isVacant: eselonId !== '99' && this.offices.size > 1 && (this.units.length + this.start) % 50 === 0,
      ...traits,
    };
    this.units.push(unit);
    return unit;
  }

  /** Never the same in one government: the numbers of first and second halves have no divisor in common. */
  private nextPlace(): string {
    const next = (this.places += 1);
    return `${words.places.first[next % 13]} ${words.places.second[next % 12]}`;
  }
}
