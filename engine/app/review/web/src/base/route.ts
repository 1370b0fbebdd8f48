// Where in the page people are. All of it stands after the "#", so the server sees none of it.
import { useEffect, useState } from 'preact/hooks';

export interface Route {
  /** "queue", "dossier", "grid", … */
  view: string;
  /** What follows: a dossier's id. */
  rest: string;
  query: URLSearchParams;
}

export function routeOf(hash: string): Route {
  const text = hash.replace(/^#\/?/, '');
  const [path = '', query = ''] = text.split(/\?(.*)/s);
  const [view = '', ...rest] = path.split('/');
  return { view: view || 'queue', rest: decode(rest.join('/')), query: new URLSearchParams(query) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function hashOf(view: string, rest = '', query: Record<string, string> = {}): string {
  const kept = Object.entries(query).filter(([, value]) => value !== '');
  const tail = kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
  return `#/${view}${rest ? `/${encodeURIComponent(rest)}` : ''}${tail}`;
}

export function go(hash: string): void {
  location.hash = hash;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(routeOf(location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
