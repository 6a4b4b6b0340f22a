// How printed times are understood: asked once per text, kept for as long as the page is open.
import { api } from './api.js';

const known = new Map();
let off = false;

/**
 * How the server understands a printed time, or null when it cannot be asked now. Asking again for
 * the same text costs nothing.
 *
 * @param year year of the plan, which a text without a year means
 * @returns {Promise<?{spec: object, understood: string}>}
 */
export function understand(text, year) {
  const asked = (text ?? '').trim();
  if (!asked || off) return Promise.resolve(null);
  const key = year + '|' + asked;
  if (!known.has(key)) {
    known.set(key, api('GET', '/api/deadlines?text=' + encodeURIComponent(asked) + '&year=' + encodeURIComponent(year))
      .then(({ data }) => data)
      .catch((refused) => {
        known.delete(key);
        if (refused.status === 404) off = true;
        return null;
      }));
  }
  return known.get(key);
}
