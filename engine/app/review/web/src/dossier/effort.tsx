// The clock and the count of keys, as the dossier goes.
import { useEffect, useState } from 'preact/hooks';
import { clockText } from '../base/labels';
import { useSpeech } from '../base/language';
import type { Meter } from './meter';

export function EffortView({ meter }: { meter: Meter }) {
  const { t } = useSpeech();
  const [total, setTotal] = useState(meter.total);
  useEffect(() => {
    const timer = setInterval(() => setTotal(meter.total), 500);
    return () => clearInterval(timer);
  }, [meter]);
  return (
    <span class="effort" title={t('effort.what')}>
      {t('effort.now', { time: clockText(total.seconds), keys: total.keystrokes })}
    </span>
  );
}
