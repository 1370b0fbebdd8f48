// Who may sign in. Supervisors only.
import { useState } from 'preact/hooks';
import { request } from '../api/client';
import { type Account, type Role, roles } from '../api/types';
import { roleLabel } from '../base/labels';
import { useSpeech } from '../base/language';
import { useAction, useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { TextInput } from '../base/text_input';
import { shortestPassword } from '../sign_in/setup_page';

export function AccountsPage() {
  const { t } = useSpeech();
  const { value, problem, reload } = useLoaded(
    (signal) => request<{ accounts: Account[] }>('/accounts', { signal }),
    '',
  );
  return (
    <div class="narrow">
      <h1>{t('nav.accounts')}</h1>
      <ProblemBox problem={problem} />
      {value && (
        <table>
          <caption class="unseen">{t('nav.accounts')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('account.display_name')}</th>
              <th scope="col">{t('account.name')}</th>
              <th scope="col">{t('account.role')}</th>
            </tr>
          </thead>
          <tbody>
            {value.accounts.map((account) => (
              <tr>
                <td>{account.display_name}</td>
                <td>{account.name}</td>
                <td>{t(roleLabel(account.role))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <NewAccount onMade={reload} />
    </div>
  );
}

const blank = { name: '', display_name: '', role: 'officer' as Role, password: '' };

function NewAccount({ onMade }: { onMade: () => void }) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const [account, setAccount] = useState(blank);
  const set = (part: Partial<typeof blank>) => setAccount((before) => ({ ...before, ...part }));
  const submit = () =>
    run(async () => {
      await request('/accounts', { json: account });
      setAccount(blank);
      onMade();
    });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t('account.new')}</h2>
      <TextInput
        label={t('account.display_name')}
        value={account.display_name}
        onInput={(display_name) => set({ display_name })}
      />
      <TextInput label={t('account.name')} value={account.name} onInput={(name) => set({ name })} />
      <div class="labelled">
        <label for="account-role">{t('account.role')}</label>
        <select
          id="account-role"
          value={account.role}
          onChange={(event) => set({ role: event.currentTarget.value as Role })}
        >
          {roles.map((role) => (
            <option value={role}>{t(roleLabel(role))}</option>
          ))}
        </select>
      </div>
      <TextInput
        label={t('account.new_password', { count: shortestPassword })}
        value={account.password}
        onInput={(password) => set({ password })}
        type="password"
        minLength={shortestPassword}
        autocomplete="new-password"
      />
      <ProblemBox problem={problem} />
      <button type="submit" class="primary" disabled={busy}>
        {t('account.make')}
      </button>
    </form>
  );
}
