// Tells once that somebody has the page before the eyes. Robots without scripts don't.
(() => {
  const form = document.getElementById('views');
  if (!form) return;
  const tell = () => {
    if (document.visibilityState !== 'visible' || form.dataset.told) return;
    form.dataset.told = 'yes';
    fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive: true }).catch(() => {});
  };
  // a page may be made beforehand, or opened behind another one
  document.addEventListener('visibilitychange', tell);
  tell();
})();
