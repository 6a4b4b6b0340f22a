// Creating a dossier: posts the form to the API and goes on to drafting.
import { api } from './api.js';
import { say } from './app.js';

const form = document.getElementById('tao-ho-so');
const { title, year } = form.elements;
const usualYear = year.value;
const touched = new Set();
form.addEventListener('input', (event) => touched.add(event.target.name));

function propose() {
  const sample = form.querySelector('[name=from]:checked')?.dataset ?? {};
  if (!touched.has('title')) title.value = sample.title ?? '';
  if (!touched.has('year')) year.value = sample.year ?? usualYear;
  // the text of a sample has its form already; it is changed where the text is
  for (const name of ['form', 'authority']) {
    const choice = form.elements[name];
    choice.disabled = Boolean(sample[name]);
    if (sample[name]) choice.value = sample[name];
  }
}
form.addEventListener('change', (event) => {
  if (event.target.name === 'from') propose();
});
propose();

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
      form: form.elements.form.value,
      authority: form.elements.authority.value,
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
