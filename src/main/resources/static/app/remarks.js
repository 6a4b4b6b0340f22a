// The page of remarks: hiding what nobody spoke of.
const only = document.getElementById('chi-gop-y');

only.addEventListener('change', () => {
  document.querySelectorAll('.piece').forEach((piece) => {
    piece.hidden = only.checked && !piece.querySelector('.thread');
  });
});
