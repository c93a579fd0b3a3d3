import type { FileRepository } from '../../../core/files/file-repository.ts';
import type { FileId } from '../../../core/files/file.ts';
import { isId } from '../../../kit/id.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { toSummaryView } from './file-view.ts';

export type ListFilesPorts = { readonly files: Pick<FileRepository, 'list'> };

export const listFilesOperation = ({ files }: ListFilesPorts) =>
  listOperation('listFiles', {
    isKey: (after): after is FileId => isId('fil', after),
    load: ({ tenant }, page) => files.list(tenant, page),
    toView: toSummaryView,
  });
