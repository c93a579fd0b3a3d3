import type { AwsRequest } from './aws-request.ts';
import { escapeXml } from './xml.ts';

export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type AwsError = {
  readonly status: number;
  readonly code: string;
  readonly message: string;
};

/** Words an error the way the called service's protocol does, so that an SDK raises the right exception. */
export function awsErrorAnswer(request: AwsRequest, error: AwsError): HttpAnswer {
  switch (request.protocol) {
    case 'json-1.0':
    case 'json-1.1':
    case 'rest-json':
      return jsonError(request, error);
    case 'query':
      return xml(error.status, queryErrorBody(error));
    case 's3':
      return xml(error.status, request.method === 'HEAD' ? '' : s3ErrorBody(request, error));
  }
}

/** The service's own word for a refusal by policy. */
export const accessDenied = (request: AwsRequest, message: string): AwsError => ({
  status: isXml(request) ? 403 : request.protocol === 'rest-json' ? 403 : 400,
  code: isXml(request) ? 'AccessDenied' : 'AccessDeniedException',
  message,
});

const isXml = ({ protocol }: AwsRequest) => protocol === 'query' || protocol === 's3';

const THROTTLES: Readonly<Record<string, AwsError>> = {
  s3: { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' },
  'cognito-idp': { status: 400, code: 'TooManyRequestsException', message: 'Rate exceeded' },
  lambda: { status: 429, code: 'TooManyRequestsException', message: 'Rate Exceeded.' },
  ses: { status: 429, code: 'TooManyRequestsException', message: 'Rate exceeded' },
  sts: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
};

/** The service's own throttling error. */
export const throttled = ({ service }: AwsRequest): AwsError =>
  THROTTLES[service] ?? { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' };

/** The failure of a service itself, for which SDKs retry. */
export const internalError = (request: AwsRequest): AwsError => ({
  status: 500,
  code: isXml(request) ? 'InternalError' : 'InternalServerError',
  message: 'We encountered an internal error. Please try again.',
});

function jsonError({ protocol }: AwsRequest, { status, code, message }: AwsError): HttpAnswer {
  return {
    status,
    headers: {
      'content-type':
        protocol === 'rest-json' ? 'application/json' : `application/x-amz-${protocol}`,
      'x-amzn-errortype': code,
      'x-amzn-requestid': crypto.randomUUID(),
    },
    body: JSON.stringify({ __type: code, message, Message: message }),
  };
}

const xml = (status: number, body: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/xml', 'x-amzn-requestid': crypto.randomUUID() },
  body,
});

const queryErrorBody = ({ status, code, message }: AwsError) =>
  `<ErrorResponse><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>` +
  `<Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>` +
  `<RequestId>${crypto.randomUUID()}</RequestId></ErrorResponse>`;

const s3ErrorBody = ({ path }: AwsRequest, { code, message }: AwsError) =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code>` +
  `<Message>${escapeXml(message)}</Message><Resource>${escapeXml(path)}</Resource>` +
  `<RequestId>${crypto.randomUUID()}</RequestId></Error>`;

/** The answer to a request that is signed in a way the gate does not read. */
export const unsupportedSignature: HttpAnswer = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body:
    '<Error><Code>AccessDenied</Code>' +
    '<Message>The gate reads Signature Version 4 in header or query alone.</Message></Error>',
};
