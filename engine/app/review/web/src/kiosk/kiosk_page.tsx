// Photograph or upload, hear the verdict, correct, print the clean form, hand in or go.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { path, problemOf, request } from '../api/client';
import type { Check, Problem } from '../api/types';
import { Dialog } from '../base/dialog';
import { LanguageSwitch, useSpeech } from '../base/language';
import { CaptureStep } from './capture_step';
import { CorrectStep } from './correct_step';
import { type QuietTime, usual_quiet_time, useQuietTime } from './quiet_time';
import { VerdictStep } from './verdict_step';

type Step = 'welcome' | 'capture' | 'reading' | 'verdict' | 'correct' | 'handed_in';

const poll_ms = 700;

/** A test or an office may want it shorter: /kiosk#quiet=60,20 */
function quietTimeOf(hash: string): QuietTime {
  const match = /^#quiet=(\d+),(\d+)$/.exec(hash);
  return match ? { quiet_seconds: Number(match[1]), countdown_seconds: Number(match[2]) } : usual_quiet_time;
}

/** One citizen's visit. Nothing of it outlives `forget`. */
function useVisit() {
  const [step, setStep] = useState<Step>('welcome');
  const [id, setId] = useState<string | null>(null);
  const [check, setCheck] = useState<Check | null>(null);
  const [number, setNumber] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  const forget = () => {
    if (id !== null) request(path('kiosk', 'checks', id), { method: 'DELETE' }).catch(() => {});
    setStep('welcome');
    setId(null);
    setCheck(null);
    setNumber('');
    setProblem(null);
  };

  useEffect(() => {
    if (step !== 'reading' || id === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async () => {
      try {
        const answer = await request<Check>(path('kiosk', 'checks', id));
        if (gone) return;
        setCheck(answer);
        setProblem(null);
        if (answer.state !== 'reading') return setStep('verdict');
      } catch (error) {
        if (!gone) setProblem(problemOf(error));
      }
      if (!gone) timer = setTimeout(() => void ask(), poll_ms);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [step, id]);

  return { step, setStep, id, setId, check, setCheck, number, setNumber, problem, setProblem, forget };
}

export type Visit = ReturnType<typeof useVisit>;

export function KioskPage() {
  const { t } = useSpeech();
  const visit = useVisit();
  const quiet = useMemo(() => quietTimeOf(location.hash), []);
  const left = useQuietTime(visit.step !== 'welcome', quiet, visit.forget);
  return (
    <main class="kiosk">
      <div class="kiosk-head">
        <span class="brand">Hồ sơ</span>
        <LanguageSwitch />
        {visit.step !== 'welcome' && (
          <button type="button" onClick={visit.forget}>
            {t('kiosk.finish')}
          </button>
        )}
      </div>
      <KioskStep visit={visit} />
      {left !== null && (
        <Dialog title={t('kiosk.still_there')} stays onClose={() => {}}>
          <p role="timer" class="countdown">
            {t('kiosk.forgets_in', { seconds: left })}
          </p>
          {/* Any touch goes on; the button is for who looks for one. */}
          <button type="button" class="primary">
            {t('kiosk.go_on')}
          </button>
        </Dialog>
      )}
    </main>
  );
}

function KioskStep({ visit }: { visit: Visit }) {
  const { t } = useSpeech();
  switch (visit.step) {
    case 'welcome':
      return (
        <div class="kiosk-step welcome">
          <h1>{t('kiosk.welcome')}</h1>
          <p>{t('kiosk.what')}</p>
          <button type="button" class="primary huge" onClick={() => visit.setStep('capture')}>
            {t('kiosk.start')}
          </button>
          <p class="hint">{t('kiosk.privacy')}</p>
        </div>
      );
    case 'capture':
      return <CaptureStep visit={visit} />;
    case 'reading':
      return (
        <div class="kiosk-step">
          <div role="status">
            <h1>{t('kiosk.reading')}</h1>
          </div>
          <progress aria-label={t('kiosk.reading')} />
        </div>
      );
    case 'verdict':
      return <VerdictStep visit={visit} />;
    case 'correct':
      return <CorrectStep visit={visit} />;
    case 'handed_in':
      return (
        <div class="kiosk-step">
          <h1>{t('kiosk.handed_in')}</h1>
          <p class="number" role="status">
            {visit.number}
          </p>
          <p>{t('kiosk.number_how')}</p>
          <button type="button" class="primary huge" onClick={visit.forget}>
            {t('kiosk.finish')}
          </button>
        </div>
      );
  }
}
