// Written by `npm run sdk` from the OpenAPI document. Do not edit.
export interface components {
    schemas: {
        /**
         * @description A tenant to onboard
         * @example {
         *       "name": "Acme",
         *       "plan": "pro",
         *       "adminEmail": "ada@acme.example"
         *     }
         */
        NewTenant: {
            /**
             * @description As people read it: at most 100 letters of any script, and nothing that cannot be seen
             * @example Acme
             */
            name: string;
            /**
             * @description 3 to 40 lower-case letters, digits and single hyphens; made of the name without one
             * @example acme
             */
            slug?: string;
            /**
             * @description The key of a plan
             * @example pro
             */
            plan?: string;
            /**
             * Format: email
             * @description Of the first user, an owner
             * @example ada@acme.example
             */
            adminEmail: string;
            /**
             * @description At least 12 characters with upper and lower case, a digit and a symbol; without one the first sign-in sets it
             * @example Correct-Horse-7-Battery
             */
            adminPassword?: string;
            /** @example Ada Lovelace */
            adminName?: string;
            /**
             * @description How its data is kept apart
             * @example shared_schema
             * @enum {string}
             */
            isolation?: "shared_schema" | "shared_database" | "separate_schema" | "separate_database";
            /**
             * @description Where its data lives
             * @example eu-central-1
             */
            region?: string;
            /**
             * @description The cell that it is in: the platform that serves it
             * @example cell-1
             */
            cell?: string;
            /**
             * @description Any JSON up to 64 KB and 16 levels; `features` switches features on or off against the plan, `rateLimits` (perHour, perMinute, until) stands above its limits of requests
             * @example {
             *       "features": {
             *         "api_access": true
             *       },
             *       "theme": "dark"
             *     }
             */
            settings?: Record<string, unknown>;
            /**
             * @description Any JSON of yours, up to 64 KB and 16 levels
             * @example {
             *       "salesforceId": "0015g00000XyZ"
             *     }
             */
            metadata?: Record<string, unknown>;
            /**
             * @description What it is onboarded with: a first API key, which its owner reads once in `GET /v1/onboarding`; a name in the platform’s domain; single sign-on, to be set up later; webhook endpoints, whose headers are added by `PATCH`
             * @example {
             *       "apiKey": {
             *         "name": "First key",
             *         "permissions": [
             *           "records:read"
             *         ]
             *       },
             *       "domainName": true,
             *       "webhooks": [
             *         {
             *           "url": "https://hooks.acme.example/freehold",
             *           "eventTypes": [
             *             "member.*"
             *           ]
             *         }
             *       ]
             *     }
             */
            integrations?: {
                apiKey?: {
                    /** @default First key */
                    name?: string;
                    permissions: ("records:read" | "files:read" | "cache:read" | "policy:read" | "members:read" | "quotas:read" | "usage:read" | "analytics:read" | "records:write" | "files:write" | "cache:write" | "usage:write" | "analytics:write" | "roles:read" | "support-access:read" | "audit:read" | "notifications:send" | "notification-templates:read" | "notification-templates:write" | "suppressions:read" | "suppressions:write" | "api-keys:read" | "webhooks:read" | "webhooks:write" | "billing:read" | "events:write")[];
                    /**
                     * @default live
                     * @enum {string}
                     */
                    mode?: "live" | "test";
                };
                /** @constant */
                domainName?: true;
                sso?: {
                    /** @enum {string} */
                    protocol: "oidc" | "saml";
                    /** Format: uri */
                    metadataUrl: string;
                    attributes?: {
                        [key: string]: string;
                    };
                };
                webhooks?: {
                    /**
                     * @description Posted to; https, and at a public address
                     * @example https://hooks.acme.example/freehold
                     */
                    url: string;
                    /**
                     * @description What it is for
                     * @default
                     * @example Our CRM
                     */
                    description?: string;
                    /**
                     * @description Of which events it is told: types, families such as `member.*`, or `*` for all
                     * @example [
                     *       "member.*",
                     *       "record.created"
                     *     ]
                     */
                    eventTypes: string[];
                    /**
                     * @description At most so many messages a second
                     * @example 20
                     */
                    messagesPerSecond?: number;
                    /**
                     * @description How messages are signed: by a secret that you share (`v1`), or by a key whose public half you get (`v1a`)
                     * @default hmac
                     * @enum {string}
                     */
                    signing?: "hmac" | "ed25519";
                    /** @default true */
                    isEnabled?: boolean;
                }[];
            };
        };
        /**
         * @description What shall be different; each member replaces the old one as a whole
         * @example {
         *       "settings": {
         *         "theme": "light"
         *       }
         *     }
         */
        TenantChange: {
            /**
             * @description As people read it: at most 100 letters of any script, and nothing that cannot be seen
             * @example Acme
             */
            name?: string;
            /**
             * @description Any JSON up to 64 KB and 16 levels; `features` switches features on or off against the plan, `rateLimits` (perHour, perMinute, until) stands above its limits of requests
             * @example {
             *       "features": {
             *         "api_access": true
             *       },
             *       "theme": "dark"
             *     }
             */
            settings?: Record<string, unknown>;
            /**
             * @description Any JSON of yours, up to 64 KB and 16 levels
             * @example {
             *       "salesforceId": "0015g00000XyZ"
             *     }
             */
            metadata?: Record<string, unknown>;
            /**
             * @description Moves it to this version of its plan: `current` is the one that new tenants get
             * @example current
             */
            planVersion?: "current" | number;
        };
        /**
         * @description One reason to suspend a tenant
         * @example {
         *       "reason": "abuse",
         *       "note": "Spam was sent."
         *     }
         */
        TenantSuspension: {
            /**
             * @description Several stack, and each is lifted by itself
             * @example abuse
             * @enum {string}
             */
            reason: "billing" | "abuse" | "operator" | "tenant-request";
            /**
             * @description Why, for the tenant’s owners to read
             * @example Spam was sent.
             */
            note?: string;
        };
        /**
         * @description The reason that is lifted
         * @example {
         *       "reason": "abuse"
         *     }
         */
        TenantResumption: {
            /**
             * @description Several stack, and each is lifted by itself
             * @example abuse
             * @enum {string}
             */
            reason: "billing" | "abuse" | "operator" | "tenant-request";
        };
        /**
         * @description The plan that the tenant shall have
         * @example {
         *       "plan": "enterprise"
         *     }
         */
        PlanChange: {
            /**
             * @description The key of a plan
             * @example enterprise
             */
            plan: string;
            /**
             * @description The one that new tenants get where none is given
             * @example 1
             */
            planVersion?: number;
        };
        /**
         * @description Why the tenant is terminated
         * @example {
         *       "note": "The contract has ended."
         *     }
         */
        TenantTermination: {
            /**
             * @description Why, for the tenant’s owners to read
             * @example Spam was sent.
             */
            note?: string;
        };
        /**
         * @description That a terminated tenant is to be erased
         * @example {
         *       "confirm": "acme"
         *     }
         */
        TenantErasure: {
            /**
             * @description The tenant’s slug: that it is meant
             * @example acme
             */
            confirm: string;
        };
        /**
         * @description That an owner wants the own tenant to end
         * @example {
         *       "slug": "acme",
         *       "note": "We have moved on."
         *     }
         */
        OwnTermination: {
            /**
             * @description Of your own tenant: that it is meant
             * @example acme
             */
            slug: string;
            /**
             * @description Why, for the tenant’s owners to read
             * @example Spam was sent.
             */
            note?: string;
        };
        /**
         * @description The right address of the admin; the name stays where none is given
         * @example {
         *       "email": "ada@acme.example"
         *     }
         */
        AdminCorrection: {
            /** Format: email */
            email: string;
            name?: string;
        };
        /**
         * @description Where a tenant shall move to
         * @example {
         *       "to": "separate_schema"
         *     }
         */
        NewMove: {
            /**
             * @description How its data shall be kept apart
             * @example separate_schema
             * @enum {string}
             */
            to: "shared_schema" | "shared_database" | "separate_schema" | "separate_database";
            /**
             * @description Where its data shall live; without one, where the platform is
             * @example eu-central-1
             */
            region?: string;
        };
        /**
         * @description The archive that comes
         * @example {
         *       "size": 1204883
         *     }
         */
        NewTenantImport: {
            /**
             * @description Of the archive, in bytes
             * @example 1204883
             */
            size: number;
        };
        /**
         * @description Somebody who shall run the platform
         * @example {
         *       "email": "grace@freehold.example",
         *       "role": "support"
         *     }
         */
        NewOperator: {
            /** Format: email */
            email: string;
            /**
             * @description What the operator may do
             * @example support
             * @enum {string}
             */
            role: "admin" | "support" | "billing" | "auditor";
        };
        /**
         * @description Another role
         * @example {
         *       "role": "auditor"
         *     }
         */
        OperatorChanges: {
            /**
             * @description What the operator may do
             * @example support
             * @enum {string}
             */
            role: "admin" | "support" | "billing" | "auditor";
        };
        /**
         * @description Which data of the tenant an operator asks to see, why and for how long
         * @example {
         *       "reason": "An import of 2026-11-26 stopped half way (ticket 4711).",
         *       "scopes": [
         *         "records:read"
         *       ],
         *       "durationHours": 24
         *     }
         */
        NewSupportAccess: {
            /**
             * @description Why, as the tenant’s owners read it
             * @example An import of 2026-11-26 stopped half way (ticket 4711).
             */
            reason: string;
            /**
             * @description What shall be seen
             * @example [
             *       "records:read"
             *     ]
             */
            scopes: ("records:read" | "files:read" | "members:read")[];
            /**
             * @description From the grant on
             * @example 24
             */
            durationHours: number;
        };
        /**
         * @description Up to 100 events; one alone may stand without the list
         * @example [
         *       {
         *         "type": "order.shipped",
         *         "data": {
         *           "order": "1042"
         *         },
         *         "id": "order-1042-shipped",
         *         "time": "2026-11-27T12:00:00Z"
         *       }
         *     ]
         */
        NewEvents: components["schemas"]["NewEvent"][];
        /**
         * @description Something that happened in your product
         * @example {
         *       "type": "order.shipped",
         *       "data": {
         *         "order": "1042"
         *       }
         *     }
         */
        NewEvent: {
            /**
             * @description Of your product: `<noun>.<past tense>`, and none whose noun the platform’s own types have
             * @example order.shipped
             */
            type: string;
            /** @description What happened; of your own shape, or as its type is declared */
            data: Record<string, unknown>;
            /**
             * @description What your product calls it: with `time` it is the same event however often it is sent
             * @example order-1042-shipped
             */
            id?: string;
            /**
             * Format: date-time
             * @description When it happened, at most 30 days back; now where nothing is said
             * @example 2026-11-27T12:00:00Z
             */
            time?: string;
        };
        /**
         * @description Where to tell of which events
         * @example {
         *       "url": "https://hooks.acme.example/freehold",
         *       "description": "Our CRM",
         *       "eventTypes": [
         *         "member.*",
         *         "record.created"
         *       ]
         *     }
         */
        NewWebhookEndpoint: {
            /**
             * @description Posted to; https, and at a public address
             * @example https://hooks.acme.example/freehold
             */
            url: string;
            /**
             * @description What it is for
             * @default
             * @example Our CRM
             */
            description?: string;
            /**
             * @description Of which events it is told: types, families such as `member.*`, or `*` for all
             * @example [
             *       "member.*",
             *       "record.created"
             *     ]
             */
            eventTypes: string[];
            /**
             * @description At most so many messages a second
             * @example 20
             */
            messagesPerSecond?: number;
            /**
             * @description How messages are signed: by a secret that you share (`v1`), or by a key whose public half you get (`v1a`)
             * @default hmac
             * @enum {string}
             */
            signing?: "hmac" | "ed25519";
            /** @default true */
            isEnabled?: boolean;
            /**
             * @description Sent with each message, at most 10; kept encrypted, and never shown again. In lower case, and none that the platform sets.
             * @example {
             *       "authorization": "Bearer of-our-own"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
        };
        /**
         * @description What is to change; `headers` as a whole, `messagesPerSecond` null for no limit
         * @example {
         *       "eventTypes": [
         *         "*"
         *       ]
         *     }
         */
        WebhookEndpointChanges: {
            /**
             * @description Posted to; https, and at a public address
             * @example https://hooks.acme.example/freehold
             */
            url?: string;
            /**
             * @description What it is for
             * @example Our CRM
             */
            description?: string;
            /**
             * @description Of which events it is told: types, families such as `member.*`, or `*` for all
             * @example [
             *       "member.*",
             *       "record.created"
             *     ]
             */
            eventTypes?: string[];
            /**
             * @description Sent with each message, at most 10; kept encrypted, and never shown again. In lower case, and none that the platform sets.
             * @example {
             *       "authorization": "Bearer of-our-own"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
            messagesPerSecond?: number | null;
        };
        /**
         * @description How the secret before ends, and whether messages are signed in another way
         * @example {
         *       "overlapSeconds": 86400
         *     }
         */
        WebhookSecretRotation: {
            /**
             * @description How long the secret before signs too; 0 ends it at once
             * @default 86400
             * @example 86400
             */
            overlapSeconds?: number;
            /**
             * @description How messages are signed: by a secret that you share (`v1`), or by a key whose public half you get (`v1a`)
             * @enum {string}
             */
            signing?: "hmac" | "ed25519";
        };
        /**
         * @description From when on
         * @example {
         *       "since": "2026-11-27T00:00:00.000Z"
         *     }
         */
        WebhookResend: {
            /**
             * Format: date-time
             * @description Of the events
             * @example 2026-11-27T00:00:00.000Z
             */
            since: string;
        };
        /**
         * @description What is told to whom; the channels are those of the template where none is named
         * @example {
         *       "to": [
         *         {
         *           "memberId": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11"
         *         }
         *       ],
         *       "template": "message",
         *       "data": {
         *         "title": "Your report is ready",
         *         "text": "The report of November is there."
         *       }
         *     }
         */
        SendNotification: {
            to: "owners" | ({
                memberId: string;
                /** @description For the channel `sms`; yours to have verified */
                phone?: string;
            } | {
                /** Format: email */
                email: string;
                /** @description For the channel `sms`; yours to have verified */
                phone?: string;
            })[];
            /**
             * @description The name of the template
             * @example message
             */
            template: string;
            /** @default {} */
            data?: {
                [key: string]: string | number | boolean;
            };
            channels?: ("in_app" | "email" | "sms" | "push")[];
        };
        /**
         * @description Texts with `{{variables}}`, in place of those of the platform; with `own` a template beside them. HTML may have texts, lists, tables, links and images, and neither scripts nor forms.
         * @example {
         *       "subject": "Order {{order}} is on its way",
         *       "text": "Your order {{order}} was sent today.",
         *       "html": "<p>Your order <b>{{order}}</b> was sent today.</p>",
         *       "own": {
         *         "category": "orders",
         *         "channels": [
         *           "in_app",
         *           "email"
         *         ],
         *         "variables": {
         *           "order": {
         *             "type": "text"
         *           }
         *         },
         *         "sample": {
         *           "order": "A-17"
         *         }
         *       }
         *     }
         */
        PutNotificationTemplate: {
            subject: string;
            text: string;
            html?: string;
            sms?: string;
            button?: string;
            /** @default {} */
            translations?: {
                [key: string]: {
                    subject: string;
                    text: string;
                    html?: string;
                    sms?: string;
                    button?: string;
                };
            };
            own?: {
                category: string;
                channels: ("in_app" | "email" | "sms" | "push")[];
                /** @default {} */
                variables?: {
                    [key: string]: {
                        /** @enum {string} */
                        type: "text" | "url";
                        isOptional?: boolean;
                        description?: string;
                    };
                };
                link?: string;
                /** @default {} */
                sample?: {
                    [key: string]: string | number | boolean;
                };
            };
        };
        /**
         * @description With which data and language; with a draft as it would be if that were saved
         * @example {
         *       "data": {
         *         "order": "A-17"
         *       }
         *     }
         */
        PreviewNotificationTemplate: {
            data?: {
                [key: string]: string | number | boolean;
            };
            draft?: components["schemas"]["PutNotificationTemplate"];
            locale?: string;
        };
        /**
         * @description All that is not switched off is wanted. `security` and `billing` always come.
         * @example {
         *       "timeZone": "Europe/Berlin",
         *       "off": {
         *         "product": [
         *           "email"
         *         ]
         *       },
         *       "quietHours": {
         *         "from": "22:00",
         *         "to": "07:00"
         *       },
         *       "digest": {
         *         "usage": "daily"
         *       }
         *     }
         */
        PutNotificationPreferences: {
            /**
             * @description Of quiet hours and daily mails
             * @default UTC
             * @example Europe/Berlin
             */
            timeZone?: string;
            /**
             * @description The language, where a template has it
             * @example de
             */
            locale?: string;
            /**
             * @description By category the channels that are switched off
             * @default {}
             */
            off?: {
                [key: string]: ("in_app" | "email" | "sms" | "push")[];
            };
            /** @description What comes then is sent when they are over; the inbox has it at once */
            quietHours?: {
                /** @example 22:00 */
                from: string;
                /** @example 22:00 */
                to: string;
            };
            /**
             * @description By category: its mails come at the full hour, or in the morning at eight
             * @default {}
             */
            digest?: {
                [key: string]: "hourly" | "daily";
            };
        };
        /**
         * @description A browser’s `PushSubscription`, or the token that an app on a phone has
         * @example {
         *       "kind": "web_push",
         *       "endpoint": "https://updates.push.services.example/wpush/v2/gAAAAABf",
         *       "keys": {
         *         "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
         *         "auth": "BTBZMqHH6r4Tts7J_aSIgg"
         *       },
         *       "name": "Firefox at work"
         *     }
         */
        NewDevice: {
            /** @constant */
            kind: "web_push";
            endpoint: string;
            keys: {
                p256dh: string;
                auth: string;
            };
            /**
             * @description How its owner knows it
             * @example Firefox at work
             */
            name?: string;
        } | {
            /** @constant */
            kind: "mobile";
            /** @enum {string} */
            platform: "apns" | "fcm";
            token: string;
            /**
             * @description How its owner knows it
             * @example Firefox at work
             */
            name?: string;
        };
        /**
         * @description The number
         * @example {
         *       "number": "+4915112345678"
         *     }
         */
        PutPhoneNumber: {
            /** @example +4915112345678 */
            number: string;
        };
        /**
         * @description As the SMS has it
         * @example {
         *       "code": "482913"
         *     }
         */
        PhoneNumberCode: {
            /** @example 482913 */
            code: string;
        };
        /**
         * @description Events as SendGrid sends them
         * @example [
         *       {
         *         "event": "delivered",
         *         "email": "ada@acme.example",
         *         "timestamp": 1804377600
         *       }
         *     ]
         */
        SendGridEvents: {
            [key: string]: unknown;
        }[];
        /**
         * @description Which entries; all without a filter
         * @example {
         *       "from": "2026-11-01T00:00:00Z",
         *       "action": "member"
         *     }
         */
        AuditExportWanted: {
            /**
             * @description Only what this user, operator or key did
             * @example b2c5d4e4
             */
            actor?: string;
            /**
             * @description Only this action, such as `member.removed`, or all of its noun: `member`
             * @example member
             */
            action?: string;
            /**
             * @description Only what was done to this
             * @example rec_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            target?: string;
            /**
             * Format: date-time
             * @description From then on
             * @example 2026-11-01T00:00:00Z
             */
            from?: string;
            /**
             * Format: date-time
             * @description Before
             * @example 2026-12-01T00:00:00Z
             */
            to?: string;
        };
        /**
         * @description Where the audit log is sent
         * @example {
         *       "kind": "https",
         *       "url": "https://siem.acme.example/freehold"
         *     }
         */
        AuditStreamTarget: components["schemas"]["AuditStreamToHttps"] | components["schemas"]["AuditStreamToS3"];
        /**
         * @description Each batch is a POST of JSON Lines, signed as a Standard Webhook (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Any answer but 2xx within 15 seconds is a failure, a redirect too.
         * @example {
         *       "kind": "https",
         *       "url": "https://siem.acme.example/freehold"
         *     }
         */
        AuditStreamToHttps: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "https";
            /**
             * @description Posted to; https, and at a public address
             * @example https://siem.acme.example/freehold
             */
            url: string;
        };
        /**
         * @description Each batch is an object of compressed JSON Lines.
         * @example {
         *       "kind": "s3",
         *       "bucket": "acme-audit",
         *       "region": "eu-central-1",
         *       "roleArn": "arn:aws:iam::111122223333:role/freehold-audit-writer",
         *       "prefix": "freehold/"
         *     }
         */
        AuditStreamToS3: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "s3";
            /** @example acme-audit */
            bucket: string;
            /** @example eu-central-1 */
            region: string;
            /**
             * @description A role of the bucket’s account whose name begins `freehold-audit-`; it may `s3:PutObject`, and trusts the platform’s account with the tenant’s id as `sts:ExternalId`
             * @example arn:aws:iam::111122223333:role/freehold-audit-writer
             */
            roleArn: string;
            /**
             * @description Before each key
             * @default
             * @example freehold/
             */
            prefix?: string;
        };
        /**
         * @description For whom a flag switches its feature: `kill` above `offTenants`, that above all that switches it on; of others the tenant’s plan and settings decide
         * @example {
         *       "description": "The editor of 2027",
         *       "percentage": 10
         *     }
         */
        FlagRule: {
            /**
             * @description What it is for
             * @default
             * @example The editor of 2027
             */
            description?: string;
            /**
             * @description Off for everyone, whatever else it says
             * @default false
             */
            kill?: boolean;
            /**
             * @description On for that share of the tenants, always the same ones
             * @default 0
             * @example 10
             */
            percentage?: number;
            /**
             * @description Tenants for whom it is on
             * @default []
             */
            onTenants?: string[];
            /**
             * @description Tenants for whom it is off, above all that switches it on
             * @default []
             */
            offTenants?: string[];
            /**
             * @description Users for whom it is on
             * @default []
             */
            onUsers?: {
                /**
                 * @description The id of a tenant
                 * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
                 */
                tenantId: string;
                /**
                 * @description The id of a user of the tenant
                 * @example 7f3c0b1e
                 */
                userId: string;
            }[];
        };
        /**
         * @description Who signs in, with a password or with the answer to a challenge
         * @example {
         *       "tenant": "acme",
         *       "email": "ada@acme.example",
         *       "password": "Correct-Horse-7-Battery"
         *     }
         */
        CreateSession: {
            /**
             * @description Its slug or id; without one an operator signs in
             * @example acme
             */
            tenant?: string;
            /**
             * Format: email
             * @description As the user was created
             * @example ada@acme.example
             */
            email: string;
            /** @example Correct-Horse-7-Battery */
            password?: string;
            /** @description The answer to a challenge, in place of the password */
            challenge?: {
                /** @constant */
                name: "NEW_PASSWORD_REQUIRED";
                /**
                 * @description As the challenge gave it
                 * @example q83vEjRWeJA…
                 */
                session: string;
                /** @example Correct-Horse-7-Battery */
                newPassword: string;
            } | {
                /** @enum {string} */
                name: "SOFTWARE_TOKEN_MFA" | "MFA_SETUP";
                /**
                 * @description As the challenge gave it
                 * @example q83vEjRWeJA…
                 */
                session: string;
                /**
                 * @description Of the authenticator app
                 * @example 123456
                 */
                code: string;
            };
        } & (unknown | unknown);
        /**
         * @description The session to go on with; without a refresh token that of the cookie
         * @example {
         *       "tenant": "acme",
         *       "refreshToken": "AQICAHhq…"
         *     }
         */
        RefreshSession: {
            /**
             * @description Its slug or id; without one an operator signs in
             * @example acme
             */
            tenant?: string;
            /**
             * @description As it was given at sign-in
             * @example AQICAHhq…
             */
            refreshToken?: string;
        };
        /**
         * @description What a user may change of the own profile
         * @example {
         *       "name": "Ada Lovelace"
         *     }
         */
        UpdateMe: {
            name: string;
        };
        /**
         * @description What shall be different
         * @example {
         *       "role": "admin"
         *     }
         */
        MemberChange: {
            /**
             * @description `viewer`, `member`, `admin`, `owner`, or the id of a role of your own
             * @example member
             */
            role?: string;
            name?: string;
        };
        /**
         * @description Up to 50 people to invite
         * @example {
         *       "invitations": [
         *         {
         *           "email": "grace@acme.example",
         *           "role": "member",
         *           "name": "Grace"
         *         }
         *       ]
         *     }
         */
        Invitees: {
            invitations: components["schemas"]["Invitee"][];
        };
        /**
         * @description Who shall be invited
         * @example {
         *       "email": "grace@acme.example",
         *       "role": "member",
         *       "name": "Grace"
         *     }
         */
        Invitee: {
            /** Format: email */
            email: string;
            /**
             * @description `viewer`, `member`, `admin`, `owner`, or the id of a role of your own
             * @example member
             */
            role: string;
            name?: string;
        };
        /**
         * @description The token of the mail, and the password to sign in with from now on
         * @example {
         *       "token": "dXMtZWFzdC0xX0FiYyBpbnZf…",
         *       "password": "Correct-Horse-7-Battery"
         *     }
         */
        InvitationAcceptance: {
            /** @example dXMtZWFzdC0xX0FiYyBpbnZf… */
            token: string;
            /** @example Correct-Horse-7-Battery */
            password: string;
            name?: string;
        };
        /**
         * @description A key for a program
         * @example {
         *       "name": "Nightly import",
         *       "permissions": [
         *         "records:read",
         *         "records:write"
         *       ],
         *       "expiresAt": "2027-11-27T00:00:00.000Z",
         *       "allowedAddresses": [
         *         "198.51.100.0/24",
         *         "2001:db8::/48"
         *       ],
         *       "rateLimit": {
         *         "perMinute": 60,
         *         "perHour": 500
         *       }
         *     }
         */
        NewApiKey: {
            /**
             * @description What it is for
             * @example Nightly import
             */
            name: string;
            /**
             * @example [
             *       "records:read",
             *       "records:write"
             *     ]
             */
            permissions: ("records:read" | "files:read" | "cache:read" | "policy:read" | "members:read" | "quotas:read" | "usage:read" | "analytics:read" | "records:write" | "files:write" | "cache:write" | "usage:write" | "analytics:write" | "roles:read" | "support-access:read" | "audit:read" | "notifications:send" | "notification-templates:read" | "notification-templates:write" | "suppressions:read" | "suppressions:write" | "api-keys:read" | "webhooks:read" | "webhooks:write" | "billing:read" | "events:write")[];
            /**
             * @description The tenant’s own, or yours
             * @default service
             * @enum {string}
             */
            kind?: "service" | "personal";
            /**
             * @description Stands in the key, and is told to the functions it calls
             * @default live
             * @enum {string}
             */
            mode?: "live" | "test";
            /**
             * Format: date-time
             * @description It never expires without
             * @example 2027-11-27T00:00:00.000Z
             */
            expiresAt?: string;
            /**
             * @description Addresses and networks that it may be used from; from anywhere where none is given
             * @default []
             * @example [
             *       "198.51.100.0/24",
             *       "2001:db8::/48"
             *     ]
             */
            allowedAddresses?: (string)[];
            /**
             * @description Requests of this key alone, beside the limits of the tenant
             * @example {
             *       "perMinute": 60,
             *       "perHour": 500
             *     }
             */
            rateLimit?: {
                perMinute?: number;
                perHour?: number;
            };
        };
        /**
         * @description How the secret before ends
         * @example {
         *       "overlapSeconds": 3600
         *     }
         */
        ApiKeyRotation: {
            /**
             * @description How long the secret before stays good
             * @default 0
             * @example 3600
             */
            overlapSeconds?: number;
        };
        /**
         * @description What was found, and where
         * @example [
         *       {
         *         "token": "fh_live_…",
         *         "type": "freehold_api_key",
         *         "url": "https://github.com/octocat/Hello-World/blob/main/import.sh",
         *         "source": "content"
         *       }
         *     ]
         */
        LeakReport: {
            token: string;
            type: string;
            url?: string;
            source?: string;
        }[];
        /**
         * @description Where invoices are addressed to
         * @example {
         *       "address": {
         *         "line1": "Ring 1",
         *         "city": "Wien",
         *         "postalCode": "1010",
         *         "country": "AT"
         *       },
         *       "taxId": {
         *         "type": "eu_vat",
         *         "value": "ATU12345678"
         *       }
         *     }
         */
        BillingDetails: {
            address?: {
                line1: string;
                line2?: string;
                city: string;
                postalCode: string;
                /** @description ISO 3166, two letters */
                country: string;
            };
            taxId?: {
                /** @description As Stripe names it: https://docs.stripe.com/billing/customer/tax-ids */
                type: string;
                value: string;
            };
        };
        /**
         * @description When a subscription is to end
         * @example {
         *       "when": "at_period_end"
         *     }
         */
        Cancellation: {
            /** @enum {string} */
            when: "at_period_end" | "at_once";
        };
        /**
         * @description Where the page leads afterwards
         * @example {
         *       "successUrl": "https://app.example.com/paid",
         *       "cancelUrl": "https://app.example.com/billing"
         *     }
         */
        CheckoutRequest: {
            /**
             * Format: uri
             * @description Where the browser goes on
             */
            successUrl: string;
            /**
             * Format: uri
             * @description Where it goes when nothing was entered
             */
            cancelUrl: string;
        };
        /**
         * @description Where the page leads back
         * @example {
         *       "returnUrl": "https://app.example.com/billing"
         *     }
         */
        PortalRequest: {
            /**
             * Format: uri
             * @description Where its way back leads
             */
            returnUrl: string;
        };
        /**
         * @description An event as Stripe sends it
         * @example {
         *       "id": "evt_1QabcXYZ",
         *       "type": "invoice.paid"
         *     }
         */
        StripeEvent: {
            [key: string]: unknown;
        };
        /**
         * @description The password as it is, and as it shall be
         * @example {
         *       "currentPassword": "Correct-Horse-7-Battery",
         *       "newPassword": "Staple-Correct-9-Horse"
         *     }
         */
        ChangePassword: {
            /** @example Correct-Horse-7-Battery */
            currentPassword: string;
            /** @example Correct-Horse-7-Battery */
            newPassword: string;
        };
        /**
         * @description Whose tenants are asked for
         * @example {
         *       "email": "ada@acme.example"
         *     }
         */
        DiscoverTenants: {
            /**
             * Format: email
             * @description As the user was created
             * @example ada@acme.example
             */
            email: string;
        };
        /**
         * @description Whose password shall be set anew
         * @example {
         *       "tenant": "acme",
         *       "email": "ada@acme.example"
         *     }
         */
        RequestPasswordReset: {
            /**
             * @description Its slug or id; without one an operator signs in
             * @example acme
             */
            tenant: string;
            /**
             * Format: email
             * @description As the user was created
             * @example ada@acme.example
             */
            email: string;
        };
        /**
         * @description The password, and a recovery code in place of the authenticator’s
         * @example {
         *       "tenant": "acme",
         *       "email": "ada@acme.example",
         *       "password": "Correct-Horse-7-Battery",
         *       "recoveryCode": "h3kq-m7xd-2c9p-wvta"
         *     }
         */
        RecoverAccount: {
            /**
             * @description Its slug or id; without one an operator signs in
             * @example acme
             */
            tenant: string;
            /**
             * Format: email
             * @description As the user was created
             * @example ada@acme.example
             */
            email: string;
            /** @example Correct-Horse-7-Battery */
            password: string;
            /**
             * @description One of the ten
             * @example h3kq-m7xd-2c9p-wvta
             */
            recoveryCode: string;
        };
        /**
         * @description The password once more, against who merely has the session
         * @example {
         *       "currentPassword": "Correct-Horse-7-Battery"
         *     }
         */
        ConfirmedByPassword: {
            /** @example Correct-Horse-7-Battery */
            currentPassword: string;
        };
        /**
         * @description The first code of the authenticator app
         * @example {
         *       "session": "q83vEjRWeJA…",
         *       "code": "123456"
         *     }
         */
        ConfirmSecondFactor: {
            /**
             * @description As the challenge gave it
             * @example q83vEjRWeJA…
             */
            session: string;
            /**
             * @description Of the authenticator app
             * @example 123456
             */
            code: string;
        };
        /**
         * @description What the tenant asks of its users; lengths within the platform’s own bounds
         * @example {
         *       "secondFactor": "required",
         *       "sessionHours": 168,
         *       "idleMinutes": 720,
         *       "passwordMinimumLength": 14,
         *       "allowedDomains": [
         *         "acme.example"
         *       ],
         *       "supportAccess": "ask"
         *     }
         */
        Policy: {
            /** @enum {string} */
            secondFactor: "off" | "optional" | "required";
            sessionHours: number;
            idleMinutes: number;
            passwordMinimumLength: number;
            allowedDomains: string[];
            /**
             * @default ask
             * @enum {string}
             */
            supportAccess?: "ask" | "allowed";
        };
        /**
         * @description The token of a mail, and the new password
         * @example {
         *       "token": "q83vEjRWeJA…",
         *       "newPassword": "Staple-Correct-9-Horse"
         *     }
         */
        CompletePasswordReset: {
            /**
             * @description As the mail gave it
             * @example q83vEjRWeJA…
             */
            token: string;
            /** @example Correct-Horse-7-Battery */
            newPassword: string;
        };
        /**
         * @description Any JSON object, up to 350 KB and 64 levels; numbers are kept as IEEE 754 doubles
         * @example {
         *       "title": "Water the plants",
         *       "done": false
         *     }
         */
        RecordData: Record<string, unknown>;
        /**
         * @description A JSON merge patch (RFC 7386): null removes a member, objects merge, all else replaces
         * @example {
         *       "done": true
         *     }
         */
        RecordPatch: Record<string, unknown>;
        /**
         * @description Up to 500 events; one alone may stand without the list
         * @example [
         *       {
         *         "id": "mail-8c1e4d0c",
         *         "type": "mail.sent",
         *         "data": {
         *           "size": 512,
         *           "region": "us"
         *         }
         *       }
         *     ]
         */
        UsageEvents: components["schemas"]["UsageEvent"][];
        /**
         * @description A CloudEvent 1.0 in JSON, or the short form: `id`, `type`, `data`, and where they are known `time` and `source`. `source` and `id` together say which event it is: a copy counts once, whatever its time is
         * @example {
         *       "specversion": "1.0",
         *       "source": "mailer",
         *       "id": "mail-8c1e4d0b",
         *       "type": "mail.sent",
         *       "time": "2026-11-27T12:00:00Z",
         *       "data": {
         *         "size": 2048,
         *         "region": "eu"
         *       }
         *     }
         * @example {
         *       "id": "mail-8c1e4d0c",
         *       "type": "mail.sent",
         *       "data": {
         *         "size": 512,
         *         "region": "us"
         *       }
         *     }
         */
        UsageEvent: Record<string, unknown>;
        /**
         * @description Up to 500 events; one alone may stand without the list
         * @example [
         *       {
         *         "id": "evt-8c1e4d0c",
         *         "name": "report.created",
         *         "properties": {
         *           "country": "de"
         *         }
         *       }
         *     ]
         */
        TrackedEvents: components["schemas"]["TrackedEvent"][];
        /**
         * @description What happened in the product: `id`, `name`, and where they are known `properties`, `userId` and `time`. A copy with the same `id` counts once, whatever else it says
         * @example {
         *       "id": "evt-8c1e4d0b",
         *       "name": "report.created",
         *       "userId": "usr-17",
         *       "time": "2026-11-27T12:00:00Z",
         *       "properties": {
         *         "country": "de",
         *         "pages": 4
         *       }
         *     }
         */
        TrackedEvent: Record<string, unknown>;
        /**
         * @description What to watch
         * @example {
         *       "name": "Errors",
         *       "metric": "errors",
         *       "comparison": "above",
         *       "threshold": 100,
         *       "clearAt": 20,
         *       "windowHours": 1,
         *       "channels": [
         *         "email"
         *       ],
         *       "isEnabled": true
         *     }
         */
        NewPlatformAlert: {
            /** @example Reports fail */
            name: string;
            /**
             * @example tracked_events
             * @enum {string}
             */
            metric: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
            /**
             * @description A change is one in percent of the window before; where that has nothing, none is told
             * @example above
             * @enum {string}
             */
            comparison: "above" | "below" | "change_above" | "change_below";
            /**
             * @description Beyond this it is raised
             * @example 100
             */
            threshold: number;
            /**
             * @description Only tracked events of this name
             * @example report.failed
             */
            event?: string;
            /**
             * @description From here on it is over; the threshold, where nothing is said
             * @example 20
             */
            clearAt?: number;
            /**
             * @description So many whole hours are added up; of active members the largest counts
             * @default 1
             * @example 1
             */
            windowHours?: number;
            /** @default true */
            isEnabled?: boolean;
            /**
             * @description `email` for a mail to the operators; none for the events alone
             * @default [
             *       "email"
             *     ]
             * @example [
             *       "email"
             *     ]
             */
            channels?: "email"[];
            /**
             * @description The tenant whose metric it is; all tenants’ without it
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            ofTenant?: string;
        };
        /**
         * @description What is to change; `event` and `clearAt` null for none
         * @example {
         *       "threshold": 200,
         *       "clearAt": null
         *     }
         */
        PlatformAlertChanges: {
            /** @example Reports fail */
            name?: string;
            /**
             * @example tracked_events
             * @enum {string}
             */
            metric?: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
            /**
             * @description A change is one in percent of the window before; where that has nothing, none is told
             * @example above
             * @enum {string}
             */
            comparison?: "above" | "below" | "change_above" | "change_below";
            /**
             * @description Beyond this it is raised
             * @example 100
             */
            threshold?: number;
            event?: string | null;
            clearAt?: number | null;
            /**
             * @description So many whole hours are added up; of active members the largest counts
             * @example 1
             */
            windowHours?: number;
            isEnabled?: boolean;
            /**
             * @description `email` for a mail to the operators; none for the events alone
             * @example [
             *       "email"
             *     ]
             */
            channels?: "email"[];
        };
        /**
         * @description By what tracked events are counted
         * @example {
         *       "dimensions": [
         *         "country"
         *       ]
         *     }
         */
        AnalyticsSettings: {
            /** @description Properties by which tracked events are counted, beside their name */
            dimensions: string[];
        };
        /**
         * @description What to watch
         * @example {
         *       "name": "Reports fail",
         *       "metric": "tracked_events",
         *       "event": "report.failed",
         *       "comparison": "above",
         *       "threshold": 100,
         *       "clearAt": 20,
         *       "windowHours": 1,
         *       "channels": [
         *         "in_app",
         *         "email"
         *       ],
         *       "members": [],
         *       "isEnabled": true
         *     }
         */
        NewAnalyticsAlert: {
            /** @example Reports fail */
            name: string;
            /**
             * @example tracked_events
             * @enum {string}
             */
            metric: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
            /**
             * @description A change is one in percent of the window before; where that has nothing, none is told
             * @example above
             * @enum {string}
             */
            comparison: "above" | "below" | "change_above" | "change_below";
            /**
             * @description Beyond this it is raised
             * @example 100
             */
            threshold: number;
            /**
             * @description Only tracked events of this name
             * @example report.failed
             */
            event?: string;
            /**
             * @description From here on it is over; the threshold, where nothing is said
             * @example 20
             */
            clearAt?: number;
            /**
             * @description So many whole hours are added up; of active members the largest counts
             * @default 1
             * @example 1
             */
            windowHours?: number;
            /** @default true */
            isEnabled?: boolean;
            /**
             * @description Over which they are notified; none for webhooks alone
             * @default [
             *       "in_app",
             *       "email"
             *     ]
             * @example [
             *       "in_app",
             *       "email"
             *     ]
             */
            channels?: ("in_app" | "email" | "sms" | "push")[];
            /**
             * @description The members who are notified; the owners where nobody is named, or none of them is a member any more
             * @default []
             * @example [
             *       "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11"
             *     ]
             */
            members?: string[];
        };
        /**
         * @description What is to change; `event` and `clearAt` null for none
         * @example {
         *       "threshold": 200,
         *       "clearAt": null
         *     }
         */
        AnalyticsAlertChanges: {
            /** @example Reports fail */
            name?: string;
            /**
             * @example tracked_events
             * @enum {string}
             */
            metric?: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
            /**
             * @description A change is one in percent of the window before; where that has nothing, none is told
             * @example above
             * @enum {string}
             */
            comparison?: "above" | "below" | "change_above" | "change_below";
            /**
             * @description Beyond this it is raised
             * @example 100
             */
            threshold?: number;
            event?: string | null;
            clearAt?: number | null;
            /**
             * @description So many whole hours are added up; of active members the largest counts
             * @example 1
             */
            windowHours?: number;
            isEnabled?: boolean;
            /**
             * @description Over which they are notified; none for webhooks alone
             * @example [
             *       "in_app",
             *       "email"
             *     ]
             */
            channels?: ("in_app" | "email" | "sms" | "push")[];
            /**
             * @description The members who are notified; the owners where nobody is named, or none of them is a member any more
             * @example [
             *       "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11"
             *     ]
             */
            members?: string[];
        };
        /**
         * @description A role of the tenant’s own
         * @example {
         *       "name": "Bookkeeper",
         *       "permissions": [
         *         "records:read",
         *         "files:read",
         *         "files:write"
         *       ]
         *     }
         */
        NewRole: {
            /**
             * @description Unique within the tenant
             * @example Bookkeeper
             */
            name: string;
            /** @description What the role is for, in a line */
            description?: string;
            permissions: ("records:read" | "files:read" | "cache:read" | "policy:read" | "members:read" | "quotas:read" | "usage:read" | "inbox:read" | "inbox:write" | "analytics:read" | "records:write" | "files:write" | "cache:write" | "usage:write" | "analytics:write" | "policy:write" | "members:write" | "roles:read" | "roles:write" | "support-access:read" | "audit:read" | "audit:write" | "notifications:send" | "notification-templates:read" | "notification-templates:write" | "suppressions:read" | "suppressions:write" | "api-keys:read" | "api-keys:write" | "webhooks:read" | "webhooks:write" | "billing:read" | "events:write" | "ownership:write" | "billing:write" | "support-access:write" | "onboarding:read" | "termination:write" | "exports:write")[];
        };
        /**
         * @description Each given member takes the place of the old one
         * @example {
         *       "permissions": [
         *         "records:read"
         *       ]
         *     }
         */
        RoleChanges: {
            name?: string;
            /** @description `null` takes it away */
            description?: string | null;
            permissions?: ("records:read" | "files:read" | "cache:read" | "policy:read" | "members:read" | "quotas:read" | "usage:read" | "inbox:read" | "inbox:write" | "analytics:read" | "records:write" | "files:write" | "cache:write" | "usage:write" | "analytics:write" | "policy:write" | "members:write" | "roles:read" | "roles:write" | "support-access:read" | "audit:read" | "audit:write" | "notifications:send" | "notification-templates:read" | "notification-templates:write" | "suppressions:read" | "suppressions:write" | "api-keys:read" | "api-keys:write" | "webhooks:read" | "webhooks:write" | "billing:read" | "events:write" | "ownership:write" | "billing:write" | "support-access:write" | "onboarding:read" | "termination:write" | "exports:write")[];
        };
        /**
         * @description A file to upload
         * @example {
         *       "name": "Jahresbericht 2026.pdf",
         *       "contentType": "application/pdf",
         *       "size": 48213
         *     }
         */
        NewFile: {
            /**
             * @description Any letters of any script; path separators and invisible characters are taken out
             * @example Jahresbericht 2026.pdf
             */
            name: string;
            /** @example application/pdf */
            contentType: string;
            /**
             * @description In bytes
             * @example 48213
             */
            size: number;
        };
        /**
         * @description A value, and for how long it is kept
         * @example {
         *       "value": {
         *         "name": "Ada"
         *       },
         *       "ttlSeconds": 60
         *     }
         */
        CacheWrite: {
            /**
             * @description Any JSON, up to 64 KB and 64 levels; numbers are kept as IEEE 754 doubles
             * @example {
             *       "name": "Ada"
             *     }
             */
            value: unknown;
            /**
             * @description How long it is kept; without it as long as the platform’s configuration says, an hour by default
             * @example 60
             */
            ttlSeconds?: number;
        };
        /**
         * @description Why a request was refused, as RFC 9457 defines it
         * @example {
         *       "type": "urn:freehold:problem:not-found",
         *       "status": 404,
         *       "title": "Route not found"
         *     }
         */
        Problem: {
            /**
             * Format: starts_with
             * @description Names the kind of problem; it never changes, so programs decide by it
             * @example urn:freehold:problem:not-found
             */
            type: string;
            /**
             * @description The HTTP status
             * @example 404
             */
            status: number;
            /**
             * @description The kind in words, for people; it may be reworded
             * @example Route not found
             */
            title: string;
            /**
             * @description What happened this time, and what to do about it
             * @example Read it again and send the ETag of that answer as If-Match.
             */
            detail?: string;
            /** @description Every invalid field, all at once */
            errors?: components["schemas"]["FieldError"][];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description One invalid field of the request
         * @example {
         *       "pointer": "/adminEmail",
         *       "detail": "Invalid email address"
         *     }
         */
        FieldError: {
            /**
             * @description A JSON pointer into the body, or `?name` for a query parameter
             * @example /adminEmail
             */
            pointer: string;
            /**
             * @description What is wrong with it
             * @example Invalid email address
             */
            detail: string;
        };
        /**
         * @description An answer of the gateway in front of the API, given before the request was looked at
         * @example {
         *       "message": "Too Many Requests"
         *     }
         */
        GatewayMessage: {
            /** @description The status in words */
            message: string | null;
        };
        /**
         * @description A tenant with the progress of its provisioning
         * @example {
         *       "id": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "slug": "acme",
         *       "name": "Acme",
         *       "plan": "pro",
         *       "state": "active",
         *       "isolation": "shared_schema",
         *       "region": "eu-central-1",
         *       "admin": {
         *         "email": "ada@acme.example",
         *         "name": "Ada Lovelace"
         *       },
         *       "attempt": 1,
         *       "version": 3,
         *       "createdAt": "2026-11-23T16:00:00.000Z",
         *       "updatedAt": "2026-11-23T16:00:02.840Z",
         *       "activatedAt": "2026-11-23T16:00:02.840Z",
         *       "cell": "cell-1",
         *       "planVersion": 1,
         *       "settings": {
         *         "theme": "dark"
         *       },
         *       "metadata": {
         *         "salesforceId": "0015g00000XyZ"
         *       },
         *       "features": [
         *         "25_users",
         *         "100gb_storage",
         *         "api_access"
         *       ],
         *       "limits": {
         *         "users": 25,
         *         "storageBytes": 107374182400
         *       },
         *       "steps": [
         *         {
         *           "name": "create-identity",
         *           "status": "done",
         *           "startedAt": "2026-11-23T16:00:01.120Z",
         *           "finishedAt": "2026-11-23T16:00:01.960Z"
         *         }
         *       ]
         *     }
         */
        Tenant: {
            /**
             * @description The id of the tenant
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description 3 to 40 lower-case letters, digits and single hyphens; made of the name without one
             * @example acme
             */
            slug: string;
            /**
             * @description As people read it: at most 100 letters of any script, and nothing that cannot be seen
             * @example Acme
             */
            name: string;
            /**
             * @description The key of a plan
             * @example pro
             */
            plan: string;
            /**
             * @example active
             * @enum {string}
             */
            state: "provisioning" | "active" | "suspended" | "terminated" | "erased";
            /**
             * @description How its data is kept apart
             * @example shared_schema
             * @enum {string}
             */
            isolation: "shared_schema" | "shared_database" | "separate_schema" | "separate_database";
            /**
             * @description Where its data lives
             * @example eu-central-1
             */
            region: string;
            admin: {
                email: string;
                name?: string;
            };
            /**
             * @description The attempt at provisioning, from 1
             * @example 1
             */
            attempt: number;
            failure?: components["schemas"]["ProvisioningFailure"];
            /**
             * @description Grows with every change
             * @example 3
             */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            activatedAt?: string;
            /**
             * @description The version of its plan that it has
             * @example 1
             */
            planVersion: number;
            /**
             * @description Any JSON up to 64 KB and 16 levels; `features` switches features on or off against the plan, `rateLimits` (perHour, perMinute, until) stands above its limits of requests
             * @example {
             *       "features": {
             *         "api_access": true
             *       },
             *       "theme": "dark"
             *     }
             */
            settings: Record<string, unknown>;
            /**
             * @description Any JSON of yours, up to 64 KB and 16 levels
             * @example {
             *       "salesforceId": "0015g00000XyZ"
             *     }
             */
            metadata: Record<string, unknown>;
            /**
             * @description Those of its version of the plan, with the overrides of its settings in force
             * @example [
             *       "25_users",
             *       "100gb_storage",
             *       "api_access"
             *     ]
             */
            features: string[];
            /** @description What these features, or else the plan, allow of seats and storage */
            limits: {
                users: number | "unlimited";
                storageBytes: number | "unlimited";
            };
            /** @description Why it is suspended; each reason is lifted by itself */
            suspensions?: {
                /** @enum {string} */
                reason: "billing" | "abuse" | "operator" | "tenant-request";
                note?: string;
                by: {
                    /** @enum {string} */
                    kind: "operator" | "user" | "support" | "key" | "system";
                    id: string;
                };
                /** Format: date-time */
                since: string;
            }[];
            /** @description By whom its access was ended; until `eraseAt` it can be restored */
            termination?: {
                by: {
                    /** @enum {string} */
                    kind: "operator" | "user" | "support" | "key" | "system";
                    id: string;
                };
                note?: string;
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                eraseAt: string;
            };
            /**
             * @description The cell that it is in: the platform that serves it
             * @example cell-1
             */
            cell: string;
            /**
             * @description While its provisioning waits its turn: 1 for the next
             * @example {
             *       "place": 12
             *     }
             */
            progress?: {
                place: number;
            };
            steps: components["schemas"]["ProvisioningStep"][];
        };
        /**
         * @description Why the provisioning ended; nothing of it is left behind
         * @example {
         *       "step": "create-identity",
         *       "reason": "The user pool could not be made.",
         *       "retryable": true,
         *       "failedAt": "2026-11-23T16:00:09.480Z"
         *     }
         */
        ProvisioningFailure: {
            step: string;
            reason: string;
            retryable: boolean;
            /** Format: date-time */
            failedAt: string;
        };
        /**
         * @description One step of the provisioning
         * @example {
         *       "name": "create-identity",
         *       "status": "running",
         *       "startedAt": "2026-11-23T16:00:01.120Z"
         *     }
         */
        ProvisioningStep: {
            /** @enum {string} */
            name: "create-dedicated-resources" | "create-identity" | "prepare-storage" | "create-billing-customer" | "create-api-key" | "create-webhook-endpoints" | "register-domain-name" | "activate-tenant" | "send-welcome-email";
            /** @enum {string} */
            status: "pending" | "running" | "done" | "failed" | "undone";
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            finishedAt?: string;
            reason?: string;
        };
        /**
         * @description One page of tenants
         * @example {
         *       "items": [
         *         {
         *           "id": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "slug": "acme",
         *           "name": "Acme",
         *           "plan": "pro",
         *           "state": "active",
         *           "isolation": "shared_schema",
         *           "region": "eu-central-1",
         *           "admin": {
         *             "email": "ada@acme.example",
         *             "name": "Ada Lovelace"
         *           },
         *           "attempt": 1,
         *           "version": 3,
         *           "createdAt": "2026-11-23T16:00:00.000Z",
         *           "updatedAt": "2026-11-23T16:00:02.840Z",
         *           "activatedAt": "2026-11-23T16:00:02.840Z"
         *         }
         *       ]
         *     }
         */
        TenantPage: {
            items: components["schemas"]["TenantSummary"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description A tenant in a list: without settings, metadata and steps
         * @example {
         *       "id": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "slug": "acme",
         *       "name": "Acme",
         *       "plan": "pro",
         *       "state": "active",
         *       "isolation": "shared_schema",
         *       "region": "eu-central-1",
         *       "admin": {
         *         "email": "ada@acme.example",
         *         "name": "Ada Lovelace"
         *       },
         *       "attempt": 1,
         *       "version": 3,
         *       "createdAt": "2026-11-23T16:00:00.000Z",
         *       "updatedAt": "2026-11-23T16:00:02.840Z",
         *       "activatedAt": "2026-11-23T16:00:02.840Z"
         *     }
         */
        TenantSummary: {
            /**
             * @description The id of the tenant
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description 3 to 40 lower-case letters, digits and single hyphens; made of the name without one
             * @example acme
             */
            slug: string;
            /**
             * @description As people read it: at most 100 letters of any script, and nothing that cannot be seen
             * @example Acme
             */
            name: string;
            /**
             * @description The key of a plan
             * @example pro
             */
            plan: string;
            /**
             * @example active
             * @enum {string}
             */
            state: "provisioning" | "active" | "suspended" | "terminated" | "erased";
            /**
             * @description How its data is kept apart
             * @example shared_schema
             * @enum {string}
             */
            isolation: "shared_schema" | "shared_database" | "separate_schema" | "separate_database";
            /**
             * @description Where its data lives
             * @example eu-central-1
             */
            region: string;
            admin: {
                email: string;
                name?: string;
            };
            /**
             * @description The attempt at provisioning, from 1
             * @example 1
             */
            attempt: number;
            failure?: components["schemas"]["ProvisioningFailure"];
            /** @description Whether its welcome e-mail failed; a retry sends it again */
            welcomeFailed?: boolean;
            /**
             * @description Grows with every change
             * @example 3
             */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            activatedAt?: string;
        };
        /**
         * @description A long process of a tenant
         * @example {
         *       "id": "mov_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "type": "move",
         *       "state": "running",
         *       "phase": "draining",
         *       "startedBy": "op-1",
         *       "startedAt": "2026-11-23T16:00:00.000Z",
         *       "updatedAt": "2026-11-23T16:00:36.000Z",
         *       "report": {
         *         "lateUploads": 0
         *       }
         *     }
         */
        Job: {
            /**
             * @description The id of the job
             * @example mov_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description The id of the tenant
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            tenantId: string;
            /**
             * @description What sort of job it is
             * @example move
             */
            type: string;
            /** @enum {string} */
            state: "running" | "succeeded" | "failed";
            /** @description What it does now, by its type */
            phase: string;
            /** @description Who started it */
            startedBy: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description Why it failed, or is undone */
            failure?: {
                phase: string;
                reason: string;
            };
            /** @description What stopped its last run; it is tried again */
            error?: string;
            /** @description What it did so far, by its type */
            report: {
                [key: string]: unknown;
            };
        };
        /**
         * @description The job that follows the end of a tenant that was active; the tenant itself where it never was
         * @example {
         *       "job": {
         *         "id": "job_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *         "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *         "type": "termination",
         *         "state": "running",
         *         "phase": "ending-access",
         *         "startedBy": "op-1",
         *         "startedAt": "2026-11-23T16:00:00.000Z",
         *         "updatedAt": "2026-11-23T16:00:00.000Z",
         *         "report": {
         *           "eraseAt": "2026-12-23T16:00:00.000Z"
         *         }
         *       }
         *     }
         */
        TenantEnding: {
            job?: components["schemas"]["Job"];
            tenant?: components["schemas"]["Tenant"];
        };
        /**
         * @description Until when the platform can bring the tenant back
         * @example {
         *       "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "eraseAt": "2026-12-23T16:00:00.000Z"
         *     }
         */
        OwnTerminationAccepted: {
            /** @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh */
            tenantId: string;
            /**
             * Format: date-time
             * @description Until then it can be restored
             */
            eraseAt: string;
        };
        /**
         * @description How the platform is configured, and how full it is
         * @example {
         *       "name": "Freehold",
         *       "version": "1.0.0",
         *       "isolationStrategy": "shared_schema",
         *       "siloRegions": [
         *         "eu-central-1"
         *       ],
         *       "defaultPlan": "basic",
         *       "tenants": {
         *         "count": 812,
         *         "limit": 10000
         *       },
         *       "plans": [
         *         {
         *           "id": "pro",
         *           "name": "Pro",
         *           "version": 2,
         *           "previousVersions": [
         *             1
         *           ],
         *           "priceUsdPerMonth": 99,
         *           "features": [
         *             "25_users",
         *             "100gb_storage",
         *             "api_access"
         *           ],
         *           "trialDays": 14,
         *           "limits": {
         *             "users": 25,
         *             "storageBytes": 107374182400,
         *             "apiKeys": 20,
         *             "auditDays": 400
         *           },
         *           "usage": [
         *             {
         *               "meter": "mails",
         *               "unitPrice": "0.001",
         *               "included": 1000
         *             }
         *           ]
         *         }
         *       ],
         *       "meters": [
         *         {
         *           "id": "mails",
         *           "name": "Mails",
         *           "unit": "mail",
         *           "eventType": "mail.sent",
         *           "aggregation": "sum"
         *         }
         *       ]
         *     }
         */
        Platform: {
            name: string;
            version: string;
            /** @enum {string} */
            isolationStrategy: "shared_schema" | "shared_database" | "separate_schema" | "separate_database";
            /** @description Where dedicated tenants may be, too */
            siloRegions: string[];
            defaultPlan: string;
            /** @description How many there are of those that the platform takes */
            tenants: {
                count: number;
                limit: number;
            };
            plans: components["schemas"]["Plan"][];
            meters: {
                id: string;
                name: string;
                unit: string;
                eventType: string;
                /** @enum {string} */
                aggregation: "sum" | "count" | "max" | "latest" | "unique_count";
            }[];
        };
        /**
         * @description What the platform sells
         * @example {
         *       "id": "pro",
         *       "name": "Pro",
         *       "version": 2,
         *       "previousVersions": [
         *         1
         *       ],
         *       "priceUsdPerMonth": 99,
         *       "features": [
         *         "25_users",
         *         "100gb_storage",
         *         "api_access"
         *       ],
         *       "trialDays": 14,
         *       "limits": {
         *         "users": 25,
         *         "storageBytes": 107374182400,
         *         "apiKeys": 20,
         *         "auditDays": 400
         *       },
         *       "usage": [
         *         {
         *           "meter": "mails",
         *           "unitPrice": "0.001",
         *           "included": 1000
         *         }
         *       ]
         *     }
         */
        Plan: {
            id: string;
            name: string;
            /** @description The one that new tenants get */
            version: number;
            /** @description Those that tenants may still be on */
            previousVersions: number[];
            priceUsdPerMonth: number;
            features: string[];
            limits: {
                users: number | "unlimited";
                storageBytes: number | "unlimited";
                apiKeys: number;
                /** @description How long audit entries are kept */
                auditDays: number;
            };
            /** @description What is billed by use */
            usage: components["schemas"]["UsageRate"][];
            /**
             * @description In place of the platform’s
             * @enum {string}
             */
            isolationStrategy?: "shared_schema" | "shared_database" | "separate_schema" | "separate_database";
            trialDays?: number;
            /** @description From an unpaid invoice to the suspension */
            graceDays?: number;
            /** @description From the termination to the erasure */
            restoreDays?: number;
        };
        /**
         * @description What usage of a meter costs. The owners are told at 50, 80 and 100 % of the cap, or of what is included where there is none
         * @example {
         *       "meter": "mails",
         *       "unitPrice": "0.001",
         *       "included": 1000,
         *       "cap": 50000,
         *       "atCap": "refuse"
         *     }
         */
        UsageRate: {
            meter: string;
            /** @description USD for one unit, a decimal number */
            unitPrice: string;
            /** @description Units of each period that cost nothing */
            included: number;
            /** @description The units of a period that are wanted at most */
            cap?: number;
            /**
             * @description `refuse`: nothing beyond the cap is taken or billed; `tell`: it is
             * @enum {string}
             */
            atCap?: "tell" | "refuse";
        };
        /**
         * @description Tenants by state and isolation, and the onboardings of thirty days
         * @example {
         *       "states": {
         *         "provisioning": 1,
         *         "failed": 0,
         *         "active": 790,
         *         "suspended": 4,
         *         "terminated": 17
         *       },
         *       "isolation": {
         *         "shared_schema": 700,
         *         "separate_database": 95
         *       },
         *       "oldestProvisioning": "2026-11-28T15:04:05.000Z",
         *       "onboardings": [
         *         {
         *           "day": "2026-11-28",
         *           "begun": 12,
         *           "activated": 11,
         *           "failed": 0,
         *           "seconds": {
         *             "p50": 9.4,
         *             "p95": 14.2
         *           }
         *         }
         *       ]
         *     }
         */
        TenantFigures: {
            states: {
                provisioning: number;
                active: number;
                suspended: number;
                terminated: number;
                /** @description Whose provisioning failed; none of `provisioning` */
                failed: number;
            };
            /** @description Of those that are not terminated */
            isolation: {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description When the provisioning began that is under way for the longest time
             */
            oldestProvisioning?: string;
            onboardings: {
                /** Format: date */
                day: string;
                begun: number;
                activated: number;
                /** @description That are failed still, or were given up */
                failed: number;
                /** @description Of those that were activated at their first attempt */
                seconds?: {
                    p50: number;
                    p95: number;
                };
            }[];
        };
        /**
         * @description The alarms that are raised, the latest first; none where all is well
         * @example {
         *       "items": [
         *         {
         *           "name": "Workflows-FailedProvisioningAlarm",
         *           "description": "A tenant could not be onboarded. Raised when a provisioning ended with a failure. Runbook: docs/runbooks/failed-provisioning.md",
         *           "since": "2026-11-28T15:04:05.000Z"
         *         }
         *       ]
         *     }
         */
        OpenAlarmList: {
            items: {
                /** @description As docs/alarms.md lists it, after its stage */
                name: string;
                /** @description What is the matter, and the runbook */
                description: string;
                /** Format: date-time */
                since: string;
            }[];
        };
        /**
         * @description Every mail and notification of the platform, with sample data
         * @example {
         *       "items": [
         *         {
         *           "name": "welcome",
         *           "kind": "mail",
         *           "subject": "Welcome to Freehold: Acme is ready",
         *           "text": "Hello Ada,\n\nAcme is ready."
         *         }
         *       ]
         *     }
         */
        PlatformMailList: {
            items: {
                name: string;
                /**
                 * @description Notifications also go to inboxes and phones; tenants may word them anew
                 * @enum {string}
                 */
                kind: "mail" | "notification";
                subject: string;
                text: string;
            }[];
        };
        /**
         * @description One page of events
         * @example {
         *       "items": [
         *         {
         *           "id": "evt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "type": "tenant.activated",
         *           "version": 1,
         *           "time": "2026-11-23T16:00:02.840Z",
         *           "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "actor": {
         *             "kind": "system",
         *             "id": "provisioning"
         *           },
         *           "data": {
         *             "slug": "acme",
         *             "plan": "pro"
         *           }
         *         }
         *       ]
         *     }
         */
        TenantEventPage: {
            items: components["schemas"]["TenantEvent"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description Something that happened to a tenant
         * @example {
         *       "id": "evt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "type": "tenant.activated",
         *       "version": 1,
         *       "time": "2026-11-23T16:00:02.840Z",
         *       "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "actor": {
         *         "kind": "system",
         *         "id": "provisioning"
         *       },
         *       "data": {
         *         "slug": "acme",
         *         "plan": "pro"
         *       }
         *     }
         */
        TenantEvent: {
            /** @example evt_01kb2v3m9ne4a8x0c5r7d6f1gh */
            id: string;
            /** @example tenant.activated */
            type: string;
            version: number;
            /** Format: date-time */
            time: string;
            /**
             * @description The id of the tenant
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            tenantId: string;
            actor: {
                /** @enum {string} */
                kind: "operator" | "user" | "support" | "key" | "system";
                id: string;
            };
            /** @description By which request; absent where the platform acted by itself */
            request?: {
                id: string;
                sourceIp: string;
                userAgent: string;
            };
            /** @description By type: see docs/events.md */
            data: {
                [key: string]: unknown;
            };
        };
        /**
         * @description Who has a new first password
         * @example {
         *       "tenantId": "tnt_01jd3v9kq8e4nb5w2x7y6z0abc",
         *       "email": "ada@acme.example"
         *     }
         */
        RestoredOwner: {
            /** @example tnt_01jd3v9kq8e4nb5w2x7y6z0abc */
            tenantId: string;
            /**
             * @description Where the mail went
             * @example ada@acme.example
             */
            email: string;
        };
        /**
         * @description How much data a tenant has
         * @example {
         *       "records": {
         *         "collections": 2,
         *         "items": 310,
         *         "bytes": 84210
         *       },
         *       "files": {
         *         "count": 12,
         *         "bytes": 5242880
         *       },
         *       "measuredAt": "2026-11-23T16:00:09.480Z",
         *       "isComplete": true
         *     }
         */
        TenantUsage: {
            records: {
                collections: number;
                items: number;
                /** @description Of the records’ data, as JSON */
                bytes: number;
            };
            files: {
                count: number;
                bytes: number;
            };
            /** Format: date-time */
            measuredAt: string;
            /** @description False when there is more than was counted: a lower bound */
            isComplete: boolean;
        };
        /**
         * @description The move of a tenant’s data from one placement to another
         * @example {
         *       "id": "mov_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "from": {
         *         "isolation": "shared_schema",
         *         "region": "eu-central-1"
         *       },
         *       "to": {
         *         "isolation": "separate_schema",
         *         "region": "eu-central-1"
         *       },
         *       "phase": "draining",
         *       "phases": [
         *         {
         *           "phase": "making-stores",
         *           "startedAt": "2026-11-23T16:00:00.000Z",
         *           "seconds": 6.2
         *         },
         *         {
         *           "phase": "copying",
         *           "startedAt": "2026-11-23T16:00:06.200Z",
         *           "seconds": 2.1
         *         },
         *         {
         *           "phase": "draining",
         *           "startedAt": "2026-11-23T16:00:35.900Z"
         *         }
         *       ],
         *       "startedAt": "2026-11-23T16:00:00.000Z",
         *       "updatedAt": "2026-11-23T16:00:36.000Z",
         *       "report": {
         *         "source": {
         *           "partitions": 3,
         *           "items": 312,
         *           "itemBytes": 91877,
         *           "itemsSha256": "5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c1b9e8d7f6a5b4c3d2e1f0a9b",
         *           "objects": 12,
         *           "objectBytes": 5242880,
         *           "objectsSha256": "0b9e8d7f6a5b4c3d2e1f0a9b5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c"
         *         },
         *         "target": {
         *           "partitions": 3,
         *           "items": 312,
         *           "itemBytes": 91877,
         *           "itemsSha256": "5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c1b9e8d7f6a5b4c3d2e1f0a9b",
         *           "objects": 12,
         *           "objectBytes": 5242880,
         *           "objectsSha256": "0b9e8d7f6a5b4c3d2e1f0a9b5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c"
         *         },
         *         "copied": {
         *           "itemsPut": 310,
         *           "itemsDeleted": 0,
         *           "objectsCopied": 12,
         *           "objectsDeleted": 0
         *         },
         *         "caughtUp": {
         *           "itemsPut": 4,
         *           "itemsDeleted": 0,
         *           "objectsCopied": 0,
         *           "objectsDeleted": 0
         *         },
         *         "lateUploads": 0,
         *         "deleted": {
         *           "items": 0,
         *           "objects": 0,
         *           "stores": false
         *         },
         *         "readOnlySeconds": 27.4
         *       }
         *     }
         */
        Move: {
            /**
             * @description The id of the move
             * @example mov_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description The id of the tenant
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            tenantId: string;
            from: components["schemas"]["Placement"];
            to: components["schemas"]["Placement"];
            /**
             * @example copying
             * @enum {string}
             */
            phase: "making-stores" | "copying" | "pausing" | "catching-up" | "verifying" | "switching" | "resuming" | "draining" | "deleting-old" | "done" | "undoing" | "failed";
            phases: {
                /** @enum {string} */
                phase: "making-stores" | "copying" | "pausing" | "catching-up" | "verifying" | "switching" | "resuming" | "draining" | "deleting-old" | "done" | "undoing" | "failed";
                /** Format: date-time */
                startedAt: string;
                /** @description Absent in the phase of now */
                seconds?: number;
            }[];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description Why the move is undone; the tenant stays where it was */
            failure?: {
                /** @enum {string} */
                phase: "making-stores" | "copying" | "pausing" | "catching-up" | "verifying" | "switching" | "resuming" | "draining" | "deleting-old" | "done" | "undoing" | "failed";
                reason: string;
            };
            /** @description What it was stopped by after the switch; it is tried again */
            trouble?: string;
            report: components["schemas"]["MoveReport"];
        };
        /**
         * @description Where a tenant’s data lies
         * @example {
         *       "isolation": "shared_schema",
         *       "region": "eu-central-1"
         *     }
         */
        Placement: {
            /** @enum {string} */
            isolation: "shared_schema" | "shared_database" | "separate_schema" | "separate_database";
            region: string;
            /** @description Of `shared_database`: the plan in whose table the data lies */
            tier?: string;
        };
        /**
         * @description Every item and object of a move, accounted for
         * @example {
         *       "source": {
         *         "partitions": 3,
         *         "items": 312,
         *         "itemBytes": 91877,
         *         "itemsSha256": "5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c1b9e8d7f6a5b4c3d2e1f0a9b",
         *         "objects": 12,
         *         "objectBytes": 5242880,
         *         "objectsSha256": "0b9e8d7f6a5b4c3d2e1f0a9b5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c"
         *       },
         *       "target": {
         *         "partitions": 3,
         *         "items": 312,
         *         "itemBytes": 91877,
         *         "itemsSha256": "5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c1b9e8d7f6a5b4c3d2e1f0a9b",
         *         "objects": 12,
         *         "objectBytes": 5242880,
         *         "objectsSha256": "0b9e8d7f6a5b4c3d2e1f0a9b5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c"
         *       },
         *       "copied": {
         *         "itemsPut": 310,
         *         "itemsDeleted": 0,
         *         "objectsCopied": 12,
         *         "objectsDeleted": 0
         *       },
         *       "caughtUp": {
         *         "itemsPut": 4,
         *         "itemsDeleted": 0,
         *         "objectsCopied": 0,
         *         "objectsDeleted": 0
         *       },
         *       "lateUploads": 0,
         *       "deleted": {
         *         "items": 0,
         *         "objects": 0,
         *         "stores": false
         *       },
         *       "readOnlySeconds": 27.4
         *     }
         */
        MoveReport: {
            source: components["schemas"]["MoveTally"];
            target: components["schemas"]["MoveTally"];
            /** @description By the passes while users read and wrote */
            copied: components["schemas"]["MoveChanges"];
            /** @description By the last pass, with writes paused */
            caughtUp: components["schemas"]["MoveChanges"];
            /** @description Files that came to the old place by a link from before the switch */
            lateUploads: number;
            /** @description At the old place, what a place has of its own included */
            deleted: {
                items: number;
                objects: number;
                /** @description Whether table and key went as a whole */
                stores: boolean;
            };
            /** @description From the pause of writes until they were open again */
            readOnlySeconds?: number;
        };
        /**
         * @description All that lay at one place when both were compared, with writes paused
         * @example {
         *       "partitions": 3,
         *       "items": 312,
         *       "itemBytes": 91877,
         *       "itemsSha256": "5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c1b9e8d7f6a5b4c3d2e1f0a9b",
         *       "objects": 12,
         *       "objectBytes": 5242880,
         *       "objectsSha256": "0b9e8d7f6a5b4c3d2e1f0a9b5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c"
         *     }
         */
        MoveTally: {
            partitions: number;
            items: number;
            itemBytes: number;
            /** @description A chain of the SHA-256 of each item in the order of keys */
            itemsSha256: string;
            objects: number;
            objectBytes: number;
            /** @description The same of each object’s key and content; empty where the objects stay */
            objectsSha256: string;
        };
        /**
         * @description What one pass wrote at the new place
         * @example {
         *       "itemsPut": 310,
         *       "itemsDeleted": 0,
         *       "objectsCopied": 12,
         *       "objectsDeleted": 0
         *     }
         */
        MoveChanges: {
            itemsPut: number;
            itemsDeleted: number;
            objectsCopied: number;
            objectsDeleted: number;
        };
        /**
         * @description One page of moves
         * @example {
         *       "items": [
         *         {
         *           "id": "mov_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "from": {
         *             "isolation": "shared_schema",
         *             "region": "eu-central-1"
         *           },
         *           "to": {
         *             "isolation": "separate_schema",
         *             "region": "eu-central-1"
         *           },
         *           "phase": "draining",
         *           "phases": [
         *             {
         *               "phase": "making-stores",
         *               "startedAt": "2026-11-23T16:00:00.000Z",
         *               "seconds": 6.2
         *             },
         *             {
         *               "phase": "copying",
         *               "startedAt": "2026-11-23T16:00:06.200Z",
         *               "seconds": 2.1
         *             },
         *             {
         *               "phase": "draining",
         *               "startedAt": "2026-11-23T16:00:35.900Z"
         *             }
         *           ],
         *           "startedAt": "2026-11-23T16:00:00.000Z",
         *           "updatedAt": "2026-11-23T16:00:36.000Z",
         *           "report": {
         *             "source": {
         *               "partitions": 3,
         *               "items": 312,
         *               "itemBytes": 91877,
         *               "itemsSha256": "5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c1b9e8d7f6a5b4c3d2e1f0a9b",
         *               "objects": 12,
         *               "objectBytes": 5242880,
         *               "objectsSha256": "0b9e8d7f6a5b4c3d2e1f0a9b5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c"
         *             },
         *             "target": {
         *               "partitions": 3,
         *               "items": 312,
         *               "itemBytes": 91877,
         *               "itemsSha256": "5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c1b9e8d7f6a5b4c3d2e1f0a9b",
         *               "objects": 12,
         *               "objectBytes": 5242880,
         *               "objectsSha256": "0b9e8d7f6a5b4c3d2e1f0a9b5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c"
         *             },
         *             "copied": {
         *               "itemsPut": 310,
         *               "itemsDeleted": 0,
         *               "objectsCopied": 12,
         *               "objectsDeleted": 0
         *             },
         *             "caughtUp": {
         *               "itemsPut": 4,
         *               "itemsDeleted": 0,
         *               "objectsCopied": 0,
         *               "objectsDeleted": 0
         *             },
         *             "lateUploads": 0,
         *             "deleted": {
         *               "items": 0,
         *               "objects": 0,
         *               "stores": false
         *             },
         *             "readOnlySeconds": 27.4
         *           }
         *         }
         *       ]
         *     }
         */
        MovePage: {
            items: components["schemas"]["Move"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description An archive of all that a tenant has
         * @example {
         *       "id": "job_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "state": "succeeded",
         *       "phase": "done",
         *       "entries": 531,
         *       "bytes": 1204883211,
         *       "counts": {
         *         "records": 48211,
         *         "file": 512,
         *         "members": 14,
         *         "audit": 9112
         *       },
         *       "startedAt": "2026-11-27T12:00:00.000Z",
         *       "finishedAt": "2026-11-27T12:00:49.000Z",
         *       "expiresAt": "2026-12-04T12:00:00.000Z",
         *       "download": {
         *         "url": "https://files.s3.amazonaws.com/t/tnt_01kb2v3m9ne4a8x0c5r7d6f1gh/.archives/job_01kb2v3m9ne4a8x0c5r7d6f1gh/archive.zip?X-Amz-Signature=4f2a",
         *         "expiresAt": "2026-11-27T12:15:49.000Z"
         *       }
         *     }
         */
        TenantExport: {
            /**
             * @description The id of the export
             * @example job_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description The id of the tenant
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            tenantId: string;
            /** @enum {string} */
            state: "running" | "succeeded" | "failed";
            /** @enum {string} */
            phase: "opening" | "gathering" | "writing" | "completing" | "done" | "failed";
            /** @description Of the archive, written so far */
            entries: number;
            /** @description Written so far, unpacked */
            bytes: number;
            /** @description Files, and lines of everything else, by kind */
            counts: {
                [key: string]: number;
            };
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt?: string;
            /**
             * Format: date-time
             * @description When the archive is removed
             */
            expiresAt: string;
            /** @description Why it failed; start another one */
            failure?: string;
            /** @description Once it is written: a link for a quarter of an hour, new each time; absent where a move left the archive behind */
            download?: {
                /** Format: uri */
                url: string;
                /** Format: date-time */
                expiresAt: string;
            };
        };
        /**
         * @description An archive on its way into a fresh tenant
         * @example {
         *       "id": "job_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "state": "running",
         *       "phase": "receiving",
         *       "entries": 0,
         *       "bytes": 0,
         *       "counts": {},
         *       "startedAt": "2026-11-27T12:00:00.000Z",
         *       "upload": {
         *         "url": "https://files.s3.amazonaws.com/t/tnt_01kb2v3m9ne4a8x0c5r7d6f1gh/.archives/job_01kb2v3m9ne4a8x0c5r7d6f1gh/archive.zip?X-Amz-Signature=4f2a",
         *         "headers": {
         *           "content-length": "1204883",
         *           "if-none-match": "*"
         *         },
         *         "expiresAt": "2026-11-27T12:15:00.000Z"
         *       }
         *     }
         */
        TenantImport: {
            /**
             * @description The id of the import
             * @example job_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description The id of the tenant
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            tenantId: string;
            /** @enum {string} */
            state: "running" | "succeeded" | "failed";
            /** @enum {string} */
            phase: "receiving" | "verifying" | "writing" | "opening" | "enrolling" | "completing" | "done" | "failed";
            /** @description Of the archive, written so far */
            entries: number;
            /** @description Written so far */
            bytes: number;
            /** @description Files, and lines of everything else, by kind */
            counts: {
                [key: string]: number;
            };
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description Why it failed */
            failure?: string;
            /** @description Until the archive is there: a link for a quarter of an hour, new each time; a PUT with these headers */
            upload?: {
                /** Format: uri */
                url: string;
                headers: {
                    [key: string]: string;
                };
                /** Format: date-time */
                expiresAt: string;
            };
        };
        /**
         * @description One page of jobs
         * @example {
         *       "items": [
         *         {
         *           "id": "mov_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "type": "move",
         *           "state": "running",
         *           "phase": "draining",
         *           "startedBy": "op-1",
         *           "startedAt": "2026-11-23T16:00:00.000Z",
         *           "updatedAt": "2026-11-23T16:00:36.000Z",
         *           "report": {
         *             "lateUploads": 0
         *           }
         *         }
         *       ]
         *     }
         */
        JobPage: {
            items: components["schemas"]["Job"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description One page of operators
         * @example {
         *       "items": [
         *         {
         *           "id": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *           "email": "grace@freehold.example",
         *           "role": "support",
         *           "status": "active",
         *           "createdAt": "2026-11-27T12:00:00.000Z",
         *           "updatedAt": "2026-11-27T12:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        OperatorPage: {
            items: components["schemas"]["Operator"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description Somebody who runs the platform
         * @example {
         *       "id": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *       "email": "grace@freehold.example",
         *       "role": "support",
         *       "status": "active",
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "updatedAt": "2026-11-27T12:00:00.000Z"
         *     }
         */
        Operator: {
            /**
             * @description The id of the operator
             * @example b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11
             */
            id: string;
            email: string;
            role: string;
            /** @enum {string} */
            status: "active" | "disabled";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @description A new operator, with what to hand over
         * @example {
         *       "id": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *       "email": "grace@freehold.example",
         *       "role": "support",
         *       "status": "active",
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "updatedAt": "2026-11-27T12:00:00.000Z",
         *       "firstPassword": "Kx7-wq2-Rt9-mm4"
         *     }
         */
        CreatedOperator: {
            /**
             * @description The id of the operator
             * @example b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11
             */
            id: string;
            email: string;
            role: string;
            /** @enum {string} */
            status: "active" | "disabled";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description Shown this once; it is replaced at the first sign-in */
            firstPassword: string;
        };
        /**
         * @description Access that an operator asked for
         * @example {
         *       "id": "sup_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "status": "granted",
         *       "isEmergency": false,
         *       "operator": {
         *         "kind": "operator",
         *         "id": "0d6a4a5f",
         *         "name": "grace@freehold.example"
         *       },
         *       "reason": "An import of 2026-11-26 stopped half way (ticket 4711).",
         *       "scopes": [
         *         "records:read"
         *       ],
         *       "durationHours": 24,
         *       "requestedAt": "2026-11-27T12:00:00.000Z",
         *       "grantedBy": {
         *         "kind": "user",
         *         "id": "b2c5d4e4",
         *         "name": "ada@acme.example"
         *       },
         *       "grantedAt": "2026-11-27T12:10:00.000Z",
         *       "until": "2026-11-28T12:10:00.000Z",
         *       "credential": "us-east-1_AbCdEfGhI.sup_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *     }
         */
        AskedSupportAccess: {
            /**
             * @description The id of the access
             * @example sup_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** @enum {string} */
            status: "requested" | "granted" | "refused" | "revoked" | "withdrawn" | "ended";
            /** @description Whether another operator grants it, and the tenant is told */
            isEmergency: boolean;
            operator: components["schemas"]["SupportParty"];
            reason: string;
            scopes: ("records:read" | "files:read" | "members:read")[];
            durationHours: number;
            /** Format: date-time */
            requestedAt: string;
            grantedBy?: components["schemas"]["SupportParty"];
            /** Format: date-time */
            grantedAt?: string;
            /** Format: date-time */
            until?: string;
            /** @description Who refused, revoked or withdrew it */
            closedBy?: components["schemas"]["SupportParty"];
            /** Format: date-time */
            closedAt?: string;
            /** @description To be sent as `Authorization: Freehold-Support access=<credential>, token=<accessToken>`; worth nothing without the token of the operator who asked */
            credential: string;
        };
        /**
         * @description Who asked, granted or ended an access
         * @example {
         *       "kind": "user",
         *       "id": "b2c5d4e4",
         *       "name": "ada@acme.example"
         *     }
         */
        SupportParty: {
            /** @enum {string} */
            kind: "operator" | "user" | "policy";
            id?: string;
            /** @description The address; of a grant in advance, the policy */
            name: string;
        };
        /**
         * @description One page of what was asked of a tenant, the latest first
         * @example {
         *       "items": [
         *         {
         *           "id": "sup_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "status": "granted",
         *           "isEmergency": false,
         *           "operator": {
         *             "kind": "operator",
         *             "id": "0d6a4a5f",
         *             "name": "grace@freehold.example"
         *           },
         *           "reason": "An import of 2026-11-26 stopped half way (ticket 4711).",
         *           "scopes": [
         *             "records:read"
         *           ],
         *           "durationHours": 24,
         *           "requestedAt": "2026-11-27T12:00:00.000Z",
         *           "grantedBy": {
         *             "kind": "user",
         *             "id": "b2c5d4e4",
         *             "name": "ada@acme.example"
         *           },
         *           "grantedAt": "2026-11-27T12:10:00.000Z",
         *           "until": "2026-11-28T12:10:00.000Z",
         *           "credential": "us-east-1_AbCdEfGhI.sup_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *         }
         *       ]
         *     }
         */
        AskedSupportAccessPage: {
            items: components["schemas"]["AskedSupportAccess"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description All types, by name
         * @example {
         *       "items": [
         *         {
         *           "type": "file.uploaded",
         *           "group": "file",
         *           "version": 1,
         *           "description": "A file was uploaded.",
         *           "schema": {
         *             "type": "object",
         *             "properties": {
         *               "type": {
         *                 "const": "file.uploaded"
         *               }
         *             }
         *           },
         *           "example": {
         *             "type": "file.uploaded",
         *             "data": {
         *               "id": "fil_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *             }
         *           }
         *         }
         *       ]
         *     }
         */
        EventTypes: {
            items: components["schemas"]["EventType"][];
        };
        /**
         * @description What tenants are told of
         * @example {
         *       "type": "file.uploaded",
         *       "group": "file",
         *       "version": 1,
         *       "description": "A file was uploaded.",
         *       "schema": {
         *         "type": "object",
         *         "properties": {
         *           "type": {
         *             "const": "file.uploaded"
         *           }
         *         }
         *       },
         *       "example": {
         *         "type": "file.uploaded",
         *         "data": {
         *           "id": "fil_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *         }
         *       }
         *     }
         */
        EventType: {
            /**
             * @description What endpoints subscribe to
             * @example file.uploaded
             */
            type: string;
            /**
             * @description Its first part: `file.*` subscribes to all of the group
             * @example file
             */
            group: string;
            /**
             * @description Of the shape of `data`: grows only when that breaks
             * @example 1
             */
            version: number;
            description: string;
            /** @description A JSON Schema of the whole message */
            schema: Record<string, unknown>;
            /** @description A message that is valid by it */
            example: Record<string, unknown>;
        };
        /**
         * @description The events, in the order of the request
         * @example {
         *       "items": [
         *         {
         *           "id": "evt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "type": "order.shipped"
         *         }
         *       ]
         *     }
         */
        SentEvents: {
            items: components["schemas"]["SentEvent"][];
        };
        /**
         * @description An event on its way
         * @example {
         *       "id": "evt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "type": "order.shipped"
         *     }
         */
        SentEvent: {
            /** @example evt_01kb2v3m9ne4a8x0c5r7d6f1gh */
            id: string;
            /** @example order.shipped */
            type: string;
        };
        /**
         * @description An endpoint with what its receiver verifies with
         * @example {
         *       "id": "whe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "url": "https://hooks.acme.example/freehold",
         *       "description": "Our CRM",
         *       "eventTypes": [
         *         "member.*",
         *         "record.created"
         *       ],
         *       "headerNames": [
         *         "authorization"
         *       ],
         *       "state": "failing",
         *       "health": {
         *         "failingSince": "2026-11-28T12:00:00.000Z",
         *         "last": {
         *           "at": "2026-11-28T12:05:05.000Z",
         *           "status": 500,
         *           "reason": "It answered 500."
         *         }
         *       },
         *       "signing": "hmac",
         *       "version": 1,
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "updatedAt": "2026-11-27T12:00:00.000Z",
         *       "verificationKey": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3lvB1Uo6KjU="
         *     }
         */
        WebhookEndpointWithKey: {
            /**
             * @description The id of the endpoint
             * @example whe_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            url: string;
            description: string;
            eventTypes: string[];
            headerNames: string[];
            messagesPerSecond?: number;
            /** @enum {string} */
            state: "active" | "failing" | "disabled";
            /** @description Why it is sent nothing */
            disabled?: {
                /** @enum {string} */
                because: "asked" | "gone" | "failing";
                /** Format: date-time */
                at: string;
            };
            health: {
                /**
                 * Format: date-time
                 * @description Since when no attempt succeeded
                 */
                failingSince?: string;
                /**
                 * Format: date-time
                 * @description It was overloaded: nothing is sent until then
                 */
                pausedUntil?: string;
                /** @description Of its last attempts, to the minute */
                last?: {
                    /** Format: date-time */
                    at: string;
                    status?: number;
                    reason?: string;
                };
            };
            /** @enum {string} */
            signing: "hmac" | "ed25519";
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * @description As `GET …/secret` tells it; absent where the request was repeated
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3lvB1Uo6KjU=
             */
            verificationKey?: string;
        };
        /**
         * @description All endpoints of the tenant, which are at most 50
         * @example {
         *       "items": [
         *         {
         *           "id": "whe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "url": "https://hooks.acme.example/freehold",
         *           "description": "Our CRM",
         *           "eventTypes": [
         *             "member.*",
         *             "record.created"
         *           ],
         *           "headerNames": [
         *             "authorization"
         *           ],
         *           "state": "failing",
         *           "health": {
         *             "failingSince": "2026-11-28T12:00:00.000Z",
         *             "last": {
         *               "at": "2026-11-28T12:05:05.000Z",
         *               "status": 500,
         *               "reason": "It answered 500."
         *             }
         *           },
         *           "signing": "hmac",
         *           "version": 1,
         *           "createdAt": "2026-11-27T12:00:00.000Z",
         *           "updatedAt": "2026-11-27T12:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        WebhookEndpointPage: {
            items: components["schemas"]["WebhookEndpoint"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description Where a tenant is told of its events
         * @example {
         *       "id": "whe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "url": "https://hooks.acme.example/freehold",
         *       "description": "Our CRM",
         *       "eventTypes": [
         *         "member.*",
         *         "record.created"
         *       ],
         *       "headerNames": [
         *         "authorization"
         *       ],
         *       "state": "failing",
         *       "health": {
         *         "failingSince": "2026-11-28T12:00:00.000Z",
         *         "last": {
         *           "at": "2026-11-28T12:05:05.000Z",
         *           "status": 500,
         *           "reason": "It answered 500."
         *         }
         *       },
         *       "signing": "hmac",
         *       "version": 1,
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "updatedAt": "2026-11-27T12:00:00.000Z"
         *     }
         */
        WebhookEndpoint: {
            /**
             * @description The id of the endpoint
             * @example whe_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            url: string;
            description: string;
            eventTypes: string[];
            headerNames: string[];
            messagesPerSecond?: number;
            /** @enum {string} */
            state: "active" | "failing" | "disabled";
            /** @description Why it is sent nothing */
            disabled?: {
                /** @enum {string} */
                because: "asked" | "gone" | "failing";
                /** Format: date-time */
                at: string;
            };
            health: {
                /**
                 * Format: date-time
                 * @description Since when no attempt succeeded
                 */
                failingSince?: string;
                /**
                 * Format: date-time
                 * @description It was overloaded: nothing is sent until then
                 */
                pausedUntil?: string;
                /** @description Of its last attempts, to the minute */
                last?: {
                    /** Format: date-time */
                    at: string;
                    status?: number;
                    reason?: string;
                };
            };
            /** @enum {string} */
            signing: "hmac" | "ed25519";
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @description What a receiver verifies with now, the latest first
         * @example {
         *       "items": [
         *         {
         *           "signing": "hmac",
         *           "verificationKey": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3lvB1Uo6KjU=",
         *           "createdAt": "2026-11-27T12:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        WebhookVerificationKeys: {
            items: {
                /** @enum {string} */
                signing: "hmac" | "ed25519";
                /**
                 * @description What the receiver verifies with: `whsec_…`, the secret that both sides know, or `whpk_…`, the public key
                 * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3lvB1Uo6KjU=
                 */
                verificationKey: string;
                /** Format: date-time */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description Of one before the last rotation: until then it signs
                 */
                until?: string;
            }[];
        };
        /**
         * @description That an endpoint is told of an event
         * @example {
         *       "id": "whm_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "endpointId": "whe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "eventId": "evt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "eventType": "member.joined",
         *       "state": "pending",
         *       "tries": 1,
         *       "nextAt": "2026-11-28T12:00:05.000Z",
         *       "createdAt": "2026-11-28T12:00:00.000Z"
         *     }
         */
        WebhookMessage: {
            /**
             * @description The id of the message, as the receiver gets it in `webhook-id`
             * @example whm_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description The id of the endpoint
             * @example whe_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            endpointId: string;
            eventId: string;
            eventType: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            /** @description Attempts of the present round, of ten */
            tries: number;
            /**
             * Format: date-time
             * @description When it is attempted next
             */
            nextAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            deliveredAt?: string;
        };
        /**
         * @description What is sent again
         * @example {
         *       "kind": "recover",
         *       "since": "2026-11-27T00:00:00.000Z",
         *       "until": "2026-11-28T12:00:00.000Z",
         *       "sent": 17,
         *       "isDone": true
         *     }
         */
        WebhookResent: {
            /** @enum {string} */
            kind: "recover" | "replay";
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            /** @description Messages that are on their way */
            sent: number;
            /** @description Whether that is all; the rest follows by itself */
            isDone: boolean;
        };
        /**
         * @description One page of messages, the latest first; it may be shorter than asked though more follow
         * @example {
         *       "items": [
         *         {
         *           "id": "whm_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "endpointId": "whe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "eventId": "evt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "eventType": "member.joined",
         *           "state": "pending",
         *           "tries": 1,
         *           "nextAt": "2026-11-28T12:00:05.000Z",
         *           "createdAt": "2026-11-28T12:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        WebhookMessagePage: {
            items: components["schemas"]["WebhookMessage"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description A message with what is sent, and its attempts
         * @example {
         *       "id": "whm_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "endpointId": "whe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "eventId": "evt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "eventType": "member.joined",
         *       "state": "pending",
         *       "tries": 1,
         *       "nextAt": "2026-11-28T12:00:05.000Z",
         *       "createdAt": "2026-11-28T12:00:00.000Z",
         *       "payload": {
         *         "type": "member.joined",
         *         "timestamp": "2026-11-28T12:00:00.000Z",
         *         "data": {}
         *       },
         *       "attempts": [
         *         {
         *           "at": "2026-11-28T12:00:00.000Z",
         *           "latencyMs": 41,
         *           "isDelivered": false,
         *           "status": 500,
         *           "reason": "It answered 500.",
         *           "answer": "Internal error"
         *         }
         *       ]
         *     }
         */
        WebhookMessageDetails: {
            /**
             * @description The id of the message, as the receiver gets it in `webhook-id`
             * @example whm_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description The id of the endpoint
             * @example whe_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            endpointId: string;
            eventId: string;
            eventType: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            /** @description Attempts of the present round, of ten */
            tries: number;
            /**
             * Format: date-time
             * @description When it is attempted next
             */
            nextAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            deliveredAt?: string;
            /** @description What is sent */
            payload?: Record<string, unknown>;
            /** @description The last 100, the first one first */
            attempts: {
                /** Format: date-time */
                at: string;
                latencyMs: number;
                isDelivered: boolean;
                status?: number;
                /** @description Why it is no success */
                reason?: string;
                /** @description The first 2 KB of what was answered */
                answer?: string;
            }[];
        };
        /**
         * @description It will be sent
         * @example {
         *       "id": "ntf_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *     }
         */
        AcceptedNotification: {
            /**
             * @description The id of the notification
             * @example ntf_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
        };
        /**
         * @description One page of the inbox
         * @example {
         *       "items": [
         *         {
         *           "id": "ntf_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "template": "message",
         *           "category": "product",
         *           "title": "Your report is ready",
         *           "text": "The report of November is there.",
         *           "createdAt": "2026-11-28T08:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        InboxPage: {
            items: components["schemas"]["InboxItem"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description A notification in the inbox of the signed-in member
         * @example {
         *       "id": "ntf_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "template": "message",
         *       "category": "product",
         *       "title": "Your report is ready",
         *       "text": "The report of November is there.",
         *       "createdAt": "2026-11-28T08:00:00.000Z"
         *     }
         */
        InboxItem: {
            /**
             * @description The id of the notification
             * @example ntf_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            template: string;
            category: string;
            title: string;
            text: string;
            /** @example https://app.acme.example/reports/11 */
            link?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            readAt?: string;
            /** Format: date-time */
            archivedAt?: string;
        };
        /**
         * @description What became of a notification, by recipient and channel. `unknown`: the answer was lost, it may have been sent, and is not sent again; `muted`: the recipient does not want it.
         * @example {
         *       "id": "ntf_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "template": "message",
         *       "createdAt": "2026-11-28T08:00:00.000Z",
         *       "messages": [
         *         {
         *           "recipientId": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *           "channel": "email",
         *           "state": "sent",
         *           "updatedAt": "2026-11-28T08:00:01.000Z"
         *         }
         *       ]
         *     }
         */
        SentNotification: {
            /**
             * @description The id of the notification
             * @example ntf_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            template: string;
            /** Format: date-time */
            createdAt: string;
            messages: {
                recipientId: string;
                /** @enum {string} */
                channel: "in_app" | "email" | "sms" | "push";
                /** @enum {string} */
                state: "queued" | "sending" | "sent" | "delivered" | "bounced" | "failed" | "suppressed" | "unknown" | "muted" | "unreachable" | "digested";
                reason?: string;
                /** Format: date-time */
                notBefore?: string;
                /** Format: date-time */
                updatedAt: string;
            }[];
        };
        /**
         * @description How many of the inbox are unread
         * @example {
         *       "unread": 3,
         *       "isCapped": false
         *     }
         */
        UnreadCount: {
            unread: number;
            /** @description Only the latest 500 are counted */
            isCapped: boolean;
        };
        /**
         * @description All templates of the platform and of the tenant
         * @example {
         *       "items": [
         *         {
         *           "name": "order-sent",
         *           "category": "orders",
         *           "channels": [
         *             "in_app",
         *             "email"
         *           ],
         *           "variables": {
         *             "order": {
         *               "type": "text"
         *             }
         *           },
         *           "sample": {
         *             "order": "A-17"
         *           },
         *           "source": "own"
         *         }
         *       ]
         *     }
         */
        NotificationTemplates: {
            items: components["schemas"]["NotificationTemplateSummary"][];
        };
        /**
         * @description A template without its texts
         * @example {
         *       "name": "order-sent",
         *       "category": "orders",
         *       "channels": [
         *         "in_app",
         *         "email"
         *       ],
         *       "variables": {
         *         "order": {
         *           "type": "text"
         *         }
         *       },
         *       "sample": {
         *         "order": "A-17"
         *       },
         *       "source": "own"
         *     }
         */
        NotificationTemplateSummary: {
            name: string;
            category: string;
            channels: ("in_app" | "email" | "sms" | "push")[];
            variables: {
                [key: string]: {
                    /** @enum {string} */
                    type: "text" | "url";
                    isOptional?: boolean;
                    description?: string;
                };
            };
            link?: string;
            sample: {
                [key: string]: string | number | boolean;
            };
            /**
             * @description The platform’s as it is, with texts of the tenant’s, or the tenant’s
             * @enum {string}
             */
            source: "platform" | "override" | "own";
        };
        /**
         * @description A template as notifications are made by it
         * @example {
         *       "name": "order-sent",
         *       "category": "orders",
         *       "channels": [
         *         "in_app",
         *         "email"
         *       ],
         *       "variables": {
         *         "order": {
         *           "type": "text"
         *         }
         *       },
         *       "sample": {
         *         "order": "A-17"
         *       },
         *       "source": "own",
         *       "subject": "Order {{order}} is on its way",
         *       "text": "Your order {{order}} was sent today.",
         *       "html": "<p>Your order <b>{{order}}</b> was sent today.</p>",
         *       "translations": {}
         *     }
         */
        NotificationTemplate: {
            name: string;
            category: string;
            channels: ("in_app" | "email" | "sms" | "push")[];
            variables: {
                [key: string]: {
                    /** @enum {string} */
                    type: "text" | "url";
                    isOptional?: boolean;
                    description?: string;
                };
            };
            link?: string;
            sample: {
                [key: string]: string | number | boolean;
            };
            /**
             * @description The platform’s as it is, with texts of the tenant’s, or the tenant’s
             * @enum {string}
             */
            source: "platform" | "override" | "own";
            subject: string;
            text: string;
            html?: string;
            sms?: string;
            button?: string;
            translations: {
                [key: string]: {
                    subject: string;
                    text: string;
                    html?: string;
                    sms?: string;
                    button?: string;
                };
            };
        };
        /**
         * @description What a recipient would get
         * @example {
         *       "subject": "Order A-17 is on its way",
         *       "text": "Your order A-17 was sent today.\n",
         *       "html": "<!doctype html>…",
         *       "sms": "Order A-17 is on its way: Your order A-17 was sent today."
         *     }
         */
        NotificationPreview: {
            subject: string;
            text: string;
            html: string;
            sms: string;
        };
        /**
         * @description A page in HTML
         * @example <!doctype html>…
         */
        UnsubscribePage: string;
        /**
         * @description How many were unread
         * @example {
         *       "marked": 3
         *     }
         */
        MarkedRead: {
            marked: number;
        };
        /**
         * @description What the signed-in member says of notifications
         * @example {
         *       "timeZone": "Europe/Berlin",
         *       "off": {
         *         "product": [
         *           "email"
         *         ]
         *       },
         *       "quietHours": {
         *         "from": "22:00",
         *         "to": "07:00"
         *       },
         *       "digest": {
         *         "usage": "daily"
         *       },
         *       "mandatory": [
         *         "security",
         *         "billing"
         *       ]
         *     }
         */
        NotificationPreferences: {
            /**
             * @description Of quiet hours and daily mails
             * @default UTC
             * @example Europe/Berlin
             */
            timeZone: string;
            /**
             * @description The language, where a template has it
             * @example de
             */
            locale?: string;
            /**
             * @description By category the channels that are switched off
             * @default {}
             */
            off: {
                [key: string]: ("in_app" | "email" | "sms" | "push")[];
            };
            /** @description What comes then is sent when they are over; the inbox has it at once */
            quietHours?: {
                /** @example 22:00 */
                from: string;
                /** @example 22:00 */
                to: string;
            };
            /**
             * @description By category: its mails come at the full hour, or in the morning at eight
             * @default {}
             */
            digest: {
                [key: string]: "hourly" | "daily";
            };
            mandatory: string[];
        };
        /**
         * @description Where the signed-in member gets push messages
         * @example {
         *       "id": "dev_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "kind": "web_push",
         *       "name": "Firefox at work",
         *       "createdAt": "2026-11-28T08:00:00.000Z"
         *     }
         */
        Device: {
            /**
             * @description The id of the device
             * @example dev_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** @enum {string} */
            kind: "web_push" | "mobile";
            name?: string;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @description The devices of the signed-in member, which are at most 10
         * @example {
         *       "items": [
         *         {
         *           "id": "dev_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "kind": "web_push",
         *           "name": "Firefox at work",
         *           "createdAt": "2026-11-28T08:00:00.000Z"
         *         }
         *       ],
         *       "publicKey": "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs"
         *     }
         */
        Devices: {
            items: components["schemas"]["Device"][];
            /**
             * @description What browsers subscribe with: their `applicationServerKey`
             * @example BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs
             */
            publicKey?: string;
        };
        /**
         * @description The number to which the signed-in member gets SMS
         * @example {
         *       "number": "+4915112345678",
         *       "confirmedAt": "2026-11-28T08:00:00.000Z"
         *     }
         */
        PhoneNumber: {
            /** @example +4915112345678 */
            number?: string;
            /** Format: date-time */
            confirmedAt?: string;
            /** @description Whose code is awaited; until then the one before is used */
            pending?: {
                number: string;
                /** Format: date-time */
                expiresAt: string;
                triesLeft: number;
            };
        };
        /**
         * @description One page of suppressed addresses
         * @example {
         *       "items": [
         *         {
         *           "id": "sup_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "channel": "email",
         *           "address": "ada@acme.example",
         *           "reason": "bounce",
         *           "since": "2026-11-28T08:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        SuppressionPage: {
            items: components["schemas"]["Suppression"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description An address to which no notification is sent any more
         * @example {
         *       "id": "sup_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "channel": "email",
         *       "address": "ada@acme.example",
         *       "reason": "bounce",
         *       "since": "2026-11-28T08:00:00.000Z"
         *     }
         */
        Suppression: {
            /**
             * @description The id of the suppression
             * @example sup_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** @enum {string} */
            channel: "email" | "sms";
            address: string;
            /**
             * @description A message came back for good, or its reader complained
             * @enum {string}
             */
            reason: "bounce" | "complaint";
            /** Format: date-time */
            since: string;
        };
        /**
         * @description One page of the audit log, the newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "aud_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "time": "2026-11-27T12:00:00.000Z",
         *           "actor": {
         *             "kind": "user",
         *             "id": "b2c5d4e4"
         *           },
         *           "action": "member.role_changed",
         *           "target": {
         *             "kind": "member",
         *             "id": "7f3c0b1e"
         *           },
         *           "before": {
         *             "role": "member"
         *           },
         *           "after": {
         *             "userId": "7f3c0b1e",
         *             "role": "admin"
         *           },
         *           "requestId": "8c1e4d0b",
         *           "sourceIp": "203.0.113.7",
         *           "userAgent": "Mozilla/5.0",
         *           "result": "done",
         *           "isErased": false
         *         }
         *       ]
         *     }
         */
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description What somebody did, or was refused
         * @example {
         *       "id": "aud_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "time": "2026-11-27T12:00:00.000Z",
         *       "actor": {
         *         "kind": "user",
         *         "id": "b2c5d4e4"
         *       },
         *       "action": "member.role_changed",
         *       "target": {
         *         "kind": "member",
         *         "id": "7f3c0b1e"
         *       },
         *       "before": {
         *         "role": "member"
         *       },
         *       "after": {
         *         "userId": "7f3c0b1e",
         *         "role": "admin"
         *       },
         *       "requestId": "8c1e4d0b",
         *       "sourceIp": "203.0.113.7",
         *       "userAgent": "Mozilla/5.0",
         *       "result": "done",
         *       "isErased": false
         *     }
         */
        AuditEntry: {
            /**
             * @description The id of the entry: that of the event, with another prefix
             * @example aud_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** Format: date-time */
            time: string;
            actor: {
                kind: string;
                id: string;
                /** @description The member whose key it is, or the access that let support in */
                onBehalfOf?: {
                    kind: string;
                    id: string;
                };
            };
            /** @description The type of the event (docs/events.md) */
            action: string;
            target: {
                kind: string;
                id: string;
            };
            /** @description As it was, where the action changed something */
            before?: {
                [key: string]: unknown;
            };
            /** @description As it is since; personal data and secrets stand as `***` */
            after?: {
                [key: string]: unknown;
            };
            requestId?: string;
            sourceIp?: string;
            userAgent?: string;
            /** @description What stands as `***`, by its JSON pointer; never a secret */
            masked?: {
                [key: string]: string;
            };
            /** @enum {string} */
            result: "done" | "refused";
            /** @description Whether its personal data was erased */
            isErased: boolean;
        };
        /**
         * @description An export of an audit log
         * @example {
         *       "id": "job_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "state": "succeeded",
         *       "entries": 48211,
         *       "startedAt": "2026-11-27T12:00:00.000Z",
         *       "finishedAt": "2026-11-27T12:00:09.000Z",
         *       "expiresAt": "2026-12-04T12:00:00.000Z",
         *       "download": {
         *         "url": "https://exports.s3.amazonaws.com/exports/tnt_01kb2v3m9ne4a8x0c5r7d6f1gh/job_01kb2v3m9ne4a8x0c5r7d6f1gh.jsonl.gz?X-Amz-Signature=4f2a",
         *         "expiresAt": "2026-11-27T12:15:09.000Z"
         *       }
         *     }
         */
        AuditExport: {
            /**
             * @description The id of the export
             * @example job_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** @enum {string} */
            state: "running" | "succeeded" | "failed";
            /** @description Written so far */
            entries: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt?: string;
            /**
             * Format: date-time
             * @description When the file is deleted
             */
            expiresAt: string;
            /** @description Why it failed; start another one */
            failure?: string;
            /** @description Once it is written: a link for a quarter of an hour, new each time */
            download?: {
                /** Format: uri */
                url: string;
                /** Format: date-time */
                expiresAt: string;
            };
        };
        /**
         * @description Where a tenant’s audit log is sent, with what messages are signed with
         * @example {
         *       "target": {
         *         "kind": "https",
         *         "url": "https://siem.acme.example/freehold"
         *       },
         *       "state": "delivering",
         *       "startedAt": "2026-11-27T12:00:00.000Z",
         *       "deliveredAt": "2026-11-27T12:31:02.000Z",
         *       "nextAt": "2026-11-27T12:32:02.000Z",
         *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3lvB1Uo6KjU="
         *     }
         */
        AuditStreamWithSecret: {
            target: components["schemas"]["AuditStreamTargetOutput"];
            /** @enum {string} */
            state: "delivering" | "failing";
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description When the target took something last
             */
            deliveredAt?: string;
            /** @description Why the target takes nothing; all that waits is tried on */
            failure?: {
                /** Format: date-time */
                since: string;
                attempts: number;
                reason: string;
            };
            /**
             * Format: date-time
             * @description When it is tried again
             */
            nextAt: string;
            /** @description Of HTTPS: what messages are signed with, shown this once */
            secret?: string;
        };
        /**
         * @description Where a tenant’s audit log is sent
         * @example {
         *       "target": {
         *         "kind": "https",
         *         "url": "https://siem.acme.example/freehold"
         *       },
         *       "state": "delivering",
         *       "startedAt": "2026-11-27T12:00:00.000Z",
         *       "deliveredAt": "2026-11-27T12:31:02.000Z",
         *       "nextAt": "2026-11-27T12:32:02.000Z"
         *     }
         */
        AuditStream: {
            target: components["schemas"]["AuditStreamTargetOutput"];
            /** @enum {string} */
            state: "delivering" | "failing";
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description When the target took something last
             */
            deliveredAt?: string;
            /** @description Why the target takes nothing; all that waits is tried on */
            failure?: {
                /** Format: date-time */
                since: string;
                attempts: number;
                reason: string;
            };
            /**
             * Format: date-time
             * @description When it is tried again
             */
            nextAt: string;
        };
        /**
         * @description All flags, by name
         * @example {
         *       "items": [
         *         {
         *           "name": "new_editor",
         *           "description": "The editor of 2027",
         *           "percentage": 10,
         *           "kill": false,
         *           "onTenants": [],
         *           "offTenants": [],
         *           "onUsers": [],
         *           "version": 3
         *         }
         *       ]
         *     }
         */
        FlagList: {
            items: components["schemas"]["Flag"][];
        };
        /**
         * @description An operator’s switch of a feature
         * @example {
         *       "name": "new_editor",
         *       "description": "The editor of 2027",
         *       "percentage": 10,
         *       "kill": false,
         *       "onTenants": [],
         *       "offTenants": [],
         *       "onUsers": [],
         *       "version": 3
         *     }
         */
        Flag: {
            /**
             * @description The feature that it switches, in snake_case
             * @example new_editor
             */
            name: string;
            /**
             * @description What it is for
             * @default
             * @example The editor of 2027
             */
            description: string;
            /**
             * @description Off for everyone, whatever else it says
             * @default false
             */
            kill: boolean;
            /**
             * @description On for that share of the tenants, always the same ones
             * @default 0
             * @example 10
             */
            percentage: number;
            /**
             * @description Tenants for whom it is on
             * @default []
             */
            onTenants: string[];
            /**
             * @description Tenants for whom it is off, above all that switches it on
             * @default []
             */
            offTenants: string[];
            /**
             * @description Users for whom it is on
             * @default []
             */
            onUsers: {
                /**
                 * @description The id of a tenant
                 * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
                 */
                tenantId: string;
                /**
                 * @description The id of a user of the tenant
                 * @example 7f3c0b1e
                 */
                userId: string;
            }[];
            /**
             * @description Grows with every change of a flag
             * @example 3
             */
            version: number;
        };
        /**
         * @description A user’s session, an operator’s session, or a challenge to answer first
         * @example {
         *       "token": {
         *         "accessToken": "eyJra…",
         *         "refreshToken": "AQICA…",
         *         "expiresIn": 1800
         *       },
         *       "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "tenantName": "Acme",
         *       "plan": "pro",
         *       "settings": {
         *         "theme": "dark"
         *       },
         *       "features": [
         *         "api_access"
         *       ]
         *     }
         */
        Session: {
            token: components["schemas"]["Token"];
            /** @example tnt_01jd3v9kq8e4nb5w2x7y6z0abc */
            tenantId: string;
            /** @example Acme */
            tenantName: string;
            /** @example pro */
            plan: string;
            /**
             * @example {
             *       "theme": "dark"
             *     }
             */
            settings: {
                [key: string]: unknown;
            };
            /**
             * @description Of the plan, with the tenant’s settings and the flags applied
             * @example [
             *       "api_access"
             *     ]
             */
            features: string[];
            /**
             * @description Ten, shown this once, where `MFA_SETUP` was answered: to be kept where the authenticator is not
             * @example [
             *       "h3kq-m7xd-2c9p-wvta"
             *     ]
             */
            recoveryCodes?: string[];
        } | {
            token: components["schemas"]["Token"];
            operator: {
                id: string;
                email: string;
            };
        } | {
            /**
             * @description What to answer with
             * @example {
             *       "name": "SOFTWARE_TOKEN_MFA",
             *       "session": "q83vEjRWeJA…"
             *     }
             */
            challenge: {
                /** @enum {string} */
                name: "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA";
                /** @description To be sent back; good for three minutes */
                session: string;
            } | {
                /** @constant */
                name: "MFA_SETUP";
                /** @description To be sent back; good for three minutes */
                session: string;
                authenticator: {
                    /** @description To be typed into an authenticator app */
                    secret: string;
                    /** @description The same as `otpauth://` URI, for a QR code */
                    uri: string;
                };
            };
        };
        /**
         * @description The tokens of a session; keep them secret
         * @example {
         *       "accessToken": "eyJra…",
         *       "refreshToken": "AQICA…",
         *       "expiresIn": 1800
         *     }
         */
        Token: {
            /** @description For `Authorization: Bearer` */
            accessToken: string;
            /** @description For `POST /v1/sessions/refresh`; absent where a cookie keeps it */
            refreshToken?: string;
            /** @description Seconds the access token lives */
            expiresIn: number;
        };
        /**
         * @description The new tokens of a session
         * @example {
         *       "token": {
         *         "accessToken": "eyJra…",
         *         "refreshToken": "AQICA…",
         *         "expiresIn": 1800
         *       }
         *     }
         */
        RefreshedSession: {
            token: components["schemas"]["Token"];
            /**
             * @description Its slug or id; without one an operator signs in
             * @example acme
             */
            tenant?: string;
        };
        /**
         * @description Who presents the credential: an operator, a user of a tenant, or an API key
         * @example {
         *       "kind": "operator",
         *       "userId": "7f3c…",
         *       "email": "op@freehold.example",
         *       "permissions": [
         *         "tenants:read"
         *       ]
         *     }
         */
        Me: {
            /** @constant */
            kind: "operator";
            userId: string;
            email: string;
            /**
             * @description What the credential may do
             * @example [
             *       "records:read"
             *     ]
             */
            permissions: string[];
        } | {
            /** @constant */
            kind: "tenant";
            userId: string;
            email: string;
            /** @example admin */
            role: string;
            /**
             * @description What the credential may do
             * @example [
             *       "records:read"
             *     ]
             */
            permissions: string[];
            tenant: {
                id: string;
                name: string;
                plan: string;
                /**
                 * @description Of the plan, with the tenant’s settings and the flags applied
                 * @example [
                 *       "api_access"
                 *     ]
                 */
                features: string[];
            };
        } | {
            /** @constant */
            kind: "key";
            keyId: string;
            /** @description Of a personal key: whose it is */
            memberId?: string;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * @description What the credential may do
             * @example [
             *       "records:read"
             *     ]
             */
            permissions: string[];
            tenant: {
                id: string;
                name: string;
                plan: string;
                /**
                 * @description Of the plan, with the tenant’s settings and the flags applied
                 * @example [
                 *       "api_access"
                 *     ]
                 */
                features: string[];
            };
        };
        /**
         * @description The profile as it is now
         * @example {
         *       "name": "Ada Lovelace"
         *     }
         */
        Profile: {
            name: string;
        };
        /**
         * @description What the requests are limited by
         * @example {
         *       "items": [
         *         {
         *           "name": "tenant",
         *           "window": "minute",
         *           "windowSeconds": 60,
         *           "limit": 100,
         *           "used": 58,
         *           "remaining": 42,
         *           "resetsInSeconds": 12
         *         }
         *       ]
         *     }
         */
        RateLimits: {
            items: {
                /** @description Whose it is: `tenant`, `key` or a class of routes */
                name: string;
                /** @enum {string} */
                window: "minute" | "hour";
                windowSeconds: number;
                /** @description Requests in any such window */
                limit: number;
                /** @description Of it, with what functions have taken ahead for a few seconds */
                used: number;
                remaining: number;
                /** @description When there will be more */
                resetsInSeconds: number;
            }[];
        };
        /**
         * @description Every feature that the plan, the settings or a flag speaks of, and the limits
         * @example {
         *       "plan": "pro",
         *       "planVersion": 1,
         *       "features": [
         *         {
         *           "feature": "25_users",
         *           "granted": true,
         *           "from": "plan"
         *         },
         *         {
         *           "feature": "sso_integration",
         *           "granted": true,
         *           "from": "override",
         *           "until": "2027-01-31T00:00:00.000Z"
         *         },
         *         {
         *           "feature": "new_editor",
         *           "granted": false,
         *           "from": "flag"
         *         }
         *       ],
         *       "limits": {
         *         "users": 25,
         *         "storageBytes": 107374182400
         *       }
         *     }
         */
        Entitlements: {
            /**
             * @description The key of the plan
             * @example pro
             */
            plan: string;
            /**
             * @description Its version that counts
             * @example 1
             */
            planVersion: number;
            features: {
                feature: string;
                granted: boolean;
                /**
                 * @description What decided: the plan, the tenant’s settings, or a flag
                 * @enum {string}
                 */
                from: "plan" | "override" | "flag";
                /**
                 * Format: date-time
                 * @description When an override ends
                 */
                until?: string;
            }[];
            limits: {
                /**
                 * @description Seats
                 * @example 25
                 */
                users: number | "unlimited";
                /** @example 107374182400 */
                storageBytes: number | "unlimited";
            };
        };
        /**
         * @description One page of members
         * @example {
         *       "items": [
         *         {
         *           "id": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *           "email": "grace@acme.example",
         *           "name": "Grace",
         *           "role": "member",
         *           "status": "active",
         *           "createdAt": "2026-11-27T12:00:00.000Z",
         *           "updatedAt": "2026-11-27T12:00:00.000Z",
         *           "version": 1
         *         }
         *       ]
         *     }
         */
        MemberPage: {
            items: components["schemas"]["Member"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description Somebody who may sign in to the tenant
         * @example {
         *       "id": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *       "email": "grace@acme.example",
         *       "name": "Grace",
         *       "role": "member",
         *       "status": "active",
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "updatedAt": "2026-11-27T12:00:00.000Z",
         *       "version": 1
         *     }
         */
        Member: {
            /**
             * @description The id of the user
             * @example b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11
             */
            id: string;
            email: string;
            name?: string;
            /**
             * @description `viewer`, `member`, `admin`, `owner`, or the id of a role of your own
             * @example member
             */
            role: string;
            /** @enum {string} */
            status: "active" | "disabled";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        /**
         * @description What became of each, in the order of the request
         * @example {
         *       "items": [
         *         {
         *           "email": "grace@acme.example",
         *           "outcome": "Invited",
         *           "invitationId": "inv_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "mail": "sent"
         *         }
         *       ]
         *     }
         */
        InviteOutcomes: {
            items: {
                email: string;
                /** @enum {string} */
                outcome: "Invited" | "AlreadyMember" | "AlreadyInvited" | "SeatLimitReached" | "RoleBeyondYours" | "UnknownRole" | "RoleNotFound" | "DomainNotAllowed" | "MembersBusy";
                /**
                 * @description The id of the invitation
                 * @example inv_01kb2v3m9ne4a8x0c5r7d6f1gh
                 */
                invitationId?: string;
                /**
                 * @description What became of the mail: one that `failed` can be sent again
                 * @example sent
                 * @enum {string}
                 */
                mail?: "pending" | "sent" | "failed" | "suppressed";
            }[];
        };
        /**
         * @description One page of open invitations
         * @example {
         *       "items": [
         *         {
         *           "id": "inv_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "email": "grace@acme.example",
         *           "name": "Grace",
         *           "role": "member",
         *           "mail": "sent",
         *           "invitedBy": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *           "createdAt": "2026-11-27T12:00:00.000Z",
         *           "expiresAt": "2026-12-04T12:00:00.000Z",
         *           "isLapsed": false
         *         }
         *       ]
         *     }
         */
        InvitationPage: {
            items: components["schemas"]["Invitation"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description A seat that is kept for somebody until he accepts
         * @example {
         *       "id": "inv_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "email": "grace@acme.example",
         *       "name": "Grace",
         *       "role": "member",
         *       "mail": "sent",
         *       "invitedBy": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "expiresAt": "2026-12-04T12:00:00.000Z",
         *       "isLapsed": false
         *     }
         */
        Invitation: {
            /**
             * @description The id of the invitation
             * @example inv_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            email: string;
            name?: string;
            /**
             * @description `viewer`, `member`, `admin`, `owner`, or the id of a role of your own
             * @example member
             */
            role: string;
            /**
             * @description What became of the mail: one that `failed` can be sent again
             * @example sent
             * @enum {string}
             */
            mail: "pending" | "sent" | "failed" | "suppressed";
            /** @description The id of the user who invited */
            invitedBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Whether its token is worth nothing any more */
            isLapsed: boolean;
        };
        /**
         * @description Who joined, and the tenant to sign in to
         * @example {
         *       "member": {
         *         "id": "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11",
         *         "email": "grace@acme.example",
         *         "name": "Grace",
         *         "role": "member",
         *         "status": "active",
         *         "createdAt": "2026-11-27T12:00:00.000Z",
         *         "updatedAt": "2026-11-27T12:00:00.000Z",
         *         "version": 1
         *       },
         *       "tenant": {
         *         "name": "Acme",
         *         "slug": "acme"
         *       }
         *     }
         */
        Joined: {
            member: components["schemas"]["Member"];
            tenant: {
                name: string;
                slug: string;
            };
        };
        /**
         * @description One page of accesses, the latest first
         * @example {
         *       "items": [
         *         {
         *           "id": "sup_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "status": "granted",
         *           "isEmergency": false,
         *           "operator": {
         *             "kind": "operator",
         *             "id": "0d6a4a5f",
         *             "name": "grace@freehold.example"
         *           },
         *           "reason": "An import of 2026-11-26 stopped half way (ticket 4711).",
         *           "scopes": [
         *             "records:read"
         *           ],
         *           "durationHours": 24,
         *           "requestedAt": "2026-11-27T12:00:00.000Z",
         *           "grantedBy": {
         *             "kind": "user",
         *             "id": "b2c5d4e4",
         *             "name": "ada@acme.example"
         *           },
         *           "grantedAt": "2026-11-27T12:10:00.000Z",
         *           "until": "2026-11-28T12:10:00.000Z",
         *           "recentUses": [
         *             {
         *               "time": "2026-11-27T12:20:00.000Z",
         *               "operatorName": "grace@freehold.example",
         *               "grantedByName": "ada@acme.example",
         *               "operation": "getRecord",
         *               "path": "/v1/records/notes/rec_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        SupportAccessPage: {
            items: components["schemas"]["ListedSupportAccess"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description An operator’s access to the tenant’s data, with what it was used for last
         * @example {
         *       "id": "sup_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "status": "granted",
         *       "isEmergency": false,
         *       "operator": {
         *         "kind": "operator",
         *         "id": "0d6a4a5f",
         *         "name": "grace@freehold.example"
         *       },
         *       "reason": "An import of 2026-11-26 stopped half way (ticket 4711).",
         *       "scopes": [
         *         "records:read"
         *       ],
         *       "durationHours": 24,
         *       "requestedAt": "2026-11-27T12:00:00.000Z",
         *       "grantedBy": {
         *         "kind": "user",
         *         "id": "b2c5d4e4",
         *         "name": "ada@acme.example"
         *       },
         *       "grantedAt": "2026-11-27T12:10:00.000Z",
         *       "until": "2026-11-28T12:10:00.000Z",
         *       "recentUses": [
         *         {
         *           "time": "2026-11-27T12:20:00.000Z",
         *           "operatorName": "grace@freehold.example",
         *           "grantedByName": "ada@acme.example",
         *           "operation": "getRecord",
         *           "path": "/v1/records/notes/rec_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *         }
         *       ]
         *     }
         */
        ListedSupportAccess: {
            /**
             * @description The id of the access
             * @example sup_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** @enum {string} */
            status: "requested" | "granted" | "refused" | "revoked" | "withdrawn" | "ended";
            /** @description Whether another operator grants it, and the tenant is told */
            isEmergency: boolean;
            operator: components["schemas"]["SupportParty"];
            reason: string;
            scopes: ("records:read" | "files:read" | "members:read")[];
            durationHours: number;
            /** Format: date-time */
            requestedAt: string;
            grantedBy?: components["schemas"]["SupportParty"];
            /** Format: date-time */
            grantedAt?: string;
            /** Format: date-time */
            until?: string;
            /** @description Who refused, revoked or withdrew it */
            closedBy?: components["schemas"]["SupportParty"];
            /** Format: date-time */
            closedAt?: string;
            /** @description The latest ten */
            recentUses: components["schemas"]["SupportUse"][];
        };
        /**
         * @description One request of an operator for the tenant’s data
         * @example {
         *       "time": "2026-11-27T12:20:00.000Z",
         *       "operatorName": "grace@freehold.example",
         *       "grantedByName": "ada@acme.example",
         *       "operation": "getRecord",
         *       "path": "/v1/records/notes/rec_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *     }
         */
        SupportUse: {
            /** Format: date-time */
            time: string;
            /** @description Who made the request */
            operatorName: string;
            /** @description Who had let him */
            grantedByName: string;
            /** @description The operation of the API */
            operation: string;
            /** @description What was asked for */
            path: string;
        };
        /**
         * @description One page of uses, the latest first
         * @example {
         *       "items": [
         *         {
         *           "time": "2026-11-27T12:20:00.000Z",
         *           "operatorName": "grace@freehold.example",
         *           "grantedByName": "ada@acme.example",
         *           "operation": "getRecord",
         *           "path": "/v1/records/notes/rec_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *         }
         *       ]
         *     }
         */
        SupportUsePage: {
            items: components["schemas"]["SupportUse"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description An operator’s access to the tenant’s data
         * @example {
         *       "id": "sup_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "status": "granted",
         *       "isEmergency": false,
         *       "operator": {
         *         "kind": "operator",
         *         "id": "0d6a4a5f",
         *         "name": "grace@freehold.example"
         *       },
         *       "reason": "An import of 2026-11-26 stopped half way (ticket 4711).",
         *       "scopes": [
         *         "records:read"
         *       ],
         *       "durationHours": 24,
         *       "requestedAt": "2026-11-27T12:00:00.000Z",
         *       "grantedBy": {
         *         "kind": "user",
         *         "id": "b2c5d4e4",
         *         "name": "ada@acme.example"
         *       },
         *       "grantedAt": "2026-11-27T12:10:00.000Z",
         *       "until": "2026-11-28T12:10:00.000Z"
         *     }
         */
        SupportAccess: {
            /**
             * @description The id of the access
             * @example sup_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** @enum {string} */
            status: "requested" | "granted" | "refused" | "revoked" | "withdrawn" | "ended";
            /** @description Whether another operator grants it, and the tenant is told */
            isEmergency: boolean;
            operator: components["schemas"]["SupportParty"];
            reason: string;
            scopes: ("records:read" | "files:read" | "members:read")[];
            durationHours: number;
            /** Format: date-time */
            requestedAt: string;
            grantedBy?: components["schemas"]["SupportParty"];
            /** Format: date-time */
            grantedAt?: string;
            /** Format: date-time */
            until?: string;
            /** @description Who refused, revoked or withdrew it */
            closedBy?: components["schemas"]["SupportParty"];
            /** Format: date-time */
            closedAt?: string;
        };
        /**
         * @description A new key
         * @example {
         *       "id": "key_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Nightly import",
         *       "permissions": [
         *         "records:read",
         *         "records:write"
         *       ],
         *       "expiresAt": "2027-11-27T00:00:00.000Z",
         *       "allowedAddresses": [
         *         "198.51.100.0/24",
         *         "2001:db8::/48"
         *       ],
         *       "rateLimit": {
         *         "perMinute": 60,
         *         "perHour": 500
         *       },
         *       "kind": "service",
         *       "mode": "live",
         *       "status": "active",
         *       "prefix": "fh_live",
         *       "lastFour": "4d1c",
         *       "createdBy": {
         *         "id": "b2c5d4e4",
         *         "name": "ada@acme.example"
         *       },
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "lastUsedAt": "2026-11-27T12:10:00.000Z",
         *       "secret": "fh_live_6Qm…_89ab4d1c"
         *     }
         */
        CreatedApiKey: {
            /**
             * @description The id of the key
             * @example key_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "service" | "personal";
            /** @description Of a personal key: whose it is */
            memberId?: string;
            /** @enum {string} */
            mode: "live" | "test";
            /** @enum {string} */
            status: "active" | "disabled" | "expired";
            /** @description How the key begins */
            prefix: string;
            /** @description How it ends */
            lastFour: string;
            permissions: string[];
            /** Format: date-time */
            expiresAt?: string;
            allowedAddresses: string[];
            /**
             * @description Requests of this key alone, beside the limits of the tenant
             * @example {
             *       "perMinute": 60,
             *       "perHour": 500
             *     }
             */
            rateLimit?: {
                perMinute?: number;
                perHour?: number;
            };
            createdBy: {
                id: string;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            rotatedAt?: string;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation is good
             */
            previousUntil?: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt?: string;
            /**
             * @description For `Authorization: Bearer` or `X-Api-Key`; shown this once, and absent where the request was repeated: rotate the key then
             * @example fh_live_6Qm…_89ab4d1c
             */
            secret?: string;
        };
        /**
         * @description One page of keys, the latest first
         * @example {
         *       "items": [
         *         {
         *           "id": "key_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "name": "Nightly import",
         *           "permissions": [
         *             "records:read",
         *             "records:write"
         *           ],
         *           "expiresAt": "2027-11-27T00:00:00.000Z",
         *           "allowedAddresses": [
         *             "198.51.100.0/24",
         *             "2001:db8::/48"
         *           ],
         *           "rateLimit": {
         *             "perMinute": 60,
         *             "perHour": 500
         *           },
         *           "kind": "service",
         *           "mode": "live",
         *           "status": "active",
         *           "prefix": "fh_live",
         *           "lastFour": "4d1c",
         *           "createdBy": {
         *             "id": "b2c5d4e4",
         *             "name": "ada@acme.example"
         *           },
         *           "createdAt": "2026-11-27T12:00:00.000Z",
         *           "lastUsedAt": "2026-11-27T12:10:00.000Z"
         *         }
         *       ]
         *     }
         */
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description A key without its secret
         * @example {
         *       "id": "key_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Nightly import",
         *       "permissions": [
         *         "records:read",
         *         "records:write"
         *       ],
         *       "expiresAt": "2027-11-27T00:00:00.000Z",
         *       "allowedAddresses": [
         *         "198.51.100.0/24",
         *         "2001:db8::/48"
         *       ],
         *       "rateLimit": {
         *         "perMinute": 60,
         *         "perHour": 500
         *       },
         *       "kind": "service",
         *       "mode": "live",
         *       "status": "active",
         *       "prefix": "fh_live",
         *       "lastFour": "4d1c",
         *       "createdBy": {
         *         "id": "b2c5d4e4",
         *         "name": "ada@acme.example"
         *       },
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "lastUsedAt": "2026-11-27T12:10:00.000Z"
         *     }
         */
        ApiKey: {
            /**
             * @description The id of the key
             * @example key_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "service" | "personal";
            /** @description Of a personal key: whose it is */
            memberId?: string;
            /** @enum {string} */
            mode: "live" | "test";
            /** @enum {string} */
            status: "active" | "disabled" | "expired";
            /** @description How the key begins */
            prefix: string;
            /** @description How it ends */
            lastFour: string;
            permissions: string[];
            /** Format: date-time */
            expiresAt?: string;
            allowedAddresses: string[];
            /**
             * @description Requests of this key alone, beside the limits of the tenant
             * @example {
             *       "perMinute": 60,
             *       "perHour": 500
             *     }
             */
            rateLimit?: {
                perMinute?: number;
                perHour?: number;
            };
            createdBy: {
                id: string;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            rotatedAt?: string;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation is good
             */
            previousUntil?: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt?: string;
        };
        /**
         * @description A key with its new secret
         * @example {
         *       "id": "key_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Nightly import",
         *       "permissions": [
         *         "records:read",
         *         "records:write"
         *       ],
         *       "expiresAt": "2027-11-27T00:00:00.000Z",
         *       "allowedAddresses": [
         *         "198.51.100.0/24",
         *         "2001:db8::/48"
         *       ],
         *       "rateLimit": {
         *         "perMinute": 60,
         *         "perHour": 500
         *       },
         *       "kind": "service",
         *       "mode": "live",
         *       "status": "active",
         *       "prefix": "fh_live",
         *       "lastFour": "4d1c",
         *       "createdBy": {
         *         "id": "b2c5d4e4",
         *         "name": "ada@acme.example"
         *       },
         *       "createdAt": "2026-11-27T12:00:00.000Z",
         *       "lastUsedAt": "2026-11-27T12:10:00.000Z",
         *       "secret": "fh_live_6Qm…_89ab4d1c"
         *     }
         */
        RotatedApiKey: {
            /**
             * @description The id of the key
             * @example key_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "service" | "personal";
            /** @description Of a personal key: whose it is */
            memberId?: string;
            /** @enum {string} */
            mode: "live" | "test";
            /** @enum {string} */
            status: "active" | "disabled" | "expired";
            /** @description How the key begins */
            prefix: string;
            /** @description How it ends */
            lastFour: string;
            permissions: string[];
            /** Format: date-time */
            expiresAt?: string;
            allowedAddresses: string[];
            /**
             * @description Requests of this key alone, beside the limits of the tenant
             * @example {
             *       "perMinute": 60,
             *       "perHour": 500
             *     }
             */
            rateLimit?: {
                perMinute?: number;
                perHour?: number;
            };
            createdBy: {
                id: string;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            rotatedAt?: string;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation is good
             */
            previousUntil?: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt?: string;
            /**
             * @description For `Authorization: Bearer` or `X-Api-Key`; shown this once
             * @example fh_live_6Qm…_89ab4d1c
             */
            secret: string;
        };
        /**
         * @description Of each: a key that was revoked by it, or none of ours any more
         * @example [
         *       {
         *         "token_raw": "fh_live_…",
         *         "token_type": "freehold_api_key",
         *         "label": "true_positive"
         *       }
         *     ]
         */
        LeakReportResult: {
            token_raw: string;
            token_type: string;
            /** @enum {string} */
            label: "true_positive" | "false_positive";
        }[];
        /**
         * @description What a tenant has bought
         * @example {
         *       "state": "open",
         *       "subscription": {
         *         "plan": "pro",
         *         "planVersion": 1,
         *         "quantity": 1,
         *         "status": "active",
         *         "currentPeriod": {
         *           "from": "2027-03-01T00:00:00.000Z",
         *           "to": "2027-04-01T00:00:00.000Z"
         *         }
         *       },
         *       "usage": [
         *         {
         *           "meter": "mails",
         *           "unitPrice": "0.001",
         *           "included": 1000,
         *           "cap": 1500,
         *           "atCap": "refuse"
         *         }
         *       ]
         *     }
         */
        Billing: {
            /**
             * @description `owed`: the billing provider did not answer yet, and is asked again; `none`: from before billing
             * @enum {string}
             */
            state: "none" | "owed" | "open";
            subscription?: components["schemas"]["Subscription"];
            /** @description What is billed by use, in the version of the plan that was bought */
            usage?: components["schemas"]["UsageRate"][];
            /** @description Where a payment failed or is too late */
            dunning?: {
                invoiceId: string;
                /**
                 * Format: date-time
                 * @example 2027-03-01T00:00:00.000Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @description When the tenant is to be suspended
                 * @example 2027-03-01T00:00:00.000Z
                 */
                graceEndsAt: string;
            };
        };
        /**
         * @description What a tenant has bought, as the billing provider says
         * @example {
         *       "plan": "pro",
         *       "planVersion": 1,
         *       "quantity": 1,
         *       "status": "active",
         *       "currentPeriod": {
         *         "from": "2027-03-01T00:00:00.000Z",
         *         "to": "2027-04-01T00:00:00.000Z"
         *       },
         *       "cancelsAt": "2027-04-01T00:00:00.000Z"
         *     }
         */
        Subscription: {
            plan: string;
            planVersion: number;
            /** @description How many times the plan is paid, such as by seats */
            quantity: number;
            /** @enum {string} */
            status: "trialing" | "active" | "past_due" | "unpaid" | "canceled" | "incomplete";
            currentPeriod: {
                /**
                 * Format: date-time
                 * @example 2027-03-01T00:00:00.000Z
                 */
                from: string;
                /**
                 * Format: date-time
                 * @example 2027-03-01T00:00:00.000Z
                 */
                to: string;
            };
            /**
             * Format: date-time
             * @example 2027-03-01T00:00:00.000Z
             */
            trialEndsAt?: string;
            /**
             * Format: date-time
             * @description When it ends, where that is decided
             * @example 2027-03-01T00:00:00.000Z
             */
            cancelsAt?: string;
            coupon?: string;
        };
        /**
         * @description A page of invoices
         * @example {
         *       "items": [
         *         {
         *           "id": "in_1QabcXYZ",
         *           "number": "ACME-0001",
         *           "status": "open",
         *           "lines": [
         *             {
         *               "id": "il_1",
         *               "kind": "plan",
         *               "description": "Pro",
         *               "quantity": 1,
         *               "amount": {
         *                 "amountMinor": 9900,
         *                 "currency": "usd"
         *               },
         *               "period": {
         *                 "from": "2027-03-01T00:00:00.000Z",
         *                 "to": "2027-04-01T00:00:00.000Z"
         *               }
         *             }
         *           ],
         *           "discount": {
         *             "amountMinor": 0,
         *             "currency": "usd"
         *           },
         *           "tax": {
         *             "amountMinor": 0,
         *             "currency": "usd"
         *           },
         *           "total": {
         *             "amountMinor": 9900,
         *             "currency": "usd"
         *           },
         *           "amountDue": {
         *             "amountMinor": 9900,
         *             "currency": "usd"
         *           },
         *           "amountPaid": {
         *             "amountMinor": 0,
         *             "currency": "usd"
         *           },
         *           "createdAt": "2027-03-01T00:00:00.000Z",
         *           "finalizedAt": "2027-03-01T00:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        InvoicePage: {
            items: components["schemas"]["Invoice"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description What a tenant is to pay
         * @example {
         *       "id": "in_1QabcXYZ",
         *       "number": "ACME-0001",
         *       "status": "open",
         *       "lines": [
         *         {
         *           "id": "il_1",
         *           "kind": "plan",
         *           "description": "Pro",
         *           "quantity": 1,
         *           "amount": {
         *             "amountMinor": 9900,
         *             "currency": "usd"
         *           },
         *           "period": {
         *             "from": "2027-03-01T00:00:00.000Z",
         *             "to": "2027-04-01T00:00:00.000Z"
         *           }
         *         }
         *       ],
         *       "discount": {
         *         "amountMinor": 0,
         *         "currency": "usd"
         *       },
         *       "tax": {
         *         "amountMinor": 0,
         *         "currency": "usd"
         *       },
         *       "total": {
         *         "amountMinor": 9900,
         *         "currency": "usd"
         *       },
         *       "amountDue": {
         *         "amountMinor": 9900,
         *         "currency": "usd"
         *       },
         *       "amountPaid": {
         *         "amountMinor": 0,
         *         "currency": "usd"
         *       },
         *       "createdAt": "2027-03-01T00:00:00.000Z",
         *       "finalizedAt": "2027-03-01T00:00:00.000Z"
         *     }
         */
        Invoice: {
            id: string;
            number?: string;
            /** @enum {string} */
            status: "draft" | "open" | "paid" | "uncollectible" | "void";
            lines: {
                id: string;
                /** @enum {string} */
                kind: "plan" | "proration" | "usage";
                description: string;
                quantity: number;
                amount: components["schemas"]["Money"];
                period: {
                    /**
                     * Format: date-time
                     * @example 2027-03-01T00:00:00.000Z
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @example 2027-03-01T00:00:00.000Z
                     */
                    to: string;
                };
                /** @description Of usage: what was counted */
                meter?: string;
                /** @description Of one invoice: what is in it of earlier periods, whose invoices were final when it came; a hundred at most */
                adjustments?: {
                    windowId: string;
                    /**
                     * Format: date-time
                     * @example 2027-03-01T00:00:00.000Z
                     */
                    usedAt: string;
                    quantity: number;
                }[];
            }[];
            discount: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            /** @description The total less what earlier invoices left in the tenant’s favour */
            amountDue: components["schemas"]["Money"];
            amountPaid: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @example 2027-03-01T00:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2027-03-01T00:00:00.000Z
             */
            finalizedAt?: string;
            /**
             * Format: date-time
             * @example 2027-03-01T00:00:00.000Z
             */
            paidAt?: string;
            /**
             * Format: uri
             * @description Where people read it
             */
            pageUrl?: string;
            /** Format: uri */
            pdfUrl?: string;
            /** @description Refunds and disputes, where one invoice is shown */
            paidBack?: {
                /** @enum {string} */
                kind: "refund" | "dispute";
                amount: components["schemas"]["Money"];
                /**
                 * Format: date-time
                 * @example 2027-03-01T00:00:00.000Z
                 */
                time: string;
                /** @description It came back: the dispute was won, or the refund failed */
                isReturned: boolean;
            }[];
        };
        /**
         * @description An amount, exact
         * @example {
         *       "amountMinor": 9900,
         *       "currency": "usd"
         *     }
         */
        Money: {
            /** @description In the smallest unit, such as cents */
            amountMinor: number;
            /** @enum {string} */
            currency: "usd" | "eur" | "gbp" | "chf" | "jpy";
        };
        /**
         * @description An HTML page that needs nothing from any other host
         * @example <!doctype html><html lang="en"></html>
         */
        InvoiceHtml: string;
        /**
         * Format: binary
         * @description A document in PDF
         * @example %PDF-1.7
         */
        InvoicePdf: string;
        /**
         * @description Whom invoices are addressed to
         * @example {
         *       "name": "Acme",
         *       "email": "ada@acme.example",
         *       "address": {
         *         "line1": "Ring 1",
         *         "city": "Wien",
         *         "postalCode": "1010",
         *         "country": "AT"
         *       },
         *       "taxId": {
         *         "type": "eu_vat",
         *         "value": "ATU12345678"
         *       }
         *     }
         */
        Buyer: {
            name: string;
            email: string;
            address?: {
                line1: string;
                line2?: string;
                city: string;
                postalCode: string;
                /** @description ISO 3166, two letters */
                country: string;
            };
            taxId?: {
                /** @description As Stripe names it: https://docs.stripe.com/billing/customer/tax-ids */
                type: string;
                value: string;
            };
        };
        /**
         * @description A page of the billing provider
         * @example {
         *       "url": "https://checkout.stripe.com/c/pay/cs_1"
         *     }
         */
        BillingLink: {
            /**
             * Format: uri
             * @description To be opened in a browser, soon
             */
            url: string;
        };
        /**
         * @description Handled now, or before, or of no customer of this platform
         * @example {
         *       "outcome": "handled"
         *     }
         */
        StripeEventOutcome: {
            /** @enum {string} */
            outcome: "handled" | "known" | "foreign";
        };
        /**
         * @description The sessions that stand, the one used last first
         * @example {
         *       "items": [
         *         {
         *           "id": "5b0c2f1e-7d1a-4b7e-9c39-1f2c3d4e5f60",
         *           "startedAt": "2026-11-27T08:00:00.000Z",
         *           "lastUsedAt": "2026-11-27T11:30:00.000Z",
         *           "sourceIp": "198.51.100.7",
         *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
         *           "isCurrent": true
         *         }
         *       ]
         *     }
         */
        MySessions: {
            items: {
                /** @description Names the session; it opens nothing */
                id: string;
                /**
                 * Format: date-time
                 * @description When the password was given
                 */
                startedAt: string;
                /**
                 * Format: date-time
                 * @description When it last got tokens
                 */
                lastUsedAt: string;
                /** @description From where it was begun */
                sourceIp: string;
                /** @description By which program it was begun */
                userAgent: string;
                /** @description Whether this request is made in it */
                isCurrent: boolean;
            }[];
        };
        /**
         * @description The tenants where the same address signs in
         * @example {
         *       "items": [
         *         {
         *           "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "tenantName": "Acme",
         *           "slug": "acme",
         *           "isCurrent": true
         *         }
         *       ]
         *     }
         */
        MyTenants: {
            items: {
                tenantId: string;
                tenantName: string;
                slug: string;
                isCurrent: boolean;
            }[];
        };
        /**
         * @description What is asked for beside the password
         * @example {
         *       "kind": "totp",
         *       "confirmedAt": "2026-11-27T12:00:00.000Z",
         *       "recoveryCodesLeft": 10
         *     }
         */
        SecondFactor: {
            /** @constant */
            kind: "none";
        } | {
            /** @constant */
            kind: "totp";
            /** @description When its first code was given; null where that was not written down yet */
            confirmedAt: string | null;
            /** @description A used one takes the factor and all others with it; an operator has none */
            recoveryCodesLeft: number;
        };
        /**
         * @description What an authenticator app has to keep
         * @example {
         *       "session": "q83vEjRWeJA…",
         *       "authenticator": {
         *         "secret": "JBSWY3DP…",
         *         "uri": "otpauth://totp/Freehold:ada%40acme.example"
         *       }
         *     }
         */
        SecondFactorSetup: {
            /** @description To be sent back; good for three minutes */
            session: string;
            authenticator: {
                /** @description To be typed into an authenticator app */
                secret: string;
                /** @description The same as `otpauth://` URI, for a QR code */
                uri: string;
            };
        };
        /**
         * @description Ten codes, shown this once; to be kept where the authenticator is not
         * @example {
         *       "recoveryCodes": [
         *         "h3kq-m7xd-2c9p-wvta"
         *       ]
         *     }
         */
        RecoveryCodes: {
            recoveryCodes: string[];
        };
        /**
         * @description One page of collections
         * @example {
         *       "items": [
         *         {
         *           "name": "tasks",
         *           "createdAt": "2026-11-23T16:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        CollectionPage: {
            items: components["schemas"]["Collection"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description A collection, which began with its first record
         * @example {
         *       "name": "tasks",
         *       "createdAt": "2026-11-23T16:00:00.000Z"
         *     }
         */
        Collection: {
            /**
             * @description A lower-case letter, then up to 62 lower-case letters, digits and hyphens
             * @example tasks
             */
            name: string;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @description A JSON object in one of the tenant’s collections
         * @example {
         *       "id": "rec_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "data": {
         *         "title": "Water the plants",
         *         "done": false
         *       },
         *       "version": 1,
         *       "createdAt": "2026-11-23T16:00:00.000Z",
         *       "updatedAt": "2026-11-23T16:00:00.000Z"
         *     }
         */
        Record: {
            /**
             * @description The id of the record
             * @example rec_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            data: components["schemas"]["RecordData"];
            /**
             * @description Grows by one with every change
             * @example 1
             */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @description One page of records
         * @example {
         *       "items": [
         *         {
         *           "id": "rec_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "data": {
         *             "title": "Water the plants",
         *             "done": false
         *           },
         *           "version": 1,
         *           "createdAt": "2026-11-23T16:00:00.000Z",
         *           "updatedAt": "2026-11-23T16:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        RecordPage: {
            items: components["schemas"]["Record"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description All there is to permit
         * @example {
         *       "items": [
         *         {
         *           "permission": "records:read",
         *           "description": "See records and their collections.",
         *           "roles": [
         *             "viewer",
         *             "member",
         *             "admin",
         *             "owner"
         *           ]
         *         }
         *       ]
         *     }
         */
        PermissionList: {
            items: {
                /** @description `noun:verb` */
                permission: string;
                description: string;
                /** @description The built-in roles that have it */
                roles: string[];
            }[];
        };
        /**
         * @description What the tenant was onboarded with
         * @example {
         *       "steps": [
         *         {
         *           "name": "create-identity",
         *           "status": "done"
         *         }
         *       ],
         *       "apiKey": {
         *         "id": "key_01kb2v3m9ne4a8x0c5r7d6f1gh"
         *       },
         *       "domainName": {
         *         "name": "acme.app.example.com",
         *         "target": "edge.example.com",
         *         "isManaged": true,
         *         "state": "leads"
         *       },
         *       "webhooks": [
         *         {
         *           "id": "whe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "url": "https://hooks.acme.example/freehold"
         *         }
         *       ]
         *     }
         */
        Onboarding: {
            steps: components["schemas"]["ProvisioningStep"][];
            apiKey?: {
                id: string;
                /** @description Told once: in the first answer to an owner, within a week of the onboarding */
                secret?: string;
            };
            domainName?: {
                name: string;
                /** @description Where a CNAME record of the name leads */
                target: string;
                /** @description Whether the platform sets the record; else somebody sets it by hand */
                isManaged: boolean;
                /**
                 * @description As the DNS answers now; unknown when it does not answer
                 * @enum {string}
                 */
                state: "leads" | "missing" | "leads-elsewhere" | "unknown";
            };
            /** @description To be set up */
            sso?: {
                /** @enum {string} */
                protocol: "oidc" | "saml";
                /** Format: uri */
                metadataUrl: string;
                attributes?: {
                    [key: string]: string;
                };
            };
            /** @description The endpoints that were made; `GET /v1/webhook-endpoints/{endpointId}/secret` tells what each verifies with */
            webhooks?: {
                id: string;
                url: string;
            }[];
        };
        /**
         * @description All quotas of the tenant
         * @example {
         *       "items": [
         *         {
         *           "quota": "members",
         *           "unit": "seats",
         *           "used": 3,
         *           "reserved": 0,
         *           "limit": 25
         *         }
         *       ]
         *     }
         */
        QuotaList: {
            items: components["schemas"]["Quota"][];
        };
        /**
         * @description How much of one quota a tenant uses; none of these begins anew with time
         * @example {
         *       "quota": "storage",
         *       "unit": "bytes",
         *       "used": 5368709120,
         *       "reserved": 48213,
         *       "limit": 107374182400
         *     }
         */
        Quota: {
            /**
             * @description Storage is files and records together; members are seats, those of invitations too
             * @enum {string}
             */
            quota: "storage" | "members";
            /** @enum {string} */
            unit: "bytes" | "seats";
            used: number;
            /** @description Kept free for uploads whose links may still be used; given back as they end */
            reserved: number;
            /** @description By the tenant’s plan */
            limit: number | "unlimited";
        };
        /**
         * @description One result an event, in the order of the request
         * @example {
         *       "results": [
         *         {
         *           "result": "accepted",
         *           "source": "mailer",
         *           "id": "mail-8c1e4d0b"
         *         }
         *       ]
         *     }
         */
        UsageEventResults: {
            results: components["schemas"]["UsageEventResult"][];
        };
        /**
         * @description What became of one event. `accepted`: it is counted once, with its copies that are on their way; `duplicate`: it is counted, or stands earlier in the request; `quarantined`: it cannot be counted as it is, and waits; `refused`: the hard cap of its meter is reached, so it is neither counted nor billed
         * @example {
         *       "result": "accepted",
         *       "source": "mailer",
         *       "id": "mail-8c1e4d0b"
         *     }
         * @example {
         *       "result": "quarantined",
         *       "quarantineId": "uqe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "reason": "unknown_event_type",
         *       "detail": "No meter counts “mail.read”."
         *     }
         */
        UsageEventResult: {
            /** @enum {string} */
            result: "accepted" | "duplicate" | "quarantined" | "refused";
            source?: string;
            id?: string;
            /**
             * @description The event in quarantine
             * @example uqe_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            quarantineId?: string;
            /** @enum {string} */
            reason?: "invalid_event" | "reserved_source" | "time_too_old" | "time_in_future" | "unknown_event_type" | "missing_property" | "invalid_value" | "spend_cap_reached";
            detail?: string;
        };
        /**
         * @description What was used, by time; where nothing was, there is no row
         * @example {
         *       "meter": "mails",
         *       "unit": "mail",
         *       "aggregation": "sum",
         *       "timeZone": "Europe/Berlin",
         *       "items": [
         *         {
         *           "start": "2026-11-27T00:00:00.000Z",
         *           "end": "2026-11-28T00:00:00.000Z",
         *           "version": "x0Zt51aP",
         *           "dimensions": {
         *             "region": "eu"
         *           },
         *           "quantity": "1250.5",
         *           "events": 310
         *         }
         *       ]
         *     }
         */
        UsageList: {
            meter: string;
            unit: string;
            /** @enum {string} */
            aggregation: "sum" | "count" | "max" | "latest" | "unique_count";
            timeZone: string;
            items: components["schemas"]["UsageRow"][];
        };
        /**
         * @description One hour, day, month or period
         * @example {
         *       "start": "2026-11-27T00:00:00.000Z",
         *       "end": "2026-11-28T00:00:00.000Z",
         *       "version": "x0Zt51aP",
         *       "dimensions": {
         *         "region": "eu"
         *       },
         *       "quantity": "1250.5",
         *       "events": 310
         *     }
         */
        UsageRow: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * @description Of the meter’s definition: what another one counted is never added to it
             * @example x0Zt51aP
             */
            version: string;
            dimensions: {
                [key: string]: string;
            };
            /**
             * @description What was used; a decimal number, exact
             * @example 1250.5
             */
            quantity: string;
            events: number;
            /**
             * @description The window
             * @example WyJhcGlfY2FsbHMiXQ
             */
            windowId?: string;
        };
        /**
         * @description All meters in the period that is open
         * @example {
         *       "period": {
         *         "start": "2026-10-31T23:00:00.000Z",
         *         "end": "2026-11-30T23:00:00.000Z",
         *         "timeZone": "Europe/Berlin"
         *       },
         *       "items": [
         *         {
         *           "meter": "mails",
         *           "version": "x0Zt51aP",
         *           "unit": "mail",
         *           "quantity": "1250.5",
         *           "rounded": "1251",
         *           "events": 310
         *         }
         *       ]
         *     }
         */
        CurrentUsage: {
            period: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                timeZone: string;
            };
            items: {
                meter: string;
                /**
                 * @description Of the meter’s definition: what another one counted is never added to it
                 * @example x0Zt51aP
                 */
                version: string;
                unit: string;
                /**
                 * @description What was used; a decimal number, exact
                 * @example 1250.5
                 */
                quantity: string;
                /**
                 * @description As it is billed; a decimal number, exact
                 * @example 1250.5
                 */
                rounded: string;
                events: number;
            }[];
        };
        /**
         * @description All meters
         * @example {
         *       "items": [
         *         {
         *           "id": "mails",
         *           "name": "Mails",
         *           "version": "x0Zt51aP",
         *           "eventType": "mail.sent",
         *           "aggregation": "sum",
         *           "value": "$.size",
         *           "dimensions": {
         *             "region": "$.region"
         *           },
         *           "unit": "byte"
         *         }
         *       ]
         *     }
         */
        MeterList: {
            items: components["schemas"]["Meter"][];
        };
        /**
         * @description What is counted, and of which events
         * @example {
         *       "id": "mails",
         *       "name": "Mails",
         *       "version": "x0Zt51aP",
         *       "eventType": "mail.sent",
         *       "aggregation": "sum",
         *       "value": "$.size",
         *       "dimensions": {
         *         "region": "$.region"
         *       },
         *       "unit": "byte"
         *     }
         */
        Meter: {
            id: string;
            name: string;
            /**
             * @description Of the meter’s definition: what another one counted is never added to it
             * @example x0Zt51aP
             */
            version: string;
            eventType: string;
            /** @enum {string} */
            aggregation: "sum" | "count" | "max" | "latest" | "unique_count";
            value?: string;
            dimensions: {
                [key: string]: string;
            };
            unit: string;
        };
        /**
         * @description One page of events
         * @example {
         *       "items": [
         *         {
         *           "source": "mailer",
         *           "id": "mail-8c1e4d0b",
         *           "type": "mail.sent",
         *           "time": "2026-11-27T12:00:00.000Z",
         *           "receivedAt": "2026-11-27T12:00:01.000Z",
         *           "data": {
         *             "size": 2048,
         *             "region": "eu"
         *           },
         *           "value": "2048"
         *         }
         *       ]
         *     }
         */
        CountedEventPage: {
            items: components["schemas"]["CountedEvent"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description An event as it was counted
         * @example {
         *       "source": "mailer",
         *       "id": "mail-8c1e4d0b",
         *       "type": "mail.sent",
         *       "time": "2026-11-27T12:00:00.000Z",
         *       "receivedAt": "2026-11-27T12:00:01.000Z",
         *       "data": {
         *         "size": 2048,
         *         "region": "eu"
         *       },
         *       "value": "2048"
         *     }
         */
        CountedEvent: {
            source: string;
            id: string;
            type: string;
            /** Format: date-time */
            time: string;
            /** Format: date-time */
            receivedAt: string;
            data: {
                [key: string]: unknown;
            };
            /**
             * @description What it adds; a decimal number, exact
             * @example 1250.5
             */
            value?: string;
        };
        /**
         * @description One page of events in quarantine
         * @example {
         *       "items": [
         *         {
         *           "id": "uqe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "receivedAt": "2026-11-27T12:00:01.000Z",
         *           "reason": "unknown_event_type",
         *           "detail": "No meter counts “mail.read”.",
         *           "event": {
         *             "id": "mail-8c1e4d0c",
         *             "type": "mail.read"
         *           }
         *         }
         *       ]
         *     }
         */
        QuarantinedEventPage: {
            items: components["schemas"]["QuarantinedEvent"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description An event that could not be counted, as it was sent
         * @example {
         *       "id": "uqe_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "receivedAt": "2026-11-27T12:00:01.000Z",
         *       "reason": "unknown_event_type",
         *       "detail": "No meter counts “mail.read”.",
         *       "event": {
         *         "id": "mail-8c1e4d0c",
         *         "type": "mail.read"
         *       }
         *     }
         */
        QuarantinedEvent: {
            /**
             * @description The event in quarantine
             * @example uqe_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** Format: date-time */
            receivedAt: string;
            /** @enum {string} */
            reason: "invalid_event" | "reserved_source" | "time_too_old" | "time_in_future" | "unknown_event_type" | "missing_property" | "invalid_value";
            detail: string;
            event: unknown;
        };
        /**
         * @description What a tenant uses and spends over time
         * @example {
         *       "from": "2026-11-26T00:00:00.000Z",
         *       "to": "2026-11-27T00:00:00.000Z",
         *       "window": "day",
         *       "timeZone": "UTC",
         *       "usage": [
         *         {
         *           "meter": "api_calls",
         *           "name": "API calls",
         *           "unit": "call",
         *           "version": "x0Zt51aP",
         *           "total": "1250",
         *           "points": [
         *             {
         *               "start": "2026-11-26T00:00:00.000Z",
         *               "end": "2026-11-27T00:00:00.000Z",
         *               "quantity": "1250"
         *             }
         *           ]
         *         }
         *       ],
         *       "spend": {
         *         "plan": "pro",
         *         "planVersion": 1,
         *         "quantity": 1,
         *         "status": "active",
         *         "period": {
         *           "from": "2026-11-01T00:00:00.000Z",
         *           "to": "2026-12-01T00:00:00.000Z"
         *         },
         *         "recurring": {
         *           "amountMinor": 9900,
         *           "currency": "usd"
         *         },
         *         "usageSoFar": {
         *           "amountMinor": 250,
         *           "currency": "usd"
         *         },
         *         "spendSoFar": {
         *           "amountMinor": 10150,
         *           "currency": "usd"
         *         },
         *         "next": {
         *           "total": {
         *             "amountMinor": 10150,
         *             "currency": "usd"
         *           },
         *           "amountDue": {
         *             "amountMinor": 10150,
         *             "currency": "usd"
         *           }
         *         }
         *       }
         *     }
         */
        UsageAnalytics: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @enum {string} */
            window: "hour" | "day" | "month";
            timeZone: string;
            usage: {
                meter: string;
                name: string;
                unit: string;
                /** @description Of the meter’s definition: what another one counted is never added to it */
                version: string;
                /**
                 * @description Of meters that add up; a decimal number, exact
                 * @example 1250.5
                 */
                total?: string;
                points: {
                    /** Format: date-time */
                    start: string;
                    /** Format: date-time */
                    end: string;
                    /**
                     * @description What was used; a decimal number, exact
                     * @example 1250.5
                     */
                    quantity: string;
                }[];
            }[];
            spend?: {
                plan: string;
                planVersion: number;
                quantity: number;
                /** @enum {string} */
                status: "trialing" | "active" | "past_due" | "unpaid" | "canceled" | "incomplete";
                period: {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                };
                /** @description What the plan costs each month */
                recurring: components["schemas"]["Money"];
                /** @description In this period, as far as it is billed by */
                usageSoFar: components["schemas"]["Money"];
                /** @description The plan and what was used */
                spendSoFar: components["schemas"]["Money"];
                /** @description The next invoice as it would be now */
                next?: {
                    total: components["schemas"]["Money"];
                    amountDue: components["schemas"]["Money"];
                };
            };
        };
        /**
         * @description What a tenant uses, brings and costs
         * @example {
         *       "tenantId": "tnt_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Acme",
         *       "from": "2026-11-26T00:00:00.000Z",
         *       "to": "2026-11-27T00:00:00.000Z",
         *       "window": "day",
         *       "timeZone": "UTC",
         *       "usage": [
         *         {
         *           "meter": "api_calls",
         *           "name": "API calls",
         *           "unit": "call",
         *           "version": "x0Zt51aP",
         *           "total": "1250",
         *           "points": [
         *             {
         *               "start": "2026-11-26T00:00:00.000Z",
         *               "end": "2026-11-27T00:00:00.000Z",
         *               "quantity": "1250"
         *             }
         *           ]
         *         }
         *       ],
         *       "spend": {
         *         "plan": "pro",
         *         "planVersion": 1,
         *         "quantity": 1,
         *         "status": "active",
         *         "period": {
         *           "from": "2026-11-01T00:00:00.000Z",
         *           "to": "2026-12-01T00:00:00.000Z"
         *         },
         *         "recurring": {
         *           "amountMinor": 9900,
         *           "currency": "usd"
         *         },
         *         "usageSoFar": {
         *           "amountMinor": 250,
         *           "currency": "usd"
         *         },
         *         "spendSoFar": {
         *           "amountMinor": 10150,
         *           "currency": "usd"
         *         },
         *         "next": {
         *           "total": {
         *             "amountMinor": 10150,
         *             "currency": "usd"
         *           },
         *           "amountDue": {
         *             "amountMinor": 10150,
         *             "currency": "usd"
         *           }
         *         }
         *       },
         *       "billed": {
         *         "amountMinor": 9900,
         *         "currency": "usd"
         *       },
         *       "cost": "0.008837",
         *       "margin": {
         *         "amountMinor": 9899,
         *         "currency": "usd"
         *       }
         *     }
         */
        TenantAnalytics: {
            /**
             * @description The tenant
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            tenantId: string;
            name: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @enum {string} */
            window: "hour" | "day" | "month";
            timeZone: string;
            usage: {
                meter: string;
                name: string;
                unit: string;
                /** @description Of the meter’s definition: what another one counted is never added to it */
                version: string;
                /**
                 * @description Of meters that add up; a decimal number, exact
                 * @example 1250.5
                 */
                total?: string;
                points: {
                    /** Format: date-time */
                    start: string;
                    /** Format: date-time */
                    end: string;
                    /**
                     * @description What was used; a decimal number, exact
                     * @example 1250.5
                     */
                    quantity: string;
                }[];
            }[];
            spend?: {
                plan: string;
                planVersion: number;
                quantity: number;
                /** @enum {string} */
                status: "trialing" | "active" | "past_due" | "unpaid" | "canceled" | "incomplete";
                period: {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                };
                /** @description What the plan costs each month */
                recurring: components["schemas"]["Money"];
                /** @description In this period, as far as it is billed by */
                usageSoFar: components["schemas"]["Money"];
                /** @description The plan and what was used */
                spendSoFar: components["schemas"]["Money"];
                /** @description The next invoice as it would be now */
                next?: {
                    total: components["schemas"]["Money"];
                    amountDue: components["schemas"]["Money"];
                };
            };
            /** @description In the span, by the ledger: without tax, less discounts, refunds and losses */
            billed: components["schemas"]["Money"];
            /**
             * @description What AWS takes, in USD to a millionth; a decimal number
             * @example 0.070700
             */
            cost: string;
            /** @description What was billed less what it cost */
            margin: components["schemas"]["Money"];
        };
        /**
         * @description What became of the revenue in a month
         * @example {
         *       "month": "2026-11",
         *       "mrr": {
         *         "before": {
         *           "amountMinor": 9900,
         *           "currency": "usd"
         *         },
         *         "after": {
         *           "amountMinor": 22800,
         *           "currency": "usd"
         *         }
         *       },
         *       "movements": {
         *         "new": {
         *           "amountMinor": 2900,
         *           "currency": "usd"
         *         },
         *         "expansion": {
         *           "amountMinor": 20000,
         *           "currency": "usd"
         *         },
         *         "contraction": {
         *           "amountMinor": 0,
         *           "currency": "usd"
         *         },
         *         "churned": {
         *           "amountMinor": -10000,
         *           "currency": "usd"
         *         }
         *       },
         *       "customers": {
         *         "before": 4,
         *         "new": 1,
         *         "churned": 1,
         *         "after": 4
         *       },
         *       "customerChurn": 0.25,
         *       "revenueChurn": 1.0101,
         *       "billed": {
         *         "amountMinor": 22800,
         *         "currency": "usd"
         *       },
         *       "cost": "1.250000",
         *       "margin": {
         *         "amountMinor": 22675,
         *         "currency": "usd"
         *       },
         *       "days": [
         *         {
         *           "day": "2026-11-26",
         *           "mrr": {
         *             "amountMinor": 22800,
         *             "currency": "usd"
         *           },
         *           "customers": 4,
         *           "billed": {
         *             "amountMinor": 22800,
         *             "currency": "usd"
         *           },
         *           "cost": "1.250000"
         *         }
         *       ]
         *     }
         */
        MonthRevenue: {
            month: string;
            /** @description Of what is active or past due, without trials, taxes, usage and coupons that end */
            mrr: {
                before: components["schemas"]["Money"];
                after: components["schemas"]["Money"];
            };
            /** @description Their sum is the difference of the MRR */
            movements: {
                new: components["schemas"]["Money"];
                expansion: components["schemas"]["Money"];
                /** @description Below nothing */
                contraction: components["schemas"]["Money"];
                /** @description Below nothing */
                churned: components["schemas"]["Money"];
            };
            customers: {
                before: number;
                new: number;
                churned: number;
                after: number;
            };
            /**
             * @description Of the customers before, what share left; null where there were none
             * @example 0.0312
             */
            customerChurn: number | null;
            /**
             * @description Of the MRR before, what share left with them
             * @example 0.0312
             */
            revenueChurn: number | null;
            billed: components["schemas"]["Money"];
            /**
             * @description What AWS takes, in USD to a millionth; a decimal number
             * @example 0.070700
             */
            cost: string;
            margin: components["schemas"]["Money"];
            /** @description Those that are closed, each at its end; a day that was missed is in the next */
            days: {
                /** Format: date */
                day: string;
                mrr: components["schemas"]["Money"];
                customers: number;
                billed: components["schemas"]["Money"];
                /**
                 * @description What AWS takes, in USD to a millionth; a decimal number
                 * @example 0.070700
                 */
                cost: string;
            }[];
        };
        /**
         * @description One result an event, in the order of the request
         * @example {
         *       "results": [
         *         {
         *           "result": "accepted",
         *           "id": "evt-8c1e4d0b"
         *         }
         *       ]
         *     }
         */
        TrackedEventResults: {
            results: components["schemas"]["TrackedEventResult"][];
        };
        /**
         * @description What became of one event. `accepted`: it is counted once, with its copies that are on their way; `duplicate`: it is counted, or stands earlier in the request; `refused`: it is not counted as it is
         * @example {
         *       "result": "accepted",
         *       "id": "evt-8c1e4d0b"
         *     }
         * @example {
         *       "result": "refused",
         *       "reason": "invalid_event",
         *       "detail": "name: Invalid input"
         *     }
         */
        TrackedEventResult: {
            /** @enum {string} */
            result: "accepted" | "duplicate" | "refused";
            id?: string;
            /** @enum {string} */
            reason?: "invalid_event" | "reserved_source" | "time_too_old" | "time_in_future" | "unknown_event_type" | "missing_property" | "invalid_value";
            detail?: string;
        };
        /**
         * @description What may be asked for
         * @example {
         *       "items": [
         *         {
         *           "name": "tracked_events",
         *           "title": "Tracked events",
         *           "unit": "event"
         *         }
         *       ]
         *     }
         */
        MetricList: {
            items: {
                /**
                 * @example tracked_events
                 * @enum {string}
                 */
                name: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
                title: string;
                unit: string;
            }[];
        };
        /**
         * @description A metric over time; what has nothing is left out
         * @example {
         *       "name": "tracked_events",
         *       "unit": "event",
         *       "window": "day",
         *       "timeZone": "UTC",
         *       "from": "2026-11-27T00:00:00.000Z",
         *       "to": "2026-11-28T00:00:00.000Z",
         *       "items": [
         *         {
         *           "start": "2026-11-27T00:00:00.000Z",
         *           "end": "2026-11-28T00:00:00.000Z",
         *           "dimensions": {
         *             "name": "report.created"
         *           },
         *           "value": "1250"
         *         }
         *       ]
         *     }
         */
        MetricSeries: {
            /**
             * @example tracked_events
             * @enum {string}
             */
            name: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
            unit: string;
            /** @enum {string} */
            window: "hour" | "day" | "month";
            timeZone: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            items: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                dimensions: {
                    [key: string]: string;
                };
                /**
                 * @description What was counted; a decimal number, exact
                 * @example 1250.5
                 */
                value: string;
            }[];
        };
        /**
         * @description Alerts of operators
         * @example {
         *       "items": []
         *     }
         */
        PlatformAlertPage: {
            items: components["schemas"]["PlatformAlert"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description An alert of operators, and how it stands
         * @example {
         *       "id": "aal_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Errors",
         *       "metric": "errors",
         *       "comparison": "above",
         *       "threshold": 100,
         *       "clearAt": 20,
         *       "windowHours": 1,
         *       "channels": [
         *         "email"
         *       ],
         *       "isEnabled": true,
         *       "state": "ok",
         *       "since": "2026-11-27T13:20:04.000Z"
         *     }
         */
        PlatformAlert: {
            /**
             * @description The id of the alert
             * @example aal_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** @example Reports fail */
            name: string;
            /**
             * @example tracked_events
             * @enum {string}
             */
            metric: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
            /**
             * @description A change is one in percent of the window before; where that has nothing, none is told
             * @example above
             * @enum {string}
             */
            comparison: "above" | "below" | "change_above" | "change_below";
            /**
             * @description Beyond this it is raised
             * @example 100
             */
            threshold: number;
            /**
             * @description Only tracked events of this name
             * @example report.failed
             */
            event?: string;
            /**
             * @description From here on it is over; the threshold, where nothing is said
             * @example 20
             */
            clearAt?: number;
            /**
             * @description So many whole hours are added up; of active members the largest counts
             * @example 1
             */
            windowHours: number;
            isEnabled: boolean;
            /** @enum {string} */
            state: "ok" | "raised";
            /**
             * Format: date-time
             * @description In this state
             */
            since: string;
            /** @description Of the last window that was compared */
            value?: number;
            /**
             * Format: date-time
             * @description The end of the last window
             */
            evaluatedTo?: string;
            /**
             * @description `email` for a mail to the operators; none for the events alone
             * @example [
             *       "email"
             *     ]
             */
            channels: "email"[];
            /**
             * @description The tenant whose metric it is; all tenants’ without it
             * @example tnt_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            ofTenant?: string;
        };
        /**
         * @description Alerts of the tenant
         * @example {
         *       "items": []
         *     }
         */
        AnalyticsAlertPage: {
            items: components["schemas"]["AnalyticsAlert"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description An alert, and how it stands
         * @example {
         *       "id": "aal_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Reports fail",
         *       "metric": "tracked_events",
         *       "event": "report.failed",
         *       "comparison": "above",
         *       "threshold": 100,
         *       "clearAt": 20,
         *       "windowHours": 1,
         *       "channels": [
         *         "in_app",
         *         "email"
         *       ],
         *       "members": [],
         *       "isEnabled": true,
         *       "state": "raised",
         *       "since": "2026-11-27T13:20:04.000Z",
         *       "value": 140,
         *       "evaluatedTo": "2026-11-27T13:00:00.000Z"
         *     }
         */
        AnalyticsAlert: {
            /**
             * @description The id of the alert
             * @example aal_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /** @example Reports fail */
            name: string;
            /**
             * @example tracked_events
             * @enum {string}
             */
            metric: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
            /**
             * @description A change is one in percent of the window before; where that has nothing, none is told
             * @example above
             * @enum {string}
             */
            comparison: "above" | "below" | "change_above" | "change_below";
            /**
             * @description Beyond this it is raised
             * @example 100
             */
            threshold: number;
            /**
             * @description Only tracked events of this name
             * @example report.failed
             */
            event?: string;
            /**
             * @description From here on it is over; the threshold, where nothing is said
             * @example 20
             */
            clearAt?: number;
            /**
             * @description So many whole hours are added up; of active members the largest counts
             * @example 1
             */
            windowHours: number;
            isEnabled: boolean;
            /** @enum {string} */
            state: "ok" | "raised";
            /**
             * Format: date-time
             * @description In this state
             */
            since: string;
            /** @description Of the last window that was compared */
            value?: number;
            /**
             * Format: date-time
             * @description The end of the last window
             */
            evaluatedTo?: string;
            /**
             * @description Over which they are notified; none for webhooks alone
             * @example [
             *       "in_app",
             *       "email"
             *     ]
             */
            channels: ("in_app" | "email" | "sms" | "push")[];
            /**
             * @description The members who are notified; the owners where nobody is named, or none of them is a member any more
             * @example [
             *       "b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11"
             *     ]
             */
            members: string[];
        };
        /**
         * @description All roles: the built-in ones, then the tenant’s own
         * @example {
         *       "items": [
         *         {
         *           "id": "rol_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "name": "Bookkeeper",
         *           "description": "Reads records, keeps the files",
         *           "builtIn": false,
         *           "permissions": [
         *             "records:read",
         *             "files:read",
         *             "files:write"
         *           ],
         *           "members": 3,
         *           "createdAt": "2026-11-23T16:00:00.000Z",
         *           "updatedAt": "2026-11-23T16:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        RoleList: {
            items: components["schemas"]["Role"][];
        };
        /**
         * @description A set of permissions with a name
         * @example {
         *       "id": "rol_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Bookkeeper",
         *       "description": "Reads records, keeps the files",
         *       "builtIn": false,
         *       "permissions": [
         *         "records:read",
         *         "files:read",
         *         "files:write"
         *       ],
         *       "members": 3,
         *       "createdAt": "2026-11-23T16:00:00.000Z",
         *       "updatedAt": "2026-11-23T16:00:00.000Z"
         *     }
         */
        Role: {
            /** @description Of a built-in role, its name */
            id: string;
            name: string;
            description?: string;
            /** @description The same for every tenant, and not to be changed */
            builtIn: boolean;
            permissions: ("records:read" | "files:read" | "cache:read" | "policy:read" | "members:read" | "quotas:read" | "usage:read" | "inbox:read" | "inbox:write" | "analytics:read" | "records:write" | "files:write" | "cache:write" | "usage:write" | "analytics:write" | "policy:write" | "members:write" | "roles:read" | "roles:write" | "support-access:read" | "audit:read" | "audit:write" | "notifications:send" | "notification-templates:read" | "notification-templates:write" | "suppressions:read" | "suppressions:write" | "api-keys:read" | "api-keys:write" | "webhooks:read" | "webhooks:write" | "billing:read" | "events:write" | "ownership:write" | "billing:write" | "support-access:write" | "onboarding:read" | "termination:write" | "exports:write")[];
            /** @description Members and open invitations; of the tenant’s own roles alone */
            members?: number;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        /**
         * @description A file that exists once its link was used
         * @example {
         *       "id": "fil_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Jahresbericht 2026.pdf",
         *       "upload": {
         *         "method": "PUT",
         *         "url": "https://files.example/t/…?X-Amz-Signature=…",
         *         "expiresAt": "2026-11-23T16:15:00.000Z",
         *         "headers": {
         *           "content-type": "application/pdf",
         *           "if-none-match": "*"
         *         }
         *       }
         *     }
         */
        AwaitedFile: {
            /**
             * @description The id of the file
             * @example fil_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description Any letters of any script; path separators and invisible characters are taken out
             * @example Jahresbericht 2026.pdf
             */
            name: string;
            upload: {
                /** @constant */
                method: "PUT";
                /** @description It carries its own permission: send it no token */
                url: string;
                /** Format: date-time */
                expiresAt: string;
                /** @description To be sent exactly so. The link takes one upload: what lies there already is answered 412 */
                headers: {
                    [key: string]: string;
                };
            };
        };
        /**
         * @description One page of files
         * @example {
         *       "items": [
         *         {
         *           "id": "fil_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *           "name": "Jahresbericht 2026.pdf",
         *           "size": 48213,
         *           "uploadedAt": "2026-11-23T16:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        FilePage: {
            items: components["schemas"]["FileSummary"][];
            /**
             * @description To be sent as `cursor` for the next page; absent at the end
             * @example eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0
             */
            nextCursor?: string;
        };
        /**
         * @description A file in a list
         * @example {
         *       "id": "fil_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Jahresbericht 2026.pdf",
         *       "size": 48213,
         *       "uploadedAt": "2026-11-23T16:00:00.000Z"
         *     }
         */
        FileSummary: {
            /**
             * @description The id of the file
             * @example fil_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description Any letters of any script; path separators and invisible characters are taken out
             * @example Jahresbericht 2026.pdf
             */
            name: string;
            /**
             * @description In bytes
             * @example 48213
             */
            size: number;
            /** Format: date-time */
            uploadedAt: string;
        };
        /**
         * @description A file, with a link to its content
         * @example {
         *       "id": "fil_01kb2v3m9ne4a8x0c5r7d6f1gh",
         *       "name": "Jahresbericht 2026.pdf",
         *       "size": 48213,
         *       "uploadedAt": "2026-11-23T16:00:00.000Z",
         *       "contentType": "application/pdf",
         *       "download": {
         *         "url": "https://files.example/t/…?X-Amz-Signature=…",
         *         "expiresAt": "2026-11-23T16:15:00.000Z"
         *       }
         *     }
         */
        File: {
            /**
             * @description The id of the file
             * @example fil_01kb2v3m9ne4a8x0c5r7d6f1gh
             */
            id: string;
            /**
             * @description Any letters of any script; path separators and invisible characters are taken out
             * @example Jahresbericht 2026.pdf
             */
            name: string;
            /**
             * @description In bytes
             * @example 48213
             */
            size: number;
            /** Format: date-time */
            uploadedAt: string;
            /** @example application/pdf */
            contentType: string;
            download: {
                /** @description It carries its own permission: send it no token */
                url: string;
                /** Format: date-time */
                expiresAt: string;
            };
        };
        /**
         * @description An entry of the tenant’s cache
         * @example {
         *       "key": "user:42:profile",
         *       "version": 208512771094531,
         *       "expiresAt": "2026-11-27T16:00:00.000Z",
         *       "value": {
         *         "name": "Ada"
         *       }
         *     }
         */
        CacheEntry: {
            /**
             * @description Use 1 to 250 letters, digits and _ . ~ : @ -, beginning with a letter, a digit or _.
             * @example user:42:profile
             */
            key: string;
            /**
             * @description Another one after every write, also after the entry was gone in between
             * @example 208512771094531
             */
            version: number;
            /** Format: date-time */
            expiresAt: string;
            /**
             * @description Any JSON, up to 64 KB and 64 levels; numbers are kept as IEEE 754 doubles
             * @example {
             *       "name": "Ada"
             *     }
             */
            value: unknown;
        };
        /**
         * @description An entry of the cache without its value
         * @example {
         *       "key": "user:42:profile",
         *       "version": 208512771094531,
         *       "expiresAt": "2026-11-27T16:00:00.000Z"
         *     }
         */
        CacheEntryFacts: {
            /**
             * @description Use 1 to 250 letters, digits and _ . ~ : @ -, beginning with a letter, a digit or _.
             * @example user:42:profile
             */
            key: string;
            /**
             * @description Another one after every write, also after the entry was gone in between
             * @example 208512771094531
             */
            version: number;
            /** Format: date-time */
            expiresAt: string;
        };
        /**
         * @description An OpenAPI 3.1 document
         * @example {
         *       "openapi": "3.1.0",
         *       "info": {
         *         "title": "Freehold",
         *         "version": "1.0.0"
         *       },
         *       "paths": {}
         *     }
         */
        OpenApiDocument: {
            /**
             * @description The version of OpenAPI
             * @example 3.1.0
             */
            openapi: string;
            info: {
                title: string;
                version: string;
            } & {
                [key: string]: unknown;
            };
            paths: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /**
         * @description An HTML page that needs nothing from any other host
         * @example <!doctype html><html lang="en"></html>
         */
        ReaderPage: string;
        /**
         * @description A script, a style sheet or a licence text of the reader
         * @example document.documentElement.lang = "en";
         */
        ReaderAsset: string;
        /**
         * @description Where the audit log is sent
         * @example {
         *       "kind": "https",
         *       "url": "https://siem.acme.example/freehold"
         *     }
         */
        AuditStreamTargetOutput: components["schemas"]["AuditStreamToHttps"] | components["schemas"]["AuditStreamToS3Output"];
        /**
         * @description Each batch is an object of compressed JSON Lines.
         * @example {
         *       "kind": "s3",
         *       "bucket": "acme-audit",
         *       "region": "eu-central-1",
         *       "roleArn": "arn:aws:iam::111122223333:role/freehold-audit-writer",
         *       "prefix": "freehold/"
         *     }
         */
        AuditStreamToS3Output: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "s3";
            /** @example acme-audit */
            bucket: string;
            /** @example eu-central-1 */
            region: string;
            /**
             * @description A role of the bucket’s account whose name begins `freehold-audit-`; it may `s3:PutObject`, and trusts the platform’s account with the tenant’s id as `sts:ExternalId`
             * @example arn:aws:iam::111122223333:role/freehold-audit-writer
             */
            roleArn: string;
            /**
             * @description Before each key
             * @default
             * @example freehold/
             */
            prefix: string;
        };
        /**
         * @description What the tenant asks of its users; lengths within the platform’s own bounds
         * @example {
         *       "secondFactor": "required",
         *       "sessionHours": 168,
         *       "idleMinutes": 720,
         *       "passwordMinimumLength": 14,
         *       "allowedDomains": [
         *         "acme.example"
         *       ],
         *       "supportAccess": "ask"
         *     }
         */
        PolicyOutput: {
            /** @enum {string} */
            secondFactor: "off" | "optional" | "required";
            sessionHours: number;
            idleMinutes: number;
            passwordMinimumLength: number;
            allowedDomains: string[];
            /**
             * @default ask
             * @enum {string}
             */
            supportAccess: "ask" | "allowed";
        };
        /**
         * @description By what tracked events are counted
         * @example {
         *       "dimensions": [
         *         "country"
         *       ]
         *     }
         */
        AnalyticsSettingsOutput: {
            /** @description Properties by which tracked events are counted, beside their name */
            dimensions: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export interface operations {
    listTenants: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
                /** @description Only tenants in this state; `failed`: those whose provisioning failed */
                status?: "provisioning" | "active" | "suspended" | "terminated" | "failed";
                /** @description Only tenants of this plan */
                plan?: string;
                /** @description Only tenants whose data is isolated so */
                isolation?: "shared_schema" | "shared_database" | "separate_schema" | "separate_database";
                /** @description Part of the name or the slug, in any case */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTenant"];
            };
        };
        responses: {
            /** @description Recorded; its provisioning is under way */
            202: {
                headers: {
                    /** @description Where to follow the provisioning */
                    location: string;
                    /** @description The tenant’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant */
            200: {
                headers: {
                    /** @description The tenant’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    updateTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the version you read, or a list of them; `*` for whichever it is in */
                "if-match": string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantChange"];
            };
        };
        responses: {
            /** @description The changed tenant */
            200: {
                headers: {
                    /** @description The tenant’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    retryTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The next attempt is under way */
            202: {
                headers: {
                    /** @description Where to follow the provisioning */
                    location: string;
                    /** @description The tenant’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    suspendTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantSuspension"];
            };
        };
        responses: {
            /** @description Suspended */
            200: {
                headers: {
                    /** @description The tenant’s version */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    resumeTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantResumption"];
            };
        };
        responses: {
            /** @description Lifted */
            200: {
                headers: {
                    /** @description The tenant’s version */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    changePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChange"];
            };
        };
        responses: {
            /** @description It has the plan */
            202: {
                headers: {
                    /** @description Where to follow it */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    terminateTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantTermination"];
            };
        };
        responses: {
            /** @description It ends */
            202: {
                headers: {
                    /** @description Where to follow it */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantEnding"];
                };
            };
        };
    };
    eraseTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantErasure"];
            };
        };
        responses: {
            /** @description It is being erased */
            202: {
                headers: {
                    /** @description Where to follow it */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    restoreTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is back */
            202: {
                headers: {
                    /** @description Where to follow it */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    terminateOwnTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnTermination"];
            };
        };
        responses: {
            /** @description It ends */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnTerminationAccepted"];
                };
            };
        };
    };
    showPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The platform */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Platform"];
                };
            };
        };
    };
    showTenantFigures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantFigures"];
                };
            };
        };
    };
    listOpenAlarms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are raised */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAlarmList"];
                };
            };
        };
    };
    listPlatformMails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mails */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformMailList"];
                };
            };
        };
    };
    listTenantEvents: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantEventPage"];
                };
            };
        };
    };
    restoreOwner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Restored, and the mail is on its way */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoredOwner"];
                };
            };
        };
    };
    correctAdmin: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the version you read, or a list of them; `*` for whichever it is in */
                "if-match": string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminCorrection"];
            };
        };
        responses: {
            /** @description Corrected, and the mail is on its way */
            200: {
                headers: {
                    /** @description The tenant’s version */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoredOwner"];
                };
            };
        };
    };
    measureTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantUsage"];
                };
            };
        };
    };
    listMoves: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovePage"];
                };
            };
        };
    };
    beginMove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMove"];
            };
        };
        responses: {
            /** @description The move is under way */
            202: {
                headers: {
                    /** @description Where to follow the move */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Move"];
                };
            };
        };
    };
    getMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
                /** @description The id of the move */
                moveId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The move */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Move"];
                };
            };
        };
    };
    startTenantExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export is under way */
            202: {
                headers: {
                    /** @description Where to follow the export */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantExport"];
                };
            };
        };
    };
    getTenantExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
                /** @description The id of the export */
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantExport"];
                };
            };
        };
    };
    startTenantImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTenantImport"];
            };
        };
        responses: {
            /** @description The archive is waited for */
            202: {
                headers: {
                    /** @description Where to follow the import */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantImport"];
                };
            };
        };
    };
    getTenantImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
                /** @description The id of the import */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantImport"];
                };
            };
        };
    };
    startOwnExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export is under way */
            202: {
                headers: {
                    /** @description Where to follow the export */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantExport"];
                };
            };
        };
    };
    getOwnExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the export */
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantExport"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
                /** @description Only jobs of this sort */
                type?: string;
                /** @description Only jobs in this state */
                state?: "running" | "succeeded" | "failed";
            };
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
                /** @description The id of the job */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    listOperators: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorPage"];
                };
            };
        };
    };
    createOperator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOperator"];
            };
        };
        responses: {
            /** @description The new operator */
            201: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedOperator"];
                };
            };
        };
    };
    removeOperator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the operator */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeOperator: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the version you read, or a list of them; `*` for whichever it is in */
                "if-match": string;
            };
            path: {
                /** @description The id of the operator */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorChanges"];
            };
        };
        responses: {
            /** @description The operator */
            200: {
                headers: {
                    /** @description The operator’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operator"];
                };
            };
        };
    };
    disableOperator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the operator */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operator */
            200: {
                headers: {
                    /** @description The operator’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operator"];
                };
            };
        };
    };
    enableOperator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the operator */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operator */
            200: {
                headers: {
                    /** @description The operator’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operator"];
                };
            };
        };
    };
    listAccessOfTenant: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedSupportAccessPage"];
                };
            };
        };
    };
    askForAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSupportAccess"];
            };
        };
        responses: {
            /** @description What was asked for */
            201: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedSupportAccess"];
                };
            };
        };
    };
    withdrawAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
                /** @description The id of the access */
                accessId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedSupportAccess"];
                };
            };
        };
    };
    askForEmergencyAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSupportAccess"];
            };
        };
        responses: {
            /** @description What was asked for */
            201: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedSupportAccess"];
                };
            };
        };
    };
    confirmEmergencyAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
                /** @description The id of the access */
                accessId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedSupportAccess"];
                };
            };
        };
    };
    listEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The types */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypes"];
                };
            };
        };
    };
    sendEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEvents"];
            };
        };
        responses: {
            /** @description They are on their way */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentEvents"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint */
            201: {
                headers: {
                    /** @description The new endpoint */
                    location: string;
                    /** @description The endpoint’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithKey"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description The endpoint’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    removeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the version you read, or a list of them; `*` for whichever it is in */
                "if-match": string;
            };
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointChanges"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description The endpoint’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    enableWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description The endpoint’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    disableWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description The endpoint’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookSecretRotation"];
            };
        };
        responses: {
            /** @description With its new key */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithKey"];
                };
            };
        };
    };
    showWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What signs now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookVerificationKeys"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMessage"];
                };
            };
        };
    };
    recoverWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookResend"];
            };
        };
        responses: {
            /** @description On their way */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResent"];
                };
            };
        };
    };
    replayWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookResend"];
            };
        };
        responses: {
            /** @description On their way */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResent"];
                };
            };
        };
    };
    listWebhookMessages: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
                /** @description Of that endpoint alone */
                endpointId?: string;
                /** @description In that state alone */
                state?: "pending" | "delivered" | "failed";
                /** @description Of events of that time and later */
                since?: string;
                /** @description Of events of that time and earlier */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMessagePage"];
                };
            };
        };
    };
    getWebhookMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the message, as the receiver gets it in `webhook-id` */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMessageDetails"];
                };
            };
        };
    };
    resendWebhookMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the message, as the receiver gets it in `webhook-id` */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMessage"];
                };
            };
        };
    };
    listInbox: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
                /** @description Those that were archived, in place of the others */
                archived?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
        };
    };
    sendNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendNotification"];
            };
        };
        responses: {
            /** @description It will be sent */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedNotification"];
                };
            };
        };
    };
    getSentNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the notification */
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its messages */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentNotification"];
                };
            };
        };
    };
    showUnreadCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The count */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
        };
    };
    readNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the notification */
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
        };
    };
    archiveNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the notification */
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
        };
    };
    listNotificationTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationTemplates"];
                };
            };
        };
    };
    getNotificationTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the template */
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is for the tenant */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationTemplate"];
                };
            };
        };
    };
    putNotificationTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the template */
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutNotificationTemplate"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationTemplate"];
                };
            };
        };
    };
    deleteNotificationTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the template */
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there any more */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    previewNotificationTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the template */
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewNotificationTemplate"];
            };
        };
        responses: {
            /** @description What a recipient would get */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreview"];
                };
            };
        };
    };
    showUnsubscribePage: {
        parameters: {
            query: {
                /** @description As the mail’s link has it */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": components["schemas"]["UnsubscribePage"];
                };
            };
        };
    };
    unsubscribe: {
        parameters: {
            query: {
                /** @description As the mail’s link has it */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": components["schemas"]["UnsubscribePage"];
                };
            };
        };
    };
    readAllNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Marked */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedRead"];
                };
            };
        };
    };
    getNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As they are */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
        };
    };
    putNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutNotificationPreferences"];
            };
        };
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Devices"];
                };
            };
        };
    };
    registerDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    removeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the device */
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It gets nothing any more */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
        };
    };
    putPhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutPhoneNumber"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
        };
    };
    removePhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No SMS is sent to it any more */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirmPhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneNumberCode"];
            };
        };
        responses: {
            /** @description It is used from now on */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
        };
    };
    listSuppressions: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionPage"];
                };
            };
        };
    };
    removeSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the suppression */
                suppressionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not suppressed any more */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveSendGridEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the time and the body, by ECDSA */
                "x-twilio-email-event-webhook-signature"?: string;
                /** @description When it was signed, in seconds */
                "x-twilio-email-event-webhook-timestamp"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendGridEvents"];
            };
        };
        responses: {
            /** @description It was taken, and is worked on */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveTwilioEvent: {
        parameters: {
            query: {
                /** @description Of the message */
                key: string;
                /** @description Whose message */
                tenant: string;
            };
            header?: {
                /** @description Of the address and the form, by HMAC-SHA1 */
                "x-twilio-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was taken, and is worked on */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
                /** @description Only what this user, operator or key did */
                actor?: string;
                /** @description Only this action, such as `member.removed`, or all of its noun: `member` */
                action?: string;
                /** @description Only what was done to this */
                target?: string;
                /** @description From then on */
                from?: string;
                /** @description Before */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    listTenantAudit: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
                /** @description Only what this user, operator or key did */
                actor?: string;
                /** @description Only this action, such as `member.removed`, or all of its noun: `member` */
                action?: string;
                /** @description Only what was done to this */
                target?: string;
                /** @description From then on */
                from?: string;
                /** @description Before */
                to?: string;
            };
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    startAuditExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditExportWanted"];
            };
        };
        responses: {
            /** @description The export is under way */
            202: {
                headers: {
                    /** @description Where to follow the export */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
        };
    };
    getAuditExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the export */
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
        };
    };
    startTenantAuditExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditExportWanted"];
            };
        };
        responses: {
            /** @description The export is under way */
            202: {
                headers: {
                    /** @description Where to follow the export */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
        };
    };
    getTenantAuditExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
                /** @description The id of the export */
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
        };
    };
    getAuditStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditStream"];
                };
            };
        };
    };
    putAuditStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditStreamTarget"];
            };
        };
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditStreamWithSecret"];
                };
            };
        };
    };
    deleteAuditStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not sent any more */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPlatformAudit: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
                /** @description Only what this user, operator or key did */
                actor?: string;
                /** @description Only this action, such as `member.removed`, or all of its noun: `member` */
                action?: string;
                /** @description Only what was done to this */
                target?: string;
                /** @description From then on */
                from?: string;
                /** @description Before */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    listFlags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flags */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagList"];
                };
            };
        };
    };
    putFlag: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version you read, or a list of them: any other is left as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The feature that it switches, in snake_case */
                flag: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlagRule"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    /** @description The flag’s version, to be sent as `If-Match` */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flag"];
                };
            };
            /** @description Made */
            201: {
                headers: {
                    /** @description The flag’s version, to be sent as `If-Match` */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flag"];
                };
            };
        };
    };
    deleteFlag: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version you read, or a list of them: any other is left as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The feature that it switches, in snake_case */
                flag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description For pages of the platform’s own origin: the refresh token is in a cookie that no script reads, and in no answer. `resume`, after a reload, goes on with whoever signed in last. */
                "freehold-session"?: "cookie" | "resume";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSession"];
            };
        };
        responses: {
            /** @description Signed in, or a challenge to answer */
            200: {
                headers: {
                    /** @description The session, where `freehold-session` asks for a cookie */
                    "set-cookie"?: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description For pages of the platform’s own origin: the refresh token is in a cookie that no script reads, and in no answer. `resume`, after a reload, goes on with whoever signed in last. */
                "freehold-session"?: "cookie" | "resume";
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    /** @description The session, where `freehold-session` asks for a cookie */
                    "set-cookie"?: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description For pages of the platform’s own origin: the refresh token is in a cookie that no script reads, and in no answer. `resume`, after a reload, goes on with whoever signed in last. */
                "freehold-session"?: "cookie" | "resume";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshSession"];
            };
        };
        responses: {
            /** @description The new tokens */
            200: {
                headers: {
                    /** @description The session, where `freehold-session` asks for a cookie */
                    "set-cookie"?: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefreshedSession"];
                };
            };
            /** @description There is no session to resume */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    showMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user and, for one of a tenant, the tenant */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMe"];
            };
        };
        responses: {
            /** @description The profile */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    showLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each limit and window */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimits"];
                };
            };
        };
    };
    showEntitlements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the tenant has */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entitlements"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
                /** @description Part of the address or the name */
                q?: string;
                /** @description Those alone */
                status?: "active" | "disabled";
                /** @description Those alone who have it */
                role?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member */
            200: {
                headers: {
                    /** @description The member’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the version you read, or a list of them; `*` for whichever it is in */
                "if-match": string;
            };
            path: {
                /** @description The id of the user */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description The changed member */
            200: {
                headers: {
                    /** @description The member’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    disableMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member */
            200: {
                headers: {
                    /** @description The member’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    enableMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member */
            200: {
                headers: {
                    /** @description The member’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    transferOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new owner */
            200: {
                headers: {
                    /** @description The member’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
        };
    };
    inviteMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invitees"];
            };
        };
        responses: {
            /** @description What became of each */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteOutcomes"];
                };
            };
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the invitation */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the invitation */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAcceptance"];
            };
        };
        responses: {
            /** @description Joined */
            201: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
        };
    };
    listSupportAccess: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportAccessPage"];
                };
            };
        };
    };
    listSupportUses: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of the access */
                accessId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportUsePage"];
                };
            };
        };
    };
    grantSupportAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the access */
                accessId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportAccess"];
                };
            };
        };
    };
    refuseSupportAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the access */
                accessId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportAccess"];
                };
            };
        };
    };
    revokeSupportAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the access */
                accessId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportAccess"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The new key */
            201: {
                headers: {
                    /** @description The new key */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the key */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the key */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the key */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The key with its new secret */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedApiKey"];
                };
            };
        };
    };
    disableApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the key */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    enableApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the key */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    reportLeakedKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the key that it was signed with */
                "github-public-key-identifier"?: string;
                /** @description ECDSA P-256 over the body, as DER in base64 */
                "github-public-key-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeakReport"];
            };
        };
        responses: {
            /** @description Which of them were keys */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeakReportResult"];
                };
            };
        };
    };
    showBilling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Billing"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                };
            };
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an invoice */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invoice */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
        };
    };
    showInvoiceDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an invoice */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page, which loads nothing */
            200: {
                headers: {
                    /** @description Nothing may run, and nothing be loaded */
                    "content-security-policy": string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": components["schemas"]["InvoiceHtml"];
                };
            };
        };
    };
    showInvoicePdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an invoice */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["InvoicePdf"];
                };
            };
        };
    };
    showBillingDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The buyer */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Buyer"];
                };
            };
        };
    };
    putBillingDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillingDetails"];
            };
        };
        responses: {
            /** @description The buyer as it is now */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Buyer"];
                };
            };
        };
    };
    cancelSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancellation"];
            };
        };
        responses: {
            /** @description The subscription, and when it ends */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    previewInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The next invoice */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
        };
    };
    createCheckoutSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutRequest"];
            };
        };
        responses: {
            /** @description The page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingLink"];
                };
            };
        };
    };
    createPortalSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortalRequest"];
            };
        };
        responses: {
            /** @description The page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingLink"];
                };
            };
        };
    };
    receiveStripeEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description When the body was signed, and by which secret */
                "stripe-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StripeEvent"];
            };
        };
        responses: {
            /** @description What became of the event */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StripeEventOutcome"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where I am signed in */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MySessions"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endOneSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the list shows it */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMyTenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My tenants, by name */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTenants"];
                };
            };
        };
    };
    discoverTenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscoverTenants"];
            };
        };
        responses: {
            /** @description A mail is on its way, if there is such an account */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordReset"];
            };
        };
        responses: {
            /** @description A mail is on its way, if there is such an account */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    recoverAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoverAccount"];
            };
        };
        responses: {
            /** @description Removed; sign in with the password */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    showSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The second factor, or that there is none */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmedByPassword"];
            };
        };
        responses: {
            /** @description The setup */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSetup"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondFactor"];
            };
        };
        responses: {
            /** @description Set; the recovery codes */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmedByPassword"];
            };
        };
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    makeRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmedByPassword"];
            };
        };
        responses: {
            /** @description The codes */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    /** @description The policy’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOutput"];
                };
            };
        };
    };
    replacePolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the version you read, or a list of them; `*` for whichever it is in */
                "if-match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Policy"];
            };
        };
        responses: {
            /** @description The policy as it is now */
            200: {
                headers: {
                    /** @description The policy’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOutput"];
                };
            };
        };
    };
    completePasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompletePasswordReset"];
            };
        };
        responses: {
            /** @description Set; sign in with it */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCollections: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionPage"];
                };
            };
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description A lower-case letter, then up to 62 lower-case letters, digits and hyphens */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPage"];
                };
            };
        };
    };
    createRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A lower-case letter, then up to 62 lower-case letters, digits and hyphens */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordData"];
            };
        };
        responses: {
            /** @description Stored */
            201: {
                headers: {
                    /** @description Where the record is */
                    location: string;
                    /** @description The record’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
        };
    };
    getRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A lower-case letter, then up to 62 lower-case letters, digits and hyphens */
                collection: string;
                /** @description The id of the record */
                recordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    /** @description The record’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
        };
    };
    replaceRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version you read, or a list of them: any other is left as it is */
                "if-match"?: string;
            };
            path: {
                /** @description A lower-case letter, then up to 62 lower-case letters, digits and hyphens */
                collection: string;
                /** @description The id of the record */
                recordId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordData"];
            };
        };
        responses: {
            /** @description The changed record */
            200: {
                headers: {
                    /** @description The record’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
        };
    };
    deleteRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version you read, or a list of them: any other is left as it is */
                "if-match"?: string;
            };
            path: {
                /** @description A lower-case letter, then up to 62 lower-case letters, digits and hyphens */
                collection: string;
                /** @description The id of the record */
                recordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there any more */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    mergeRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version you read, or a list of them: any other is left as it is */
                "if-match"?: string;
            };
            path: {
                /** @description A lower-case letter, then up to 62 lower-case letters, digits and hyphens */
                collection: string;
                /** @description The id of the record */
                recordId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordPatch"];
            };
        };
        responses: {
            /** @description The changed record */
            200: {
                headers: {
                    /** @description The record’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionList"];
                };
            };
        };
    };
    showOnboarding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The onboarding */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Onboarding"];
                };
            };
        };
    };
    listQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaList"];
                };
            };
        };
    };
    sendUsageEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageEvents"];
            };
        };
        responses: {
            /** @description They are on their way */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEventResults"];
                };
            };
        };
    };
    listUsage: {
        parameters: {
            query: {
                /** @description The meter */
                meter: string;
                /** @description From the window on that this is in */
                from: string;
                /** @description To the window that ends with this, or has it in it */
                to: string;
                /** @description Days and months are those of the tenant’s time zone; `period` is all in one */
                window?: "hour" | "day" | "month" | "period";
                /** @description Dimensions of the meter, with commas between */
                groupBy?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows, in the order of their time */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageList"];
                };
            };
        };
    };
    showCurrentUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meters */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentUsage"];
                };
            };
        };
    };
    listMeters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterList"];
                };
            };
        };
    };
    listWindowEvents: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The window */
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedEventPage"];
                };
            };
        };
    };
    listQuarantinedEvents: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinedEventPage"];
                };
            };
        };
    };
    replayQuarantinedEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event in quarantine */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of it */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEventResult"];
                };
            };
        };
    };
    showUsageAnalytics: {
        parameters: {
            query?: {
                /** @description From the window on that this is in; 30 days before `to` */
                from?: string;
                /** @description To the window that ends with this, or has it in it; now */
                to?: string;
                /** @description Days and months are those of the tenant’s time zone */
                window?: "hour" | "day" | "month";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All meters */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageAnalytics"];
                };
            };
        };
    };
    showTenantAnalytics: {
        parameters: {
            query?: {
                /** @description From the window on that this is in; 30 days before `to` */
                from?: string;
                /** @description To the window that ends with this, or has it in it; now */
                to?: string;
                /** @description Days and months are those of the tenant’s time zone */
                window?: "hour" | "day" | "month";
            };
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAnalytics"];
                };
            };
        };
    };
    showRevenue: {
        parameters: {
            query?: {
                /** @description The month; by default the present one */
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The month */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthRevenue"];
                };
            };
        };
    };
    trackEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrackedEvents"];
            };
        };
        responses: {
            /** @description Those that are accepted are on their way */
            202: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackedEventResults"];
                };
            };
        };
    };
    listMetricNames: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All metrics */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricList"];
                };
            };
        };
    };
    showMetrics: {
        parameters: {
            query: {
                /** @description Which metric: `GET /v1/analytics/metric-names` has all */
                name: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
                /** @description From the window on that this is in; a day before `to` */
                from?: string;
                /** @description To the window that ends with this, or has it in it; now */
                to?: string;
                /** @description Days and months are those of the tenant’s time zone */
                window?: "hour" | "day" | "month";
                /** @description Of `tracked_events`: `name`, one of the chosen properties, or both; of `errors`: `statusClass` */
                groupBy?: string;
                /** @description Only tracked events of this name */
                event?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metric */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricSeries"];
                };
            };
        };
    };
    showTenantMetrics: {
        parameters: {
            query: {
                /** @description Which metric: `GET /v1/analytics/metric-names` has all */
                name: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
                /** @description From the window on that this is in; a day before `to` */
                from?: string;
                /** @description To the window that ends with this, or has it in it; now */
                to?: string;
                /** @description Days and months are those of the tenant’s time zone */
                window?: "hour" | "day" | "month";
                /** @description Of `tracked_events`: `name`, one of the chosen properties, or both; of `errors`: `statusClass` */
                groupBy?: string;
                /** @description Only tracked events of this name */
                event?: string;
            };
            header?: never;
            path: {
                /** @description The id of the tenant */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metric */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricSeries"];
                };
            };
        };
    };
    showPlatformMetrics: {
        parameters: {
            query: {
                /** @description Which metric */
                name: "tracked_events" | "active_members" | "api_calls" | "errors" | "storage";
                /** @description From the window on that this is in; a day before `to` */
                from?: string;
                /** @description To the window that ends with this, or has it in it; now */
                to?: string;
                /** @description Of UTC */
                window?: "hour" | "day" | "month";
                /** @description By what it is split: of tenants the ten with the most in each hour are told apart, the rest is `(other)`; by `statusClass` errors alone */
                groupBy?: "plan" | "isolation" | "tenant" | "statusClass";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metric */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricSeries"];
                };
            };
        };
    };
    listPlatformAlerts: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformAlertPage"];
                };
            };
        };
    };
    createPlatformAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlatformAlert"];
            };
        };
        responses: {
            /** @description The alert */
            201: {
                headers: {
                    /** @description The new alert */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformAlert"];
                };
            };
        };
    };
    getPlatformAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the alert */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformAlert"];
                };
            };
        };
    };
    removePlatformAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the alert */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changePlatformAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the alert */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformAlertChanges"];
            };
        };
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformAlert"];
                };
            };
        };
    };
    showAnalyticsSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsSettingsOutput"];
                };
            };
        };
    };
    putAnalyticsSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsSettings"];
            };
        };
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsSettingsOutput"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsAlertPage"];
                };
            };
        };
    };
    createAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnalyticsAlert"];
            };
        };
        responses: {
            /** @description The alert */
            201: {
                headers: {
                    /** @description The new alert */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsAlert"];
                };
            };
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the alert */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsAlert"];
                };
            };
        };
    };
    removeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the alert */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the alert */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsAlertChanges"];
            };
        };
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsAlert"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description The new role */
            201: {
                headers: {
                    /** @description The new role */
                    location: string;
                    /** @description The role’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
        };
    };
    getRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the role, or the name of a built-in one */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role */
            200: {
                headers: {
                    /** @description The role’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the role, or the name of a built-in one */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the version you read, or a list of them; `*` for whichever it is in */
                "if-match": string;
            };
            path: {
                /** @description The id of the role, or the name of a built-in one */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChanges"];
            };
        };
        responses: {
            /** @description The changed role */
            200: {
                headers: {
                    /** @description The role’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
        };
    };
    listFiles: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description The `nextCursor` of the page before, of the same list */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilePage"];
                };
            };
        };
    };
    createFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFile"];
            };
        };
        responses: {
            /** @description The link */
            201: {
                headers: {
                    /** @description Where the file will be once it is uploaded */
                    location: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitedFile"];
                };
            };
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the file */
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
        };
    };
    deleteFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the file */
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there any more */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCacheEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Use 1 to 250 letters, digits and _ . ~ : @ -, beginning with a letter, a digit or _. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry */
            200: {
                headers: {
                    /** @description The entry’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheEntry"];
                };
            };
        };
    };
    putCacheEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version you read, or a list of them: any other is left as it is */
                "if-match"?: string;
                /** @description `*`: the entry is put only where there is none */
                "if-none-match"?: string;
            };
            path: {
                /** @description Use 1 to 250 letters, digits and _ . ~ : @ -, beginning with a letter, a digit or _. */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CacheWrite"];
            };
        };
        responses: {
            /** @description Put */
            200: {
                headers: {
                    /** @description The entry’s version, to be sent as `If-Match` of a change */
                    etag: string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheEntryFacts"];
                };
            };
        };
    };
    deleteCacheEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version you read, or a list of them: any other is left as it is */
                "if-match"?: string;
            };
            path: {
                /** @description Use 1 to 250 letters, digits and _ . ~ : @ -, beginning with a letter, a digit or _. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there any more */
            204: {
                headers: {
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    showApiDescription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    /** @description `no-cache`: ask again each time, so that a deploy shows at once */
                    "cache-control": string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
        };
    };
    showApiReader: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    /** @description `no-cache`: ask again each time, so that a deploy shows at once */
                    "cache-control": string;
                    /** @description Nothing but what this host serves may run */
                    "content-security-policy": string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": components["schemas"]["ReaderPage"];
                };
            };
        };
    };
    showApiReaderAsset: {
        parameters: {
            query?: never;
            header?: {
                /** @description As browsers send it */
                "accept-encoding"?: string;
            };
            path: {
                /** @description The name of the file, with the hash of its content */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, compressed where the browser accepts gzip */
            200: {
                headers: {
                    /** @description `immutable`: another content has another name */
                    "cache-control": string;
                    /** @description Finds this request in the platform’s log */
                    "x-request-id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/*": components["schemas"]["ReaderAsset"];
                };
            };
        };
    };
}
