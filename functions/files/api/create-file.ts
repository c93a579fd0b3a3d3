import { createFile, type CreateFilePorts } from '../../../core/files/create-file.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { storageAccountOf } from '../../../core/quotas/storage-account.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toLinkView } from './file-view.ts';

export const createFileOperation = (ports: CreateFilePorts & { readonly plans: Plans }) =>
  operation('createFile', async ({ principal, tenant, body: { size: sizeBytes, ...rest } }) => {
    const account = storageAccountOf(ports.plans, principal);
    const created = await createFile(ports, tenant, { account, ...rest, sizeBytes });
    if (!created.ok) return refusal(created.error);

    const { file, upload } = created.value;
    const { id, name } = file;
    const view = { id, name, upload: { method: 'PUT' as const, ...toLinkView(upload) } };
    return answer(201, view, { location: `/v1/files/${id}` });
  });
