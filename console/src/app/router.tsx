import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
  redirect,
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

const inShell = <Path extends string>(path: Path) => ({ getParentRoute: () => shell, path });
const open = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const pages = shell.addChildren([
  createRoute({
    ...inShell('/'),
    component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
  }),
  createRoute({
    ...inShell('/tenants'),
    validateSearch: tenantsSearch,
    component: lazyRouteComponent(() => import('../tenants/tenants-page.tsx'), 'TenantsPage'),
  }),
  createRoute({
    ...inShell('/tenants/$tenantId'),
    component: lazyRouteComponent(() => import('../tenants/tenant-page.tsx'), 'TenantPage'),
  }),
  createRoute({
    ...inShell('/onboard'),
    component: lazyRouteComponent(() => import('../onboard/onboard-page.tsx'), 'OnboardPage'),
  }),
  createRoute({
    ...inShell('/members'),
    component: lazyRouteComponent(() => import('../members/members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    ...inShell('/roles'),
    component: lazyRouteComponent(() => import('../roles/roles-page.tsx'), 'RolesPage'),
  }),
  createRoute({
    ...inShell('/account'),
    component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    ...inShell('/inbox'),
    component: lazyRouteComponent(() => import('../inbox/inbox-page.tsx'), 'InboxPage'),
  }),
  createRoute({
    ...inShell('/api-keys'),
    component: lazyRouteComponent(() => import('../api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
  }),
  createRoute({
    ...inShell('/billing'),
    component: lazyRouteComponent(() => import('../billing/billing-page.tsx'), 'BillingPage'),
  }),
  createRoute({
    ...inShell('/webhooks'),
    component: lazyRouteComponent(() => import('../webhooks/webhooks-page.tsx'), 'WebhooksPage'),
  }),
  createRoute({
    ...inShell('/audit'),
    component: lazyRouteComponent(() => import('../audit/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...inShell('/exports'),
    component: lazyRouteComponent(() => import('../exports/exports-page.tsx'), 'ExportsPage'),
  }),
  createRoute({
    ...inShell('/support-access'),
    component: lazyRouteComponent(
      () => import('../support-access/support-access-page.tsx'),
      'SupportAccessPage',
    ),
  }),
  createRoute({
    ...inShell('/settings'),
    component: lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    ...inShell('/files'),
    component: lazyRouteComponent(() => import('../files/files-page.tsx'), 'FilesPage'),
  }),
  createRoute({
    ...inShell('/analytics'),
    component: lazyRouteComponent(() => import('../analytics/analytics-page.tsx'), 'AnalyticsPage'),
  }),
  createRoute({
    ...inShell('/records'),
    validateSearch: ({ collection }): { collection?: string } =>
      typeof collection === 'string' ? { collection } : {},
    component: lazyRouteComponent(() => import('../records/records-page.tsx'), 'RecordsPage'),
  }),
  createRoute({
    ...inShell('/operators'),
    component: lazyRouteComponent(() => import('../operators/operators-page.tsx'), 'OperatorsPage'),
  }),
  createRoute({
    ...inShell('/flags'),
    component: lazyRouteComponent(() => import('../flags/flags-page.tsx'), 'FlagsPage'),
  }),
]);

/** Mails lead to these by the same names (core/mail/mail-action.ts). */
const openPages = [
  createRoute({
    ...open('/accept-invitation'),
    component: lazyRouteComponent(
      () => import('../session/accept-invitation-page.tsx'),
      'AcceptInvitationPage',
    ),
  }),
  createRoute({
    ...open('/forgot-password'),
    component: lazyRouteComponent(
      () => import('../session/forgot-password-page.tsx'),
      'ForgotPasswordPage',
    ),
  }),
  createRoute({
    ...open('/recover'),
    component: lazyRouteComponent(() => import('../session/recover-page.tsx'), 'RecoverPage'),
  }),
  createRoute({
    ...open('/reset-password'),
    component: lazyRouteComponent(
      () => import('../session/reset-password-page.tsx'),
      'ResetPasswordPage',
    ),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, pages, ...openPages]),
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
