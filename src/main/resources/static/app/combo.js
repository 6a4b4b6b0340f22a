// A text field that proposes agencies while one types, with or without accents.
import { fresh, h, plain } from './dom.js';

/**
 * @param options answers the choices: `{name, note, words}`, `words` without accents
 * @param onpick called with a choice, or with `{name}` for text that no choice has; with null when
 *     emptied
 * @param keep whether the field keeps the picked text (single choice) or is emptied (a list)
 */
export function combo({ id = fresh('co'), value = '', label, placeholder, options, onpick, keep = true }) {
  const list = h('ul', { id: id + '-ds', role: 'listbox', 'aria-label': label, hidden: true });
  const input = h('input', {
    id, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false',
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id + '-ds',
    'aria-label': label, placeholder, value,
  });
  let shown = [];
  let at = -1;
  let settled = value;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((li, i) => li.setAttribute('aria-selected', String(i === at)));
    if (at >= 0) {
      input.setAttribute('aria-activedescendant', list.children[at].id);
      list.children[at].scrollIntoView({ block: 'nearest' });
    }
  };
  const take = (choice) => {
    settled = keep ? (choice?.name ?? '') : '';
    input.value = settled;
    close();
    onpick(choice);
  };
  const open = () => {
    const words = plain(input.value).split(' ').filter(Boolean);
    shown = options().filter((o) => words.every((w) => o.words.includes(w))).slice(0, 40);
    list.replaceChildren(...shown.map((o, i) =>
      h('li', {
        id: id + '-' + i, role: 'option', 'aria-selected': 'false',
        onmousedown: (e) => { e.preventDefault(); take(o); },
      }, o.name, o.note && h('small', null, o.note))));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(-1);
  };
  const settle = () => {
    const text = input.value.trim();
    if (text === settled) return;
    if (!text) take(null);
    else {
      const key = plain(text);
      take(options().find((o) => plain(o.name) === key || o.aliases?.some((a) => plain(a) === key)) ?? { name: text });
    }
  };

  input.addEventListener('input', open);
  input.addEventListener('click', open);
  input.addEventListener('blur', () => { settle(); close(); });
  input.addEventListener('keydown', (e) => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      if (list.hidden) open();
      else if (shown.length) mark((at + (e.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length);
    } else if (e.key === 'Enter') {
      e.preventDefault();
      if (at >= 0) take(shown[at]);
      // what the list proposes as the only one is what was meant
      else if (!list.hidden && shown.length === 1) take(shown[0]);
      else settle();
    } else if (e.key === 'Escape' && !list.hidden) {
      // a dialog around the field stays open
      e.preventDefault();
      e.stopPropagation();
      close();
    }
  });
  return h('div', { class: 'combo' }, input, list);
}
