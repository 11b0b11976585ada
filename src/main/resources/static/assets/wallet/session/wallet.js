// On every page of the wallet: says when the browser is offline, and keeps forms from being sent twice.
// The pages work without it.
(() => {
  const bar = document.getElementById('offline');
  const tell = () => {
    bar.hidden = navigator.onLine;
    bar.textContent = navigator.onLine ? '' : bar.dataset.words;
  };
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();

  for (const form of document.querySelectorAll('form[data-once]')) {
    form.addEventListener('submit', event => {
      if (form.dataset.sent || !navigator.onLine) {
        event.preventDefault();
        tell();
        bar.scrollIntoView({ block: 'nearest' });
        return;
      }
      form.dataset.sent = 'yes';
      form.querySelector('[type=submit]').classList.add('btn-loading');
    });
  }
  // back from the next page: the form may be sent again
  addEventListener('pageshow', () => document.querySelectorAll('form[data-once]').forEach(form => {
    delete form.dataset.sent;
    form.querySelector('[type=submit]').classList.remove('btn-loading');
  }));

  const again = document.querySelector('[data-wait]');
  if (again) {
    const words = again.textContent;
    let left = Number(again.dataset.wait);
    const count = () => {
      again.disabled = left > 0;
      again.textContent = left > 0 ? again.dataset.words.replace('{0}', left) : words;
      if (left-- > 0) setTimeout(count, 1000);
    };
    count();
  }
})();
