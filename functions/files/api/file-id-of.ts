import type { FileId } from '../../../core/files/file.ts';
import { isId } from '../../../kit/id.ts';
import type { Problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';

/** The file that the path names; null when it can name none. */
export function fileIdOf({ pathParameters }: ApiEvent): FileId | null {
  const fileId = pathParameters?.fileId ?? '';
  return isId('fil', fileId) ? fileId : null;
}

/** For what does not exist and for what is another tenant's: the answers do not differ. */
export const notFound: Problem = {
  status: 404,
  kind: 'not-found',
  title: 'There is no such file',
};
