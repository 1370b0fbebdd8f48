// Something went wrong: what, and what to do about it.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/types';
import { useSpeech } from './language';

export function ProblemBox({ problem, children }: { problem: Problem | null; children?: ComponentChildren }) {
  const { say, t } = useSpeech();
  if (!problem) return null;
  return (
    <div class="problem" role="alert">
      <strong>{say(problem.message)}</strong>
      <p>{say(problem.next_step)}</p>
      <p class="code">{t('problem.code', { code: problem.code })}</p>
      {children}
    </div>
  );
}
