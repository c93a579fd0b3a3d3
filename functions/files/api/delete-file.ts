import type { FileRepository } from '../../../core/files/file-repository.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type DeleteFilePorts = { readonly files: Pick<FileRepository, 'delete'> };

export const deleteFileOperation = ({ files }: DeleteFilePorts) =>
  operation('deleteFile', async ({ tenant, params }) => {
    await files.delete(tenant, params.fileId);
    return answer(204);
  });
