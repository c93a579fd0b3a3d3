import type { FileRepository } from '../../../core/files/file-repository.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { fileIdOf, notFound } from './file-id-of.ts';
import { toSummaryView } from './file-view.ts';

export type GetFilePorts = { readonly files: Pick<FileRepository, 'find' | 'downloadLink'> };

/** GET /v1/files/{fileId} */
export const getFileHandler =
  ({ files }: GetFilePorts) =>
  async (event: ApiEvent) => {
    const tenant = tenantContextOf(event);
    const fileId = fileIdOf(event);
    const file = fileId && (await files.find(tenant, fileId));
    if (!file) return problem(notFound);

    const { contentType } = file;
    const download = await files.downloadLink(tenant, file);
    return json(200, { ...toSummaryView(file), contentType, download });
  };
