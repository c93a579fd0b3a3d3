import type { JobKey } from '../jobs/job.ts';

export type UploadedPart = { readonly number: number; readonly etag: string };

export type ExportLink = { readonly url: string; readonly expiresAt: Date };

/** Where exports of the audit log are put: one object each, which is gone after EXPORT_DAYS. */
export interface AuditExports {
  /** Begins the object; it is not there before it is completed. */
  begin(key: JobKey): Promise<string>;

  /** One part; the last one may be small, and a number that comes twice replaces the part. */
  putPart(upload: ExportUpload, number: number, bytes: Uint8Array): Promise<UploadedPart>;

  /** Makes the object of its parts; one that was made before is left as it is. */
  complete(upload: ExportUpload, parts: readonly UploadedPart[]): Promise<void>;

  /** Keeps what is too small for a part until the next piece, under that name. */
  putRest(key: JobKey, name: string, bytes: Uint8Array): Promise<void>;
  rest(key: JobKey, name: string): Promise<Uint8Array>;

  /** Who has it may read the object for a while, and nothing else. */
  downloadLink(key: JobKey): Promise<ExportLink>;
}

export type ExportUpload = JobKey & { readonly uploadId: string };

export const EXPORT_DAYS = 7;
