import { createFile, type CreateFilePorts } from '../../../core/files/create-file.ts';
import type { UnusableName } from '../../../core/files/file-name.ts';
import { invalidFields, json, parseBody } from '../../../kit/lambda/http.ts';
import { problem, type Problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { createFileBody } from '../schemas.ts';

/** POST /v1/files */
export const createFileHandler = (ports: CreateFilePorts) => async (event: ApiEvent) => {
  const body = parseBody(createFileBody, event);
  if (!body.ok) return problem(body.error);

  const { size: sizeBytes, ...rest } = body.value;
  const created = await createFile(ports, tenantContextOf(event), { ...rest, sizeBytes });
  if (!created.ok) return problem(toProblem(created.error));

  const { file, upload } = created.value;
  const { id, name } = file;
  const view = { id, name, upload: { method: 'PUT', ...upload } };
  return json(201, view, { location: `/v1/files/${id}` });
};

function toProblem({ maxLength }: UnusableName): Problem {
  const detail = `Use 1 to ${maxLength} characters that people can see, not only dots.`;
  return invalidFields([{ pointer: '/name', detail }]);
}
