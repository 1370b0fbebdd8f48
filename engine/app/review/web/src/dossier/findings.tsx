// What is wrong with the papers: why, after which law, and where.
import { useSpeech } from '../base/language';
import { severityLabel } from '../base/labels';
import type { PlacedFinding } from './model';

interface FindingsProps {
  findings: PlacedFinding[];
  onField: (key: string) => void;
  onPage: (page: number) => void;
}

export function Findings({ findings, onField, onPage }: FindingsProps) {
  const { t, say } = useSpeech();
  if (findings.length === 0) return <p class="no-findings">{t('findings.none')}</p>;
  return (
    <details class="findings" open={findings.some(({ finding }) => finding.severity === 'blocking')}>
      <summary>{t('findings.count', { count: findings.length })}</summary>
      <ol>
        {findings.map(({ finding, key }) => (
          <li class={finding.severity}>
            <strong class="severity">{t(severityLabel(finding.severity))}</strong>
            <div>
              <p>{say(finding.message)}</p>
              <p class="next-step">{say(finding.next_step)}</p>
              {finding.legal_source && <p class="source">{t('findings.source', { source: finding.legal_source })}</p>}
            </div>
            {(key !== null || finding.page > 0) && (
              <button type="button" onClick={() => (key !== null ? onField(key) : onPage(finding.page))}>
                {t('findings.jump')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
