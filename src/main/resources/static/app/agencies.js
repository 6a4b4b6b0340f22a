// Names of agencies as they are typed, pasted and printed.
import { plain } from './dom.js';

const ref = (choice) => ({ name: choice.name, agency: choice.code ?? null, collective: choice.collective ?? null });

/** A name as printed together with what the catalogue knows under it, if anything. */
export function named(text, options) {
  const name = text.trim().replace(/\s+/g, ' ');
  const key = plain(name);
  const choice = options.find((o) => plain(o.name) === key || o.aliases?.some((a) => plain(a) === key));
  return choice ? { ...ref(choice), name } : { name, agency: null, collective: null };
}

/** Whether the catalogue knows what a name stands for. */
export const isKnown = (one) => !!(one.agency || one.collective);

/**
 * The names in one cell. Semicolons and line ends separate always; commas only where every piece is
 * known, because names have commas of their own ("Các phòng, ban").
 */
export function namesIn(text, options) {
  return text.split(/[;\n]/).flatMap((piece) => {
    const whole = piece.replace(/^[\s\-–•]+|[\s.,]+$/g, '');
    if (!whole) return [];
    const one = named(whole, options);
    if (isKnown(one) || !whole.includes(',')) return [one];
    const parts = whole.split(',').map((p) => p.trim()).filter(Boolean).map((p) => named(p, options));
    return parts.every(isKnown) ? parts : [one];
  });
}

/** What was picked in a field that proposes agencies. */
export const picked = (choice) => ref(choice);
