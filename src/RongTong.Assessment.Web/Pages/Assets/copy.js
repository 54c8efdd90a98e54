// Copies what stands in a field; the button is only there where that works.
'use strict';
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  field.addEventListener('focus', () => field.select());
  button.hidden = false;
  button.addEventListener('click', async () => {
    try { await navigator.clipboard.writeText(field.value); } catch { field.focus(); field.select(); document.execCommand('copy'); }
    button.textContent = button.dataset.done;
  });
}
