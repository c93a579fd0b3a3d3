import { deleteFile, type DeleteFilePorts } from '../../../core/files/delete-file.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { storageAccountOf } from '../../../core/quotas/storage-account.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const deleteFileOperation = (ports: DeleteFilePorts & { readonly plans: Plans }) =>
  operation('deleteFile', async ({ principal, tenant, params }) => {
    const account = storageAccountOf(ports.plans, principal);
    await deleteFile(ports, tenant, { account, fileId: params.fileId });
    return answer(204);
  });
