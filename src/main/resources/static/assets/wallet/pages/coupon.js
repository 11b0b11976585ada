// The page of one coupon: enlarges its picture, copies its code, and reloads when the coupon was redeemed or changed.
// The page works without it.
(() => {
  const page = document.getElementById('coupon');
  const done = document.getElementById('done');
  const seen = `changed ${location.pathname}`;
  if (sessionStorage.getItem(seen) === page.dataset.version) {
    sessionStorage.removeItem(seen);
    done?.classList.add('wallet-pop');
    done?.focus();
  }

  const big = document.getElementById('big');
  let awake = null;
  for (const link of document.querySelectorAll('[data-enlarge]')) {
    link.addEventListener('click', async event => {
      if (!big?.showModal) return;
      event.preventDefault();
      const picture = document.getElementById('big-picture');
      picture.src = link.querySelector('img').src;
      picture.alt = link.querySelector('img').alt;
      picture.className = link.dataset.enlarge;
      big.showModal();
      awake = await navigator.wakeLock?.request('screen').catch(() => null);
    });
  }
  big?.addEventListener('close', () => { awake?.release(); awake = null; });
  big?.addEventListener('click', event => { if (event.target === big) big.close(); });

  const copy = document.getElementById('copy-code');
  if (copy && navigator.clipboard) {
    const words = copy.textContent;
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.querySelector('[data-code]').dataset.code);
      copy.textContent = copy.dataset.done;
      setTimeout(() => { copy.textContent = words; }, 2000);
    });
  }

  if (!page.dataset.watch) return;
  const SHORTEST = 3000;
  const LONGEST = 30000;
  let pause = SHORTEST;
  let next = null;
  const later = () => {
    clearTimeout(next);
    if (!document.hidden) next = setTimeout(ask, pause);
    pause = Math.min(pause * 1.3, LONGEST);
  };
  const live = document.getElementById('live');
  const say = there => {
    live.hidden = there;
    live.textContent = there ? '' : live.dataset.words;
  };
  const turn = version => {
    if (version) sessionStorage.setItem(seen, version);
    navigator.vibrate?.(80);
    page.classList.add('wallet-turning');
    setTimeout(() => location.reload(), matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250);
  };
  async function ask() {
    try {
      const answer = await fetch(location.pathname + page.dataset.watch, { redirect: 'manual', cache: 'no-store' });
      say(true);
      if (answer.status === 404) return turn(null); // a friend took it, or it was deleted elsewhere
      if (answer.ok) {
        const { version } = await answer.json();
        if (version !== page.dataset.version) return turn(version);
      } else if (answer.type === 'opaqueredirect') return; // signed out meanwhile
    } catch {
      say(false);
    }
    later();
  }
  const fresh = () => {
    pause = SHORTEST;
    if (document.hidden) clearTimeout(next); else ask();
  };
  document.addEventListener('visibilitychange', fresh);
  addEventListener('online', fresh);
  later();
})();
