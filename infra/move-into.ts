import { existsSync, renameSync, rmSync } from 'node:fs';

/** Whole, or not at all where another process was faster. */
export function moveInto(fresh: string, folder: string): string {
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}
