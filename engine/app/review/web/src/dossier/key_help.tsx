// The keys, shown on `?`.
import { Dialog } from '../base/dialog';
import { type Key, useSpeech } from '../base/language';

const keys: { press: string; does: Key }[] = [
  { press: 'Enter', does: 'keys.confirm' },
  { press: 'Shift+Enter', does: 'keys.back' },
  { press: 'Tab', does: 'keys.tab' },
  { press: '1 … 9', does: 'keys.digit' },
  { press: 'Alt+1 … 9', does: 'keys.alt_digit' },
  { press: 'F2', does: 'keys.illegible' },
  { press: 'Esc', does: 'keys.undo' },
  { press: 'F4', does: 'keys.zoom' },
  { press: 'Ctrl+Enter', does: 'keys.finish' },
  { press: '↑ ↓', does: 'keys.arrows' },
  { press: '?  F1', does: 'keys.help' },
];

export function KeyTable() {
  const { t } = useSpeech();
  return (
    <table class="keys">
      <caption class="unseen">{t('keys.title')}</caption>
      <tbody>
        {keys.map(({ press, does }) => (
          <tr>
            <th scope="row">
              <kbd>{press}</kbd>
            </th>
            <td>{t(does)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <KeyTable />
    </Dialog>
  );
}
