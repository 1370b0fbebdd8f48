// Signed in or not, and which view.
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { onSignedOut, problemOf, RequestFailed, request, useSession } from './api/client';
import type { Problem, Session } from './api/types';
import { AccountsPage } from './accounts/accounts_page';
import { Dialog } from './base/dialog';
import { useSpeech } from './base/language';
import { ProblemBox } from './base/problem_box';
import { useRoute } from './base/route';
import { DeskContext } from './base/session';
import { DossierPage } from './dossier/dossier_page';
import { GridPage } from './grid/grid_page';
import { HelpPage } from './settings/help_page';
import { SettingsPage } from './settings/settings_page';
import { QueuePage } from './queue/queue_page';
import { Shell } from './shell';
import { SetupPage } from './sign_in/setup_page';
import { SignInForm, SignInPage } from './sign_in/sign_in_page';
import { OutboxProvider, sharedOutbox } from './dossier/outbox_context';

function View() {
  const route = useRoute();
  switch (route.view) {
    case 'dossier':
      return <DossierPage key={route.rest} id={route.rest} />;
    case 'grid':
      return <GridPage field={route.query.get('field') ?? ''} />;
    case 'accounts':
      return <AccountsPage />;
    case 'settings':
      return <SettingsPage />;
    case 'help':
      return <HelpPage />;
    default:
      return <QueuePage query={route.query} />;
  }
}

/** The session was lost while somebody worked: they sign in over the page, and nothing of it is gone. */
function SignInAgain({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useSpeech();
  return (
    <Dialog title={t('sign_in.again')} stays onClose={() => {}}>
      <p>{t('sign_in.again_why')}</p>
      <SignInForm onSignedIn={onSignedIn} />
    </Dialog>
  );
}

type Entry = { state: 'asking' } | { state: 'out' } | { state: 'in'; session: Session; lost: boolean };

export function App() {
  const [entry, setEntry] = useState<Entry>({ state: 'asking' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const outbox = useMemo(sharedOutbox, []);

  const enter = useCallback((session: Session) => {
    useSession(session);
    setEntry({ state: 'in', session, lost: false });
    outbox.resume();
    if (location.pathname !== '/') history.replaceState(null, '', '/#/queue');
  }, []);

  useEffect(() => {
    onSignedOut(() => setEntry((now) => (now.state === 'in' ? { ...now, lost: true } : { state: 'out' })));
    if (location.pathname === '/setup') return setEntry({ state: 'out' });
    request<Session>('/session')
      .then(enter)
      .catch((error: unknown) => {
        setEntry({ state: 'out' });
        if (!(error instanceof RequestFailed) || error.status !== 401) setProblem(problemOf(error));
      });
  }, []);

  const signOut = useCallback(() => {
    request('/session', { method: 'DELETE' }).catch(() => {});
    useSession(null);
    setEntry({ state: 'out' });
  }, []);

  if (entry.state === 'asking') return null;
  if (entry.state === 'out') {
    if (location.pathname === '/setup') return <SetupPage token={location.hash.slice(1)} onSignedIn={enter} />;
    return (
      <SignInPage onSignedIn={enter}>
        <ProblemBox problem={problem} />
      </SignInPage>
    );
  }
  return (
    <DeskContext.Provider value={{ account: entry.session.account, signOut }}>
      <OutboxProvider outbox={outbox}>
        <Shell>
          <View />
        </Shell>
        {entry.lost && <SignInAgain onSignedIn={enter} />}
      </OutboxProvider>
    </DeskContext.Provider>
  );
}
