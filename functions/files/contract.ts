import type { Contracts } from '../edge/operation-contract.ts';
import { pageQuery } from '../edge/request-schemas.ts';
import { awaitedFileView, createFileBody, filePage, fileParams, fileView } from './schemas.ts';

const tags = ['Files'];
export const filesContract = {
  createFile: {
    summary: 'Ask for a link to upload a file',
    description:
      'Send the content by `PUT` to `upload.url`, with `upload.headers` and without a token, within 15 minutes. The link takes exactly the announced type and size. What does not fit the storage of the tenant’s plan is refused before there is a link.',
    tags,
    body: createFileBody,
    answers: {
      201: {
        description: 'The link',
        body: awaitedFileView,
        headers: { location: { description: 'Where the file will be once it is uploaded' } },
      },
    },
    refusals: ['UnusableName', 'StorageQuotaReached'],
  },
  listFiles: {
    summary: 'List the uploaded files',
    description: 'Oldest first.',
    tags,
    query: pageQuery,
    answers: {
      200: { description: 'One page', body: filePage },
    },
  },
  getFile: {
    summary: 'Show a file, with a link to download it',
    tags,
    params: fileParams,
    answers: { 200: { description: 'The file', body: fileView } },
    refusals: ['FileNotFound'],
  },
  deleteFile: {
    summary: 'Delete a file',
    description: 'Deleting what is not there succeeds too.',
    tags,
    params: fileParams,
    answers: { 204: { description: 'It is not there any more' } },
    refusals: ['FileNotFound'],
  },
} satisfies Contracts<'files/api'>;
