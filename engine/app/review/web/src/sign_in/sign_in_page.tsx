// Name and password.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { request } from '../api/client';
import type { Session } from '../api/types';
import { LanguageSwitch, useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { TextInput } from '../base/text_input';

type SignedIn = (session: Session) => void;

export function SignInForm({ onSignedIn }: { onSignedIn: SignedIn }) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const submit = () => run(async () => onSignedIn(await request<Session>('/session', { json: { name, password } })));
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput label={t('account.name')} value={name} onInput={setName} autocomplete="username" autofocus />
      <TextInput
        label={t('account.password')}
        value={password}
        onInput={setPassword}
        type="password"
        autocomplete="current-password"
      />
      <ProblemBox problem={problem} />
      <button type="submit" class="primary" disabled={busy}>
        {t('sign_in.submit')}
      </button>
    </form>
  );
}

/** A narrow page in the middle of the window, for who is not signed in. */
export function Gate({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="gate">
      <div class="gate-head">
        <span class="brand">Hồ sơ</span>
        <LanguageSwitch />
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

export function SignInPage({ onSignedIn, children }: { onSignedIn: SignedIn; children?: ComponentChildren }) {
  const { t } = useSpeech();
  return (
    <Gate title={t('sign_in.title')}>
      {children}
      <SignInForm onSignedIn={onSignedIn} />
    </Gate>
  );
}
