// The first account, by the one-time link that `hoso review` prints.
import { useState } from 'preact/hooks';
import { request } from '../api/client';
import type { Session } from '../api/types';
import { useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { TextInput } from '../base/text_input';
import { Gate } from './sign_in_page';

export const shortestPassword = 10;

export function SetupPage({ token, onSignedIn }: { token: string; onSignedIn: (session: Session) => void }) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const [name, setName] = useState('');
  const [shown, setShown] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const differ = again !== '' && again !== password;
  const submit = () =>
    run(async () =>
      onSignedIn(await request<Session>('/setup', { json: { token, name, display_name: shown, password } })),
    );
  return (
    <Gate title={t('setup.title')}>
      <p>{t('setup.why')}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!differ) void submit();
        }}
      >
        <TextInput label={t('account.display_name')} value={shown} onInput={setShown} autocomplete="name" autofocus />
        <TextInput label={t('account.name')} value={name} onInput={setName} autocomplete="username" />
        <TextInput
          label={t('account.new_password', { count: shortestPassword })}
          value={password}
          onInput={setPassword}
          type="password"
          minLength={shortestPassword}
          autocomplete="new-password"
        />
        <TextInput
          label={t('account.password_again')}
          value={again}
          onInput={setAgain}
          type="password"
          autocomplete="new-password"
        />
        {differ && (
          <p class="problem" role="alert">
            {t('account.passwords_differ')}
          </p>
        )}
        <ProblemBox problem={problem} />
        <button type="submit" class="primary" disabled={busy || differ}>
          {t('setup.submit')}
        </button>
      </form>
    </Gate>
  );
}
