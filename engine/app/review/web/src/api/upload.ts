// Files on their way to the server, with progress: fetch() cannot tell how far an upload is.
import { RequestFailed, request } from './client';
import type { Summary } from './types';

export interface Sent {
  sha256: string;
  name: string;
}

/** Sends the files one after another and makes one dossier of them. `progress` gets a share from 0 to 1. */
export async function uploadDossier(files: File[], progress: (share: number) => void): Promise<Summary> {
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1;
  const sent: Sent[] = [];
  let done = 0;
  for (const file of files) {
    const answer = await request<{ sha256: string }>('/uploads', { bytes: file, fileName: file.name });
    sent.push({ sha256: answer.sha256, name: file.name });
    done += file.size;
    progress(done / total);
  }
  return request<Summary>('/dossiers', { json: { files: sent } });
}

/** Calls `attempt` again after growing pauses for as long as trying again may help; `waiting` is told of each pause. */
export async function persist<Answer>(
  attempt: () => Promise<Answer>,
  waiting: (seconds: number) => void,
  tries = 8,
): Promise<Answer> {
  for (let number = 1; ; ++number) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RequestFailed) || !error.passing || number >= tries) throw error;
      const seconds = Math.min(15, 2 ** (number - 1));
      waiting(seconds);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
}
