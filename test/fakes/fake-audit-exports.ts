import type { AuditExports, ExportUpload, UploadedPart } from '../../core/audit/audit-exports.ts';
import type { JobKey } from '../../core/jobs/job.ts';

/** Exports in memory, with an object where its parts were completed alone. */
export class FakeAuditExports implements AuditExports {
  readonly objects = new Map<string, Uint8Array>();
  readonly #parts = new Map<string, Map<number, Uint8Array>>();
  readonly #rests = new Map<string, Uint8Array>();
  readonly #onCall: () => void;

  /** Called before and after what each call does: as it throws, the call is done or not. */
  constructor(onCall: () => void = () => undefined) {
    this.#onCall = onCall;
  }

  begin() {
    return this.#call(() => {
      const uploadId = `upload-${this.#parts.size + 1}`;
      this.#parts.set(uploadId, new Map());
      return uploadId;
    });
  }

  putPart({ uploadId }: ExportUpload, number: number, bytes: Uint8Array) {
    return this.#call((): UploadedPart => {
      const parts = this.#parts.get(uploadId);
      if (!parts) throw new Error('NoSuchUpload');
      parts.set(number, bytes);
      return { number, etag: `${uploadId} ${bytes.length}` };
    });
  }

  complete({ uploadId, jobId }: ExportUpload, parts: readonly UploadedPart[]) {
    return this.#call(() => {
      if (this.objects.has(jobId)) return;
      const uploaded = this.#parts.get(uploadId);
      if (!uploaded) throw new Error('NoSuchUpload');
      const bytes = parts.map(({ number, etag }) => {
        const part = uploaded.get(number) ?? Buffer.alloc(0);
        if (etag !== `${uploadId} ${part.length}`) throw new Error('InvalidPart');
        return part;
      });
      this.objects.set(jobId, Buffer.concat(bytes));
      this.#parts.delete(uploadId);
    });
  }

  putRest({ jobId }: JobKey, name: string, bytes: Uint8Array) {
    return this.#call(() => void this.#rests.set(`${jobId} ${name}`, bytes));
  }

  rest({ jobId }: JobKey, name: string) {
    return this.#call(() => {
      const rest = this.#rests.get(`${jobId} ${name}`);
      if (!rest) throw new Error('NoSuchKey');
      return rest;
    });
  }

  downloadLink({ tenantId, jobId }: JobKey) {
    const url = `https://exports.example/${tenantId}/${jobId}`;
    return Promise.resolve({ url, expiresAt: new Date('2026-11-27T12:15:00.000Z') });
  }

  #call<Answer>(act: () => Answer): Promise<Answer> {
    return new Promise((resolve) => {
      this.#onCall();
      const answer = act();
      this.#onCall();
      resolve(answer);
    });
  }
}
