// Requests to the server. Everything it answers is data; nothing of it is ever parsed as HTML.
import type { Problem, Session } from './types';

/** A request that did not succeed. `status` 0: no answer came. */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.code);
  }

  /** Trying the same again later may succeed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const unreachable: Problem = {
  code: 'page.unreachable',
  message: { vi: 'Không kết nối được với máy chủ hoso.', en: 'The hoso server cannot be reached.' },
  next_step: {
    vi: 'Trang tự thử lại. Nếu vẫn không được, hãy kiểm tra máy chủ còn chạy không.',
    en: 'The page tries again by itself. If that does not help, see whether the server still runs.',
  },
};

function unexplained(status: number): Problem {
  return {
    code: `page.status_${status}`,
    message: { vi: `Máy chủ từ chối yêu cầu (${status}).`, en: `The server refused the request (${status}).` },
    next_step: { vi: 'Hãy tải lại trang rồi thử lại.', en: 'Reload the page and try again.' },
  };
}

let csrf = '';
let signedOut: () => void = () => {};

/** The session whose token goes with every change from now on. */
export function useSession(session: Session | null): void {
  csrf = session?.csrf ?? '';
}

/** `callback` is told whenever the server says that nobody is signed in. */
export function onSignedOut(callback: () => void): void {
  signedOut = callback;
}

export interface RequestOptions {
  method?: string;
  json?: unknown;
  bytes?: Blob;
  fileName?: string;
  signal?: AbortSignal;
}

function initOf(options: RequestOptions): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const method = options.method ?? (options.json !== undefined || options.bytes ? 'POST' : 'GET');
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  if (options.fileName) headers['X-File-Name'] = encodeURIComponent(options.fileName);
  let body: BodyInit | undefined;
  if (options.json !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(options.json);
  } else if (options.bytes) {
    headers['Content-Type'] = 'application/octet-stream';
    body = options.bytes;
  }
  return { method, headers, body, signal: options.signal, credentials: 'same-origin', cache: 'no-store' };
}

async function failureOf(response: Response): Promise<RequestFailed> {
  try {
    const problem = (await response.json()) as Problem;
    if (problem && problem.message) return new RequestFailed(response.status, problem);
  } catch {
    // An answer of something between us and the server: a proxy's page, say.
  }
  return new RequestFailed(response.status, unexplained(response.status));
}

const ahead = new Map<string, Promise<Response>>();

/** Sends a request for what the page is about to want, before it knows who is signed in. */
export function startAhead(path: string): void {
  const answer = fetch(`/api/v1${path}`, initOf({}));
  answer.catch(() => {
    // Told to whoever wants the answer.
  });
  ahead.set(path, answer);
}

function answerTo(path: string, options: RequestOptions): Promise<Response> {
  const started = options.method === undefined && options.json === undefined && !options.bytes && ahead.get(path);
  if (!started) return fetch(`/api/v1${path}`, initOf(options));
  ahead.delete(path);
  return started;
}

/** The answer's JSON, or undefined where there is none. Throws RequestFailed. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await answerTo(path, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new RequestFailed(0, unreachable);
  }
  if (!response.ok) {
    const failure = await failureOf(response);
    // What was asked ahead was refused, too.
    if (response.status === 401) ahead.clear();
    if (response.status === 401 && path !== '/session') signedOut();
    throw failure;
  }
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as Answer;
}

/** What to tell people of anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RequestFailed) return error.problem;
  return unexplained(-1);
}

/** A path of the interface, each part percent-encoded. */
export function path(...parts: (string | number)[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}
