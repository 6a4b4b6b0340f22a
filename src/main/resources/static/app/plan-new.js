// Creating a dossier: posts the form to the API and goes on to drafting.
import { api } from './api.js';
import { say } from './app.js';

const form = document.getElementById('tao-ho-so');
const title = document.getElementById('ten');
let touched = false;
title.addEventListener('input', () => { touched = true; });

function proposeTitle() {
  const chosen = form.querySelector('[name=from]:checked');
  if (!touched) title.value = chosen?.dataset.title ?? '';
}
form.addEventListener('change', (event) => {
  if (event.target.name === 'from') proposeTitle();
});
proposeTitle();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const data = new FormData(form);
  const [kind, id] = (data.get('from') ?? 'blank').split(/:(.*)/s);
  const button = form.querySelector('button.primary');
  button.disabled = true;
  try {
    const { data: plan } = await api('POST', '/api/plans', {
      locality: form.dataset.locality,
      year: Number(data.get('year')),
      form: data.get('form'),
      authority: data.get('authority'),
      title: data.get('title').trim(),
      draftingAgency: data.get('draftingAgency'),
      urgency: data.get('urgency'),
      sample: kind === 'sample' ? id : null,
    });
    location.assign('/plans/' + encodeURIComponent(plan.id) + '/draft');
  } catch (refused) {
    say(refused.message);
    button.disabled = false;
  }
});
