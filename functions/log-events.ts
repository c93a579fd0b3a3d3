/** Every log entry of the platform: its code is the key to search by, the sentence is for people. */
export const LOG = {
  request: 'API_REQUEST request served',
  requestFailed: 'API_REQUEST_FAILED request ended in an unexpected error',
  requestUnavailable: 'API_UNAVAILABLE an AWS service was throttled or did not answer',
  rateLimitsUnavailable: 'RATE_LIMITS_UNAVAILABLE counters of requests could not be asked',
  authorization: 'API_AUTHORIZATION request decided by the authorizer',
  keyUseNotNoted: 'KEY_USE_NOT_NOTED the use of an API key could not be noted',
  planVersionUnknown:
    'PLAN_VERSION_UNKNOWN tenant’s version of its plan is not in the configuration',
  provisioningDelayed: 'TENANT_PROVISIONING_DELAYED provisioning was not started; the sweeper will',
  eventsPublished: 'EVENTS_PUBLISHED events of the outbox handed to the bus',
  tenantChangesPublished: 'TENANT_CHANGES_PUBLISHED changes of tenants’ data handed to the bus',
  tenantChangeUnreadable: 'TENANT_CHANGE_UNREADABLE changed item is of no known form',
  fileUploadsPublished: 'FILE_UPLOADS_PUBLISHED uploads reported by S3, published to the bus',
  accountMail: 'ACCOUNT_MAIL mail about an account was handled',
  accountMailDelayed: 'ACCOUNT_MAIL_DELAYED mail about an account waits for another attempt',
  eventConsumed: 'EVENT_CONSUMED event was handled, or had been',
  eventNotConsumed: 'EVENT_NOT_CONSUMED message goes back to its queue',
  provisioningStep: 'PROVISIONING_STEP step of a provisioning ran, or was undone',
  provisioningStepThrew: 'PROVISIONING_STEP_THREW step ended in an error; the machine tries again',
  provisioningFailed: 'PROVISIONING_FAILED provisioning ended without an active tenant',
  provisioningSwept: 'PROVISIONING_SWEPT unsettled tenants were looked at',
  provisioningSweepFailed: 'PROVISIONING_SWEEP_FAILED unsettled tenant could not be looked at',
  jobDelayed: 'JOB_DELAYED machine of a job was not started; the sweeper will',
  jobAdvanced: 'JOB_ADVANCED piece of a job was done',
  jobThrew: 'JOB_THREW piece of a job ended in an error; the machine tries again',
  jobsSwept: 'JOBS_SWEPT running jobs were looked at',
  usesSealed: 'USES_SEALED hours of tenants’ requests were sealed',
  useSealFailed: 'USE_SEAL_FAILED hour of a tenant’s requests could not be sealed',
  jobSweepFailed: 'JOB_SWEEP_FAILED running job could not be looked at',
  correctionsStarted: 'CORRECTIONS_STARTED storage counters are compared with what is stored',
  correctionNotStarted:
    'CORRECTION_NOT_STARTED job was not started; the sweeper or the next day does',
} as const;

export type LogEntry = (typeof LOG)[keyof typeof LOG];
