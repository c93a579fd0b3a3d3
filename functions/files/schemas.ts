import * as z from 'zod';
import { MAX_FILE_BYTES } from '../../core/files/file.ts';
import { MAX_NAME_LENGTH } from '../../core/files/file-name.ts';
import { idParam, nextCursor } from '../edge/request-schemas.ts';

const fileId = idParam('fil', 'The id of the file');
const time = z.iso.datetime();
const size = z
  .int('Give the number of bytes.')
  .min(0, 'Give the number of bytes.')
  .max(MAX_FILE_BYTES, 'A file has at most 5 GB.')
  .meta({ description: 'In bytes', examples: [48_213] });
const name = z.string().meta({
  description: 'Any letters of any script; path separators and invisible characters are taken out',
  examples: ['Jahresbericht 2026.pdf'],
});
const contentType = z
  .string()
  .regex(
    /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?:; ?[\w!#$&^.+-]+=[\w!#$&^.+-]+)*$/,
    'Give a media type, such as application/pdf.',
  )
  .max(255, 'Use at most 255 characters.')
  .meta({ examples: ['application/pdf'] });

const link = {
  url: z.string().meta({ description: 'It carries its own permission: send it no token' }),
  expiresAt: time,
};

const summaryExample = {
  id: 'fil_01kb2v3m9ne4a8x0c5r7d6f1gh',
  name: 'Jahresbericht 2026.pdf',
  size: 48_213,
  uploadedAt: '2026-11-23T16:00:00.000Z',
};

export const fileParams = z.object({ fileId });

export const createFileBody = z
  .strictObject({
    // Counted as OpenAPI counts: a character beyond the first 65,536 is one.
    name: name
      .refine((text) => text !== '', 'Give at least one character.')
      .refine(
        (text) => Array.from(text).length <= MAX_NAME_LENGTH,
        `Use at most ${MAX_NAME_LENGTH} characters.`,
      )
      .meta({ minLength: 1, maxLength: MAX_NAME_LENGTH }),
    contentType,
    size,
  })
  .meta({
    id: 'NewFile',
    description: 'A file to upload',
    examples: [{ name: 'Jahresbericht 2026.pdf', contentType: 'application/pdf', size: 48_213 }],
  });

export const awaitedFileView = z
  .object({
    id: fileId,
    name,
    upload: z.object({
      method: z.literal('PUT'),
      ...link,
      headers: z.record(z.string(), z.string()).meta({
        description:
          'To be sent exactly so. The link takes one upload: what lies there already is answered 412',
      }),
    }),
  })
  .meta({
    id: 'AwaitedFile',
    description: 'A file that exists once its link was used',
    examples: [
      {
        id: summaryExample.id,
        name: summaryExample.name,
        upload: {
          method: 'PUT',
          url: 'https://files.example/t/…?X-Amz-Signature=…',
          expiresAt: '2026-11-23T16:15:00.000Z',
          headers: { 'content-type': 'application/pdf', 'if-none-match': '*' },
        },
      },
    ],
  });

const fileSummary = z
  .object({ id: fileId, name, size, uploadedAt: time })
  .meta({ id: 'FileSummary', description: 'A file in a list', examples: [summaryExample] });

export const fileView = fileSummary.extend({ contentType, download: z.object(link) }).meta({
  id: 'File',
  description: 'A file, with a link to its content',
  examples: [
    {
      ...summaryExample,
      contentType: 'application/pdf',
      download: {
        url: 'https://files.example/t/…?X-Amz-Signature=…',
        expiresAt: '2026-11-23T16:15:00.000Z',
      },
    },
  ],
});

export const filePage = z.object({ items: z.array(fileSummary), nextCursor }).meta({
  id: 'FilePage',
  description: 'One page of files',
  examples: [{ items: [summaryExample] }],
});
