/** How the REST-JSON services that Freehold calls name their operations: method and path, first match wins. */
const REST_OPERATIONS: Readonly<Record<string, readonly (readonly [string, RegExp, string])[]>> = {
  lambda: [
    ['POST', /^\/2015-03-31\/functions\/[^/]+\/invocations$/, 'InvokeFunction'],
    ['GET', /^\/2015-03-31\/functions\/?$/, 'ListFunctions'],
    ['POST', /^\/2015-03-31\/functions\/?$/, 'CreateFunction'],
    ['GET', /^\/2015-03-31\/functions\/[^/]+$/, 'GetFunction'],
    ['DELETE', /^\/2015-03-31\/functions\/[^/]+$/, 'DeleteFunction'],
    ['GET', /^\/2015-03-31\/functions\/[^/]+\/configuration$/, 'GetFunctionConfiguration'],
    ['PUT', /^\/2015-03-31\/functions\/[^/]+\/configuration$/, 'UpdateFunctionConfiguration'],
    ['PUT', /^\/2015-03-31\/functions\/[^/]+\/code$/, 'UpdateFunctionCode'],
    ['GET', /^\/2015-03-31\/event-source-mappings\/?$/, 'ListEventSourceMappings'],
    ['POST', /^\/2015-03-31\/event-source-mappings\/?$/, 'CreateEventSourceMapping'],
    ['GET', /^\/2015-03-31\/event-source-mappings\/[^/]+$/, 'GetEventSourceMapping'],
    ['PUT', /^\/2015-03-31\/event-source-mappings\/[^/]+$/, 'UpdateEventSourceMapping'],
    ['DELETE', /^\/2015-03-31\/event-source-mappings\/[^/]+$/, 'DeleteEventSourceMapping'],
  ],
  ses: [
    ['POST', /^\/v2\/email\/outbound-emails$/, 'SendEmail'],
    ['POST', /^\/v2\/email\/outbound-bulk-emails$/, 'SendBulkEmail'],
    ['POST', /^\/v2\/email\/identities$/, 'CreateEmailIdentity'],
    ['GET', /^\/v2\/email\/identities\/[^/]+$/, 'GetEmailIdentity'],
    ['DELETE', /^\/v2\/email\/identities\/[^/]+$/, 'DeleteEmailIdentity'],
    ['GET', /^\/v2\/email\/account$/, 'GetAccount'],
  ],
  scheduler: [
    ['POST', /^\/schedules\/[^/]+$/, 'CreateSchedule'],
    ['PUT', /^\/schedules\/[^/]+$/, 'UpdateSchedule'],
    ['GET', /^\/schedules\/[^/]+$/, 'GetSchedule'],
    ['DELETE', /^\/schedules\/[^/]+$/, 'DeleteSchedule'],
    ['GET', /^\/schedules$/, 'ListSchedules'],
  ],
};

/** The operation's name, or `METHOD path` where the table does not know it: countable, never translatable. */
export function restOperation(service: string, method: string, path: string): string {
  const known = REST_OPERATIONS[service]?.find(
    ([ofMethod, ofPath]) => ofMethod === method && ofPath.test(path),
  );
  return known?.[2] ?? `${method} ${path}`;
}

/** The fields of a query-protocol body. */
export const parseForm = (body: Buffer) => new URLSearchParams(body.toString('utf8'));
