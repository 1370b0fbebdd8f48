// How to work with the page.
import { useSpeech } from '../base/language';
import { KeyTable } from '../dossier/key_help';

export function HelpPage() {
  const { t } = useSpeech();
  return (
    <div class="narrow stack">
      <h1>{t('nav.help')}</h1>
      <p>{t('help.doubts')}</p>
      <p>{t('help.colours')}</p>
      <p>{t('help.saving')}</p>
      <h2>{t('keys.title')}</h2>
      <KeyTable />
    </div>
  );
}
