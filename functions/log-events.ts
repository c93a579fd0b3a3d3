/** Every log entry of the platform: its code is the key to search by, the sentence is for people. */
export const LOG = {
  request: 'API_REQUEST request served',
  requestFailed: 'API_REQUEST_FAILED request ended in an unexpected error',
  authorization: 'API_AUTHORIZATION request judged by the authorizer',
  provisioningDelayed: 'TENANT_PROVISIONING_DELAYED provisioning was not started; the sweeper will',
  eventsPublished: 'EVENTS_PUBLISHED events of the outbox handed to the bus',
  provisioningStep: 'PROVISIONING_STEP step of a provisioning ran, or was undone',
  provisioningStepThrew: 'PROVISIONING_STEP_THREW step ended in an error; the machine tries again',
  provisioningFailed: 'PROVISIONING_FAILED provisioning ended without an active tenant',
  provisioningSwept: 'PROVISIONING_SWEPT unsettled tenants were looked at',
  provisioningSweepFailed: 'PROVISIONING_SWEEP_FAILED unsettled tenant could not be looked at',
  moveDelayed: 'TENANT_MOVE_DELAYED move was not started; the sweeper will',
  moveAdvanced: 'MOVE_ADVANCED piece of a move was done',
  moveThrew: 'MOVE_THREW piece of a move ended in an error; the machine tries again',
  movesSwept: 'MOVES_SWEPT open moves were looked at',
  moveSweepFailed: 'MOVE_SWEEP_FAILED open move could not be looked at',
} as const;
