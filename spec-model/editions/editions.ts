import { type Change, isSwitch, type SwitchKey } from './switches';

/** An edition of webrtc-pc: the changes that it has. */
export interface Edition {
  /** `REC-2025`, with `+CA` for the text with its candidate amendments. */
  readonly id: string;
  readonly title: string;
  /** Day of publication. */
  readonly date: string;
  /** Only the differences that are listed are known: the rest of its text is taken as that of the next edition. */
  readonly partial: boolean;
  /** Everything that changed until then. */
  readonly changes: ReadonlySet<Change>;
  /** Whether the text has the change. */
  has(key: SwitchKey): boolean;
}

const edition = (
  id: string,
  date: string,
  title: string,
  changes: readonly Change[],
  { partial = false }: { readonly partial?: boolean } = {},
): Edition => {
  const set = new Set(changes);
  return { id, date, title, partial, changes: set, has: (key) => set.has(key) };
};

const until2019: readonly Change[] = [
  '2019-end-of-candidates',
  '2019-stopped-section',
  '2019-stopped-attribute',
  '2019-stopping',
  '2019-implicit-description',
  '2019-implicit-rollback',
  '2019-pranswer-rollback',
  '2019-restart-ice',
  '2019-direction-overwritten',
];
const until2021: readonly Change[] = [...until2019, '2020-empty-chain', '2020-codec-intersection'];

/** In the amended text of 2023; the first group became normative in 2025. */
const normativeFrom2023: readonly Change[] = [
  ...(['2679', '2680', '2686', '2687', '2689', '2691', '2704', '2742', '2744', '2753', '2760', '2767'] as const),
  ...(['2772-audio', '2772-default', '2785', '2814'] as const),
];
const candidatesOf2023: readonly Change[] = [
  ...([
    '2708',
    '2754',
    '2755',
    '2758',
    '2759',
    '2763',
    '2773',
    '2774',
    '2794',
    '2797',
    '2800',
    '2801',
    '2813',
  ] as const),
];
const normativeFrom2024: readonly Change[] = [
  ...([
    '2808',
    '2829',
    '2834',
    '2841',
    '2847',
    '2875',
    '2876',
    '2885',
    '2909',
    '2913',
    '2953',
    '2975',
    '2988',
  ] as const),
];
const candidatesOf2024: readonly Change[] = [
  ...([
    '2853',
    '2861',
    '2894-task',
    '2894-state',
    '2894-null',
    '2894-end',
    '2902',
    '2926',
    '2961',
    '2966',
    '2985',
    '2991',
    '3005',
  ] as const),
];
/** Outside of the marked places of the amendments, so that it is in the normative text of 2025 although nobody proposed it. */
const unmarked: readonly Change[] = ['2828', '3023'];

const amended2023 = [...until2021, ...normativeFrom2023, ...candidatesOf2023];
const amended2024 = [...amended2023, ...normativeFrom2024, ...candidatesOf2024, '2828'] as const;
const amended2025: readonly Change[] = [
  ...amended2024.filter((key) => key !== '2926'), // reverted
  ...(['2996', '3018', '3023'] as const),
];
const until2026: readonly Change[] = [
  '3038',
  '3043',
  '3050',
  '3068',
  '3070',
  '3082',
  '3094',
  '73cc4bec',
  '04677590',
  '2d2be345',
];

/** The editions, oldest first. */
export const editions: readonly Edition[] = [
  edition('CR-2018', '2018-09-27', 'Candidate Recommendation', [], { partial: true }),
  edition('CR-2019', '2019-12-13', 'Candidate Recommendation', until2019, { partial: true }),
  edition('REC-2021', '2021-01-26', 'Recommendation', until2021),
  edition('REC-2023', '2023-03-06', 'Recommendation, normative text', until2021),
  edition('REC-2023+CA', '2023-03-06', 'Recommendation with its candidate amendments', amended2023),
  edition('REC-2024', '2024-10-08', 'Recommendation, normative text', until2021),
  edition('REC-2024+CA', '2024-10-08', 'Recommendation with its candidate amendments', amended2024),
  edition('REC-2025', '2025-03-13', 'Recommendation, normative text', [
    ...until2021,
    ...normativeFrom2023,
    ...normativeFrom2024,
    ...unmarked,
  ]),
  edition('REC-2025+CA', '2025-03-13', 'Recommendation with its candidate amendments', amended2025),
  edition('ED-2026-05-04', '2026-05-04', "Editor's Draft, the pinned commit", [...amended2025, ...until2026]),
];

/** The pinned text: what everything is judged by unless something else is asked for. */
export const latest = editions.at(-1) as Edition;

/** The edition of that id; its date may be given in full. Undefined if there is none. */
export const findEdition = (id: string): Edition | undefined => {
  const wanted = id.toUpperCase().replace(/^(CR|REC)-(\d{4})-\d{2}-\d{2}/, '$1-$2');
  return editions.find((one) => one.id === wanted) ?? (wanted === 'ED' ? latest : undefined);
};

/** An edition with some switches as another has them. */
export const withSwitches = (base: Edition, keys: readonly SwitchKey[], other: Edition): Edition => {
  const changes = new Set(base.changes);
  for (const key of keys) other.has(key) ? changes.add(key) : changes.delete(key);
  return { ...base, id: `${base.id} with ${keys.join(', ')} of ${other.id}`, changes, has: (key) => changes.has(key) };
};

/** What one edition has and the other has not. */
export const differing = (a: Edition, b: Edition): Change[] => {
  const all = new Set([...a.changes, ...b.changes]);
  return [...all].filter((key) => a.changes.has(key) !== b.changes.has(key));
};

export const differingSwitches = (a: Edition, b: Edition): SwitchKey[] => differing(a, b).filter(isSwitch);

/** The edition, and a set that fills with the switches that it is asked for; to be cleared by who reads it. */
export const observed = (base: Edition): { readonly edition: Edition; readonly asked: Set<SwitchKey> } => {
  const asked = new Set<SwitchKey>();
  const has = (key: SwitchKey) => {
    asked.add(key);
    return base.has(key);
  };
  return { edition: { ...base, has }, asked };
};
