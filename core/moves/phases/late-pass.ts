import { copyLateUploads } from '../copy-late-uploads.ts';
import type { HeldMove } from '../held-move.ts';
import type { AdvancePorts, Ends } from './phase.ts';
import { workOff } from './work-off.ts';

/** Looks once through the old place for what links brought there, from the cursor on. */
export const latePass = (ports: AdvancePorts, held: HeldMove, ends: Ends) => {
  const { cursor, manifest, latePages } = held.move;
  const run = { ...ends, ...cursor, latePages, ...(manifest && { manifest }) };
  return workOff(ports, copyLateUploads(ports.objects, run), (part) =>
    held.save({
      latePages: part.latePages,
      cursor: { store: 'objects', after: part.after, readPage: part.readPage },
      lateUploads: held.move.lateUploads + part.lateUploads,
    }),
  );
};
