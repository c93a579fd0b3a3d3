import * as z from 'zod';

/** Without them it is refused as unsigned, not as a malformed request. */
export const leakReportHeaders = z.object({
  'github-public-key-identifier': z
    .string()
    .optional()
    .meta({ description: 'Of the key that it was signed with', examples: ['f9525bf080f75b35…'] }),
  'github-public-key-signature': z
    .string()
    .optional()
    .meta({ description: 'ECDSA P-256 over the body, as DER in base64', examples: ['MEUCIQDf…'] }),
});

const found = {
  token: 'fh_live_…',
  type: 'freehold_api_key',
  url: 'https://github.com/octocat/Hello-World/blob/main/import.sh',
  source: 'content',
};

export const leakReportBody = z
  .array(
    z.object({
      token: z.string().max(1_000),
      type: z.string().max(200),
      url: z.string().max(4_000).optional(),
      source: z.string().max(200).optional(),
    }),
  )
  .max(1_000)
  .meta({ id: 'LeakReport', description: 'What was found, and where', examples: [[found]] });

export const leakReportView = z
  .array(
    z.object({
      token_raw: z.string(),
      token_type: z.string(),
      label: z.enum(['true_positive', 'false_positive']),
    }),
  )
  .meta({
    id: 'LeakReportResult',
    description: 'Of each: a key that was revoked by it, or none of ours any more',
    examples: [[{ token_raw: found.token, token_type: found.type, label: 'true_positive' }]],
  });
