// What stands around every view: where one can go, who is signed in, what is not saved yet.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Key, LanguageSwitch, useSpeech } from './base/language';
import { hashOf, useRoute } from './base/route';
import { useDesk } from './base/session';
import { useOutboxState } from './dossier/outbox_context';

const places: { view: string; label: Key; supervisor?: boolean }[] = [
  { view: 'queue', label: 'nav.queue' },
  { view: 'grid', label: 'nav.grid' },
  { view: 'accounts', label: 'nav.accounts', supervisor: true },
  { view: 'settings', label: 'nav.settings' },
  { view: 'help', label: 'nav.help' },
];

function UnsavedNote() {
  const { t } = useSpeech();
  const { unsaved, retrying } = useOutboxState();
  useEffect(() => {
    if (unsaved === 0) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = '';
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
  return (
    <span class={retrying ? 'unsaved warn' : 'unsaved'} role="status">
      {retrying ? t('outbox.retrying', { count: unsaved }) : unsaved > 0 ? t('outbox.saving') : ''}
    </span>
  );
}

/** One press, one button: Enter that is held would confirm a dossier and hand it over unseen. */
function useSinglePresses(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const held = event.key === 'Enter' && event.repeat;
      if (held && event.target instanceof HTMLButtonElement) event.preventDefault();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

export function Shell({ children }: { children: ComponentChildren }) {
  useSinglePresses();
  const { t } = useSpeech();
  const { account, signOut } = useDesk();
  const { view } = useRoute();
  const here = view === 'dossier' ? 'queue' : view;
  return (
    <div class="shell">
      <header class="top">
        <a class="brand" href={hashOf('queue')}>
          Hồ sơ
        </a>
        <nav aria-label={t('nav.label')}>
          {places
            .filter((place) => !place.supervisor || account.role === 'supervisor')
            .map((place) => (
              <a href={hashOf(place.view)} aria-current={here === place.view ? 'page' : undefined}>
                {t(place.label)}
              </a>
            ))}
        </nav>
        <UnsavedNote />
        <LanguageSwitch />
        <span class="who">{account.display_name}</span>
        <button type="button" class="quiet" onClick={signOut}>
          {t('sign_out')}
        </button>
      </header>
      <main>{children}</main>
    </div>
  );
}
