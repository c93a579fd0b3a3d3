import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
  redirect,
  type RouteComponent,
} from '@tanstack/react-router';
import { isSignedIn } from '../session/is-signed-in.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { tenantsSearch } from '../tenants/tenants-search.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Loading } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: ({ next, ended }): { next?: string; ended?: boolean } => ({
    ...(typeof next === 'string' && { next }),
    ...(ended === true && { ended }),
  }),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    if (await isSignedIn()) return;
    const next = location.href;
    redirect({ to: '/sign-in', search: next === '/' ? {} : { next }, throw: true });
  },
});

/** A page of those who are signed in. */
const page = <const Path extends string, Name extends string>(
  path: Path,
  importer: () => Promise<Readonly<Record<Name, RouteComponent>>>,
  name: Name,
) =>
  createRoute({
    getParentRoute: () => shell,
    path,
    component: lazyRouteComponent(importer, name),
  });

const overview = page('/', () => import('../overview/overview-page.tsx'), 'OverviewPage');
const tenants = createRoute({
  getParentRoute: () => shell,
  path: '/tenants',
  validateSearch: tenantsSearch,
  component: lazyRouteComponent(() => import('../tenants/tenants-page.tsx'), 'TenantsPage'),
});
const tenant = page('/tenants/$tenantId', () => import('../tenants/tenant-page.tsx'), 'TenantPage');
const onboard = page('/onboard', () => import('../onboard/onboard-page.tsx'), 'OnboardPage');
const members = page('/members', () => import('../members/members-page.tsx'), 'MembersPage');
const roles = page('/roles', () => import('../roles/roles-page.tsx'), 'RolesPage');
const account = page('/account', () => import('../account/account-page.tsx'), 'AccountPage');
const inbox = page('/inbox', () => import('../inbox/inbox-page.tsx'), 'InboxPage');
const apiKeys = page('/api-keys', () => import('../api-keys/api-keys-page.tsx'), 'ApiKeysPage');
const billing = page('/billing', () => import('../billing/billing-page.tsx'), 'BillingPage');
const webhooks = page('/webhooks', () => import('../webhooks/webhooks-page.tsx'), 'WebhooksPage');
const audit = page('/audit', () => import('../audit/audit-page.tsx'), 'AuditPage');
const exports = page('/exports', () => import('../exports/exports-page.tsx'), 'ExportsPage');
const supportAccess = page(
  '/support-access',
  () => import('../support-access/support-access-page.tsx'),
  'SupportAccessPage',
);
const settings = page('/settings', () => import('../settings/settings-page.tsx'), 'SettingsPage');
const files = page('/files', () => import('../files/files-page.tsx'), 'FilesPage');
const analytics = page(
  '/analytics',
  () => import('../analytics/analytics-page.tsx'),
  'AnalyticsPage',
);
const records = createRoute({
  getParentRoute: () => shell,
  path: '/records',
  validateSearch: ({ collection }): { collection?: string } =>
    typeof collection === 'string' ? { collection } : {},
  component: lazyRouteComponent(() => import('../records/records-page.tsx'), 'RecordsPage'),
});
const operators = page(
  '/operators',
  () => import('../operators/operators-page.tsx'),
  'OperatorsPage',
);
const flags = page('/flags', () => import('../flags/flags-page.tsx'), 'FlagsPage');
const templates = page(
  '/templates',
  () => import('../templates/templates-page.tsx'),
  'TemplatesPage',
);
const platform = page('/platform', () => import('../platform/platform-page.tsx'), 'PlatformPage');
const mails = page('/mails', () => import('../platform/mails-page.tsx'), 'MailsPage');

// Mails lead to these by the same names (core/mail/mail-action.ts).
const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  component: lazyRouteComponent(
    () => import('../session/accept-invitation-page.tsx'),
    'AcceptInvitationPage',
  ),
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('../session/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
});
const recover = createRoute({
  getParentRoute: () => root,
  path: '/recover',
  component: lazyRouteComponent(() => import('../session/recover-page.tsx'), 'RecoverPage'),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('../session/reset-password-page.tsx'),
    'ResetPasswordPage',
  ),
});

const pages = shell.addChildren([
  templates,
  overview,
  tenants,
  tenant,
  onboard,
  members,
  roles,
  account,
  inbox,
  apiKeys,
  billing,
  webhooks,
  audit,
  exports,
  supportAccess,
  settings,
  files,
  analytics,
  records,
  operators,
  flags,
  platform,
  mails,
]);

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    pages,
    acceptInvitation,
    forgotPassword,
    recover,
    resetPassword,
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const { common } = useTexts();
  return (
    <main className="p-6">
      <Page title={common.notFound}>
        <p>
          <Link to="/" className="text-link underline">
            {common.backToStart}
          </Link>
        </p>
      </Page>
    </main>
  );
}
