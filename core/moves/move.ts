import type { Id } from '../../kit/id.ts';
import type { PlacementSpec } from '../tenancy/placement-spec.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

export type MoveId = Id<'mov'>;

/** In their order; `undoing` follows any phase before the switch that cannot be ended. */
export const MOVE_PHASES = [
  'making-stores',
  'copying',
  'pausing',
  'catching-up',
  'verifying',
  'switching',
  'resuming',
  'draining',
  'deleting-old',
  'done',
  'undoing',
  'failed',
] as const;
export type MovePhase = (typeof MOVE_PHASES)[number];
export type OpenPhase = Exclude<MovePhase, 'done' | 'failed'>;

/** As long as the tenant lives at its old home; a move that fails in one of these is undone. */
const BEFORE_THE_SWITCH: readonly MovePhase[] = MOVE_PHASES.slice(
  0,
  MOVE_PHASES.indexOf('switching') + 1,
);
export const isBeforeTheSwitch = ({ phase }: Pick<Move, 'phase'>): boolean =>
  BEFORE_THE_SWITCH.includes(phase);

export const isOpen = (phase: MovePhase): phase is OpenPhase =>
  phase !== 'done' && phase !== 'failed';

/** How far the work of a phase has come; absent at its start. */
export type Cursor = {
  readonly store: 'items' | 'objects';
  /** Of items: the name of the partition that is worked on. */
  readonly partition?: string;
  /** The last key that is done. */
  readonly after?: string;
  /** Of objects: how many pages of the new manifest are written. */
  readonly pages?: number;
  /** Of objects: the page of the old manifest that `after` lies in. */
  readonly readPage?: number;
};

/** What a pass over both places wrote at the new one. */
export type Changes = {
  readonly itemsPut: number;
  readonly itemsDeleted: number;
  readonly objectsCopied: number;
  readonly objectsDeleted: number;
};

/** All that lies at one place, counted and hashed under the pause. */
export type Tally = {
  readonly partitions: number;
  readonly items: number;
  readonly itemBytes: number;
  readonly itemsSha256: string;
  readonly objects: number;
  readonly objectBytes: number;
  readonly objectsSha256: string;
};

/** Which objects were copied, and as what: pages beside the files of the new place. */
export type Manifest = { readonly generation: number; readonly pages: number };

/** One move of a tenant's data from one home to another. */
export type Move = {
  readonly id: MoveId;
  readonly tenantId: TenantId;
  readonly from: PlacementSpec;
  readonly to: PlacementSpec;
  readonly phase: MovePhase;
  /** Grows by one with every write; a write names the revision it replaces. */
  readonly revision: number;
  /** Which run of the machine drives it, from 1; the sweeper starts the next one when one died. */
  readonly run: number;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  readonly finishedAt?: Date;
  /** Whoever works on it has it to himself until then. */
  readonly leaseUntil?: Date;
  readonly reached: Readonly<Partial<Record<MovePhase, Date>>>;
  readonly cursor?: Cursor;
  /** From when a wait of this phase counts: what it waits for had happened by then. */
  readonly settledAt?: Date;
  readonly pausedAt?: Date;
  readonly openedAt?: Date;
  /** Until then links and answers given before the switch may lead to the old place. */
  readonly keepOldUntil?: Date;
  /** How many passes were made while users read and wrote. */
  readonly livePasses?: number;
  readonly manifest?: Manifest;
  readonly latePages: number;
  readonly copied: Changes;
  readonly caughtUp: Changes;
  readonly lateUploads: number;
  readonly source: Tally;
  readonly target: Tally;
  /** What was deleted one by one at the place that was left. */
  readonly deleted: { readonly items: number; readonly objects: number };
  readonly failure?: { readonly phase: MovePhase; readonly reason: string };
  /** What the last run of the machine gave up on, where there is only forwards. */
  readonly trouble?: string;
};

export type MoveChange = Partial<
  Omit<Move, 'id' | 'tenantId' | 'from' | 'to' | 'revision' | 'startedAt' | 'startedBy'>
>;

export const NO_CHANGES: Changes = {
  itemsPut: 0,
  itemsDeleted: 0,
  objectsCopied: 0,
  objectsDeleted: 0,
};

export const EMPTY_TALLY: Tally = {
  partitions: 0,
  items: 0,
  itemBytes: 0,
  itemsSha256: '',
  objects: 0,
  objectBytes: 0,
  objectsSha256: '',
};
