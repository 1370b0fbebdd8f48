// How the page looks and speaks, on this computer.
import { useState } from 'preact/hooks';
import { type Language, useSpeech } from '../base/language';
import { currentTheme, setTheme, type Theme, themes } from '../base/theme';

export function SettingsPage() {
  const { t, language, setLanguage } = useSpeech();
  const [theme, choose] = useState(currentTheme);
  return (
    <div class="narrow stack">
      <h1>{t('nav.settings')}</h1>
      <fieldset>
        <legend>{t('settings.language')}</legend>
        {(['vi', 'en'] as Language[]).map((other) => (
          <label lang={other}>
            <input type="radio" name="language" checked={language === other} onChange={() => setLanguage(other)} />
            {other === 'vi' ? 'Tiếng Việt' : 'English'}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('settings.theme')}</legend>
        {themes.map((other: Theme) => (
          <label>
            <input
              type="radio"
              name="theme"
              checked={theme === other}
              onChange={() => {
                setTheme(other);
                choose(other);
              }}
            />
            {t(`theme.${other}`)}
          </label>
        ))}
      </fieldset>
      <p class="hint">{t('settings.here_only')}</p>
    </div>
  );
}
