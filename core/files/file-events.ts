import * as z from 'zod';
import { changeEvent, type ChangedByActor } from '../events/change-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';

const fileFacts = z.object({ id: z.string().describe('The file’s id.') });

/** What the platform promises to tell about files; neither name nor content. */
export const fileEvents = {
  'file.uploaded': {
    version: 1,
    description:
      'The content of a file was uploaded by its link. The storage does not know by whom: the actor is the system.',
    data: fileFacts.extend({ sizeBytes: z.int().nonnegative().describe('The size in bytes.') }),
  },
  'file.deleted': {
    version: 1,
    description: 'A user deleted a file; its id is never used again.',
    data: fileFacts,
  },
} as const satisfies EventCatalog;

export type FileUpload = {
  readonly tenantId: string;
  readonly id: string;
  readonly sizeBytes: number;
  readonly time: Date;
  /** The storage's own order of the uploads to one key: the same when it tells one of them again. */
  readonly sequencer: string;
};

export const fileUploaded = ({ id, sizeBytes, sequencer, ...upload }: FileUpload) =>
  changeEvent({
    ...upload,
    type: 'file.uploaded',
    version: fileEvents['file.uploaded'].version,
    changedBy: { kind: 'system', id: 'file-storage' },
    key: `${id} ${sequencer}`,
    data: { id, sizeBytes },
  });

export type FileDeletion = {
  readonly tenantId: string;
  readonly id: string;
  readonly changedBy: ChangedByActor;
  readonly time: Date;
};

export const fileDeleted = ({ id, ...deletion }: FileDeletion) =>
  changeEvent({
    ...deletion,
    type: 'file.deleted',
    version: fileEvents['file.deleted'].version,
    key: id,
    data: { id },
  });
