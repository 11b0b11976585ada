// Reports a view once the page is visible. Robots that run no scripts are not counted.
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
