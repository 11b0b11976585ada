// Shows how far a lot is until it is finished. Without it the page is reloaded by hand.
(() => {
  const look = async () => {
    const shown = document.getElementById('progress');
    if (!shown.dataset.again) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('progress');
      // somebody at a button keeps it; signed out meanwhile, there is nothing to show
      if (fresh && !shown.contains(document.activeElement)) shown.replaceWith(fresh);
    } catch {
      // the connection is away: the next look may find it
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 1000);
})();
