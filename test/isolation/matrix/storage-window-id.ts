import { EventWindows } from '../../../core/metering/event-windows.ts';
import { meterVersion, PLATFORM_METERS } from '../../../core/metering/meter.ts';

const { storage_gb_hours: storage } = PLATFORM_METERS;

/** The window in which every tenant's storage of that hour is counted: the same for all, each has its own. */
export function storageWindowId(time: Date): string {
  const [window] = new EventWindows(storage, meterVersion(storage)).at(time, {}, 'UTC');
  if (!window) throw new Error('Storage is counted by the hour.');
  return window.windowId;
}
