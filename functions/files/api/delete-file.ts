import type { FileRepository } from '../../../core/files/file-repository.ts';
import { noContent } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { fileIdOf, notFound } from './file-id-of.ts';

export type DeleteFilePorts = { readonly files: Pick<FileRepository, 'delete'> };

/** DELETE /v1/files/{fileId} */
export const deleteFileHandler =
  ({ files }: DeleteFilePorts) =>
  async (event: ApiEvent) => {
    const fileId = fileIdOf(event);
    if (!fileId) return problem(notFound);

    await files.delete(tenantContextOf(event), fileId);
    return noContent();
  };
