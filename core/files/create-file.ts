import { newId } from '../../kit/id.ts';
import { ok, type Result } from '../../kit/result.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import { fileNameOf, type UnusableName } from './file-name.ts';
import type { FileRepository } from './file-repository.ts';
import type { NewFile, UploadLink } from './file.ts';

export type CreateFilePorts = { readonly files: Pick<FileRepository, 'uploadLink'> };
export type CreateFile = Omit<NewFile, 'id'>;
export type AwaitedFile = { readonly file: NewFile; readonly upload: UploadLink };

/** Nothing is stored until the link is used: a file that is never uploaded leaves no trace. */
export async function createFile(
  { files }: CreateFilePorts,
  tenant: TenantContext,
  request: CreateFile,
): Promise<Result<AwaitedFile, UnusableName>> {
  const name = fileNameOf(request.name);
  if (!name.ok) return name;

  const file = { ...request, id: newId('fil'), name: name.value };
  return ok({ file, upload: await files.uploadLink(tenant, file) });
}
