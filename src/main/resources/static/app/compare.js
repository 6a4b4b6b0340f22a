// Two versions side by side: whoever came to restore one is asked at once.
import './app.js';

function asked() {
  if (location.hash !== '#khoi-phuc') return;
  // the same link asks again after the question was put aside
  history.replaceState(null, '', location.pathname + location.search);
  document.getElementById('khoi-phuc')?.click();
}
window.addEventListener('hashchange', asked);
asked();
