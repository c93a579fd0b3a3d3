import type { AnswerOf } from './operations.ts';
import { bytes, counted, seconds, table } from './output.ts';

export type MoveView = AnswerOf<'getMove'>;
type PhaseView = MoveView['phases'][number];

/** A phase that has ended, with its time; the phase of now without one. */
export const phaseLine = ({ phase, seconds: taken }: PhaseView): string =>
  `${taken === undefined ? '…' : '✓'}  ${phase.padEnd(LONGEST_PHASE)}${
    taken === undefined ? '' : `  ${seconds(taken)}`
  }`;

const LONGEST_PHASE = 'making-stores'.length;

/** What became of every item and object. */
export const reportLines = ({ id, tenantId, from, to, phase, report }: MoveView): string[] =>
  table([
    ['Move', id],
    ['Tenant', tenantId],
    ['From', homeText(from)],
    ['To', homeText(to)],
    ['Phase', phase],
    ['Items', tallyText(report.source.items, report.source.itemBytes, 'item')],
    ['Objects', tallyText(report.source.objects, report.source.objectBytes, 'object')],
    ['SHA-256', sameText(report.source, report.target)],
    ['Copied', changesText(report.copied)],
    ['Caught up', changesText(report.caughtUp)],
    ['Late', counted(report.lateUploads, 'upload')],
    ['Deleted', deletedText(report.deleted)],
    ['Read-only', report.readOnlySeconds === undefined ? '-' : seconds(report.readOnlySeconds)],
  ]);

const homeText = ({ isolation, region, tier }: MoveView['from']): string =>
  `${isolation}${tier === undefined ? '' : ` (${tier})`} in ${region}`;

const tallyText = (count: number, size: number, noun: string): string =>
  `${counted(count, noun)}, ${bytes(size)}`;

function sameText(source: MoveView['report']['source'], target: typeof source): string {
  if (source.itemsSha256 === '') return 'not compared';
  const isSame =
    source.items === target.items &&
    source.itemsSha256 === target.itemsSha256 &&
    source.objects === target.objects &&
    source.objectsSha256 === target.objectsSha256;
  return isSame ? `the same at both places (${source.itemsSha256.slice(0, 16)}…)` : 'different';
}

function changesText(changes: MoveView['report']['copied']): string {
  const { itemsPut, itemsDeleted, objectsCopied, objectsDeleted } = changes;
  const gone = itemsDeleted + objectsDeleted;
  const put = `${counted(itemsPut, 'item')}, ${counted(objectsCopied, 'object')}`;
  return gone > 0 ? `${put}; ${gone} deleted again` : put;
}

function deletedText({ items, objects, stores }: MoveView['report']['deleted']): string {
  const single = `${counted(items, 'item')}, ${counted(objects, 'object')}`;
  return stores ? `${single}, and the tenant’s dedicated resources` : single;
}
