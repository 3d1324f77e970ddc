/** How far a target was reached, in the words of PermenPANRB 8/2021. */
export const CATEGORIES = ['SANGAT_BAIK', 'BAIK', 'CUKUP', 'KURANG', 'SANGAT_KURANG'] as const;
export type Category = (typeof CATEGORIES)[number];

/** Aspects of behaviour of PP 30/2019, Pasal 37; KEPEMIMPINAN is for those who lead. */
export const BEHAVIOUR_ASPECTS = [
  'ORIENTASI_PELAYANAN',
  'KOMITMEN',
  'INISIATIF_KERJA',
  'KERJA_SAMA',
  'KEPEMIMPINAN',
] as const;
export type BehaviourAspect = (typeof BEHAVIOUR_ASPECTS)[number];

/** For whom additional work was done: the own unit, another unit of the government, somebody outside. */
export const ADDITIONAL_SCOPES = ['UNIT', 'INSTANSI', 'LUAR_INSTANSI'] as const;
export type AdditionalScope = (typeof ADDITIONAL_SCOPES)[number];

/** Whom a new idea serves; the official of that level states it. */
export const IDEA_LEVELS = ['UNIT', 'INSTANSI', 'NASIONAL'] as const;
export type IdeaLevel = (typeof IDEA_LEVELS)[number];

/**
 * What a performance year calculates with under PP 30/2019, where the regulation leaves it open or another reading is possible. Shares
 * are whole per cent, values and bands whole points of 0 to 120. Source: rules.md AP-12.
 */
export interface NumericSettings {
  /** Share of the SKP without and with opinions of colleagues; behaviour has the rest. */
  readonly skpPercent: number;
  readonly skpPercentWithPeers: number;
  /** Share of the appraiser in the value of behaviour where colleagues were asked; they have the rest. */
  readonly raterPercent: number;
  /** From which score on a predicate is given. */
  readonly sangatBaikFrom: number;
  readonly baikFrom: number;
  readonly cukupFrom: number;
  readonly kurangFrom: number;
  /** Value of a result by its category, for JA and JF. */
  readonly valueSangatBaik: number;
  readonly valueBaik: number;
  readonly valueCukup: number;
  readonly valueKurang: number;
  readonly valueSangatKurang: number;
  /** Which share of its value an additional result adds, by whom it was done for, and what all together may add. */
  readonly additionalUnitPercent: number;
  readonly additionalInstansiPercent: number;
  readonly additionalLuarPercent: number;
  readonly additionalMost: number;
  /** Which share of the main results, by their weight, needs a value. */
  readonly fewestValuedPercent: number;
  /** Which score of reviews (360°) stands for 100 points of behaviour; 0 where colleagues are not asked. */
  readonly peersExpectedScore: number;
}

/** The defaults. Source: PP 30/2019; PermenPANRB 8/2021; ours where the regulation says nothing. Rule AP-12. */
export const NUMERIC_DEFAULTS: NumericSettings = {
  skpPercent: 70,
  skpPercentWithPeers: 60,
  raterPercent: 60,
  sangatBaikFrom: 110,
  baikFrom: 90,
  cukupFrom: 70,
  kurangFrom: 50,
  valueSangatBaik: 120,
  valueBaik: 100,
  valueCukup: 80,
  valueKurang: 60,
  valueSangatKurang: 25,
  additionalUnitPercent: 2,
  additionalInstansiPercent: 3,
  additionalLuarPercent: 4,
  additionalMost: 10,
  fewestValuedPercent: 50,
  peersExpectedScore: 0,
};

/** Names of the settings that must not rise, the highest first. */
export const FALLING_SETTINGS = [
  ['sangatBaikFrom', 'baikFrom', 'cukupFrom', 'kurangFrom'],
  ['valueSangatBaik', 'valueBaik', 'valueCukup', 'valueKurang', 'valueSangatKurang'],
] as const satisfies readonly (readonly (keyof NumericSettings)[])[];

/** An indicator with a target in numbers on which something was reported; amounts in hundredths of the unit. */
export interface ValuedIndicator {
  readonly indicatorId: string;
  readonly target: number;
  readonly targetUntil: number | null;
  readonly direction: 'NORMAL' | 'KHUSUS';
  readonly isMaximum: boolean;
  readonly reached: number;
  readonly category: Category;
  /** The exact value for JPT and heads of units (rules.md PG-1), as the text of a fraction. */
  readonly points: string;
}

/** A planned result with what speaks for its value. */
export interface NumericResult {
  readonly resultId: string;
  readonly kind: 'UTAMA' | 'TAMBAHAN';
  /** In whole per cent of the main results; null where all of them weigh alike. */
  readonly weightPercent: number | null;
  /** What the appraiser said; null where the indicators say it. */
  readonly category: Category | null;
  /** For whom an additional result was done; null of a main one. */
  readonly scope: AdditionalScope | null;
  readonly indicators: readonly ValuedIndicator[];
}

/** A plan of the year: its form decides how values are made, its months how much it weighs beside others. */
export interface NumericPlan {
  readonly workPlanId: string;
  readonly family: 'JPT' | 'JA_JF';
  readonly months: number;
  readonly results: readonly NumericResult[];
}

/** What PP 30/2019 calculates from. */
export interface NumericInputs {
  readonly plans: readonly NumericPlan[];
  /** True for who leads: he has a value for KEPEMIMPINAN. */
  readonly isLeader: boolean;
  /** By the appraiser, in hundredths of a point, 0 to 12000. */
  readonly behaviours: Readonly<Partial<Record<BehaviourAspect, number>>>;
  /** What colleagues and subordinates say, in hundredths of a point; null where they were not asked. */
  readonly peersHundredths: number | null;
  /** Level of the stated new idea; null without one. */
  readonly ideaLevel: IdeaLevel | null;
  readonly settings: NumericSettings;
}
