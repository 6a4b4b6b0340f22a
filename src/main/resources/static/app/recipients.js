// The page of recipients: choosing an agency in a dialog.
import { api } from './api.js';
import { say } from './app.js';
import { combo } from './combo.js';
import { plain } from './dom.js';

const stack = document.querySelector('[data-locality]');
let agencies = [];

document.querySelectorAll('dialog [data-agency]').forEach((place) => {
  const form = place.closest('form');
  const pick = (choice) => {
    form.elements.agency.value = choice?.code ?? '';
    // a body that the catalogue does not have gets the document outside
    if (form.elements.name) form.elements.name.value = choice && !choice.code ? choice.name : '';
  };
  const begin = () => {
    pick(null);
    place.replaceChildren(combo({
      label: place.dataset.agency, placeholder: 'Gõ vài chữ, không dấu cũng được',
      options: () => agencies, onpick: pick,
    }));
  };
  begin();
  // resetting a form leaves hidden fields and what was picked as they are
  form.addEventListener('reset', begin);
});

if (document.querySelector('dialog [data-agency]')) {
  try {
    const { data } = await api('GET', '/api/agencies?locality=' + encodeURIComponent(stack.dataset.locality));
    agencies = data.map((agency) => ({
      code: agency.code,
      name: agency.name,
      note: agency.aliases.slice(0, 2).join('; '),
      aliases: agency.aliases,
      words: plain([agency.name, agency.shortName ?? '', ...agency.aliases].join(' ')),
    }));
  } catch (refused) {
    say(refused.message);
  }
}
