import type { FileRepository } from '../../../core/files/file-repository.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toLinkView, toSummaryView } from './file-view.ts';

export type GetFilePorts = { readonly files: Pick<FileRepository, 'find' | 'downloadLink'> };

export const getFileOperation = ({ files }: GetFilePorts) =>
  operation('getFile', async ({ tenant, params }) => {
    const file = await files.find(tenant, params.fileId);
    if (!file) return refusal({ kind: 'FileNotFound' });

    const { contentType } = file;
    const download = toLinkView(await files.downloadLink(tenant, file));
    return answer(200, { ...toSummaryView(file), contentType, download });
  });
