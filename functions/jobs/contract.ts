import * as z from 'zod';
import { JOB_STATES } from '../../core/jobs/job.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { idParam, nextCursor, pageQuery } from '../edge/request-schemas.ts';

const tenantId = idParam('tnt', 'The id of the tenant');
const jobId = idParam(['mov', 'job'], 'The id of the job');
const type = z.string().meta({ description: 'What sort of job it is', examples: ['move'] });
const state = z.enum(JOB_STATES);
const time = z.iso.datetime();

const example = {
  id: 'mov_01kb2v3m9ne4a8x0c5r7d6f1gh',
  tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  type: 'move',
  state: 'running' as const,
  phase: 'draining',
  startedBy: 'op-1',
  startedAt: '2026-11-23T16:00:00.000Z',
  updatedAt: '2026-11-23T16:00:36.000Z',
  report: { lateUploads: 0 },
};

export const listJobsQuery = pageQuery.extend({
  type: type.optional().meta({ description: 'Only jobs of this sort', examples: ['move'] }),
  state: state.optional().meta({ description: 'Only jobs in this state', examples: ['running'] }),
});

export const jobView = z
  .object({
    id: jobId,
    tenantId,
    type,
    state,
    phase: z.string().meta({ description: 'What it does now, by its type' }),
    startedBy: z.string().meta({ description: 'Who started it' }),
    startedAt: time,
    updatedAt: time,
    finishedAt: time.optional(),
    failure: z
      .object({ phase: z.string(), reason: z.string() })
      .optional()
      .meta({ description: 'Why it failed, or is undone' }),
    error: z
      .string()
      .optional()
      .meta({ description: 'What stopped its last run; it is tried again' }),
    report: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What it did so far, by its type' }),
  })
  .meta({ id: 'Job', description: 'A long process of a tenant', examples: [example] });

const jobPage = z.object({ items: z.array(jobView), nextCursor }).meta({
  id: 'JobPage',
  description: 'One page of jobs',
  examples: [{ items: [example] }],
});

export const jobsContract = {
  listJobs: {
    summary: 'List the jobs of a tenant',
    description: 'Everything that takes longer than a request, such as a move; the latest first.',
    tags: ['Jobs'],
    params: z.object({ tenantId }),
    query: listJobsQuery,
    answers: { 200: { description: 'One page', body: jobPage } },
    refusals: ['TenantNotFound'],
  },
  getJob: {
    summary: 'Show a job, its progress and its report',
    tags: ['Jobs'],
    params: z.object({ tenantId, jobId }),
    answers: { 200: { description: 'The job', body: jobView } },
    refusals: ['JobNotFound'],
  },
} satisfies Contracts<'jobs/api'>;
