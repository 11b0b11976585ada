// Makes the till quick: scans by the camera, goes on without loading a whole page, and finds out what became of a
// confirmation whose answer was lost. All but the camera works without it.
(() => {
  const OPEN = 'kaquan.till.open';
  const wait = time => new Promise(done => setTimeout(done, time));
  const page = () => document.querySelector('main[data-till]');
  let sound;
  let pause;
  let stopCamera = () => {};

  // ---- what a clerk hears and feels: the eyes are often elsewhere
  const wake = () => {
    sound = sound || (window.AudioContext ? new AudioContext() : undefined);
    if (sound && sound.state === 'suspended') sound.resume();
  };
  document.addEventListener('pointerdown', wake, { once: true });
  document.addEventListener('keydown', wake, { once: true });
  const tone = (pitch, from, length) => {
    const source = sound.createOscillator();
    const loud = sound.createGain();
    source.frequency.value = pitch;
    loud.gain.value = 0.15;
    source.connect(loud).connect(sound.destination);
    source.start(sound.currentTime + from);
    source.stop(sound.currentTime + from + length);
  };
  const say = verdict => {
    if (navigator.vibrate) navigator.vibrate(verdict === 'yes' ? 80 : [120, 80, 120]);
    if (!sound || sound.state !== 'running') return;
    if (verdict === 'yes') { tone(880, 0, 0.12); tone(1320, 0.12, 0.18); } else { tone(220, 0, 0.35); }
  };

  // ---- a confirmation is kept until its answer is there; its request number makes sending it again safe
  const kept = () => JSON.parse(sessionStorage.getItem(OPEN) || 'null');
  const keep = data => sessionStorage.setItem(OPEN,
    JSON.stringify({ appid: data.get('appid'), number: data.get('requestNumber') }));
  const answered = () => sessionStorage.removeItem(OPEN);

  const show = (html, address) => {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    const main = fresh.querySelector('main[data-till]');
    if (!main) return false;
    stopCamera();
    page().replaceWith(main);
    const where = fresh.querySelector('.till-where');
    const old = document.querySelector('.till-where');
    if (where && old) old.replaceWith(where);
    history.replaceState(null, '', address);
    begin();
    scrollTo(0, 0);
    const fault = main.querySelector('[aria-invalid=true]');
    const first = fault || main.querySelector('[autofocus]') || main.querySelector('[data-next]') || main;
    first.focus({ preventScroll: !fault });
    return true;
  };

  const lost = words => {
    if (pause) return;
    const said = page().querySelector('template[data-words]').dataset;
    pause = document.createElement('div');
    pause.className = 'till-pause';
    pause.setAttribute('role', 'status');
    const box = document.createElement('div');
    const text = document.createElement('p');
    text.className = 'm-0';
    text.textContent = words === 'confirm' ? said.lost : said.lostLook;
    const again = document.createElement('button');
    again.type = 'button'; again.className = 'btn btn-primary'; again.textContent = said.retry;
    again.addEventListener('click', () => pause && pause.now());
    const later = document.createElement('a');
    later.className = 'btn'; later.href = document.querySelector('.kq-brand').href; later.textContent = said.later;
    box.append(text, again, later);
    pause.append(box);
    document.body.append(pause);
  };
  const back = () => { if (pause) pause.remove(); pause = undefined; };

  const patience = (time, early) => Promise.race(
    [wait(time), early, new Promise(done => addEventListener('online', done, { once: true }))]);

  // a page that can't be asked for again, with what was typed
  const whole = html => {
    const next = new DOMParser().parseFromString(html, 'text/html').documentElement;
    next.dataset.bsTheme = document.documentElement.dataset.bsTheme;
    document.replaceChild(next, document.documentElement);
  };

  const send = async (form, data) => {
    const confirming = 'confirm' in form.dataset;
    if (confirming) keep(data);
    page().setAttribute('aria-busy', 'true');
    for (let tries = 0; ; tries++) {
      let answer;
      try {
        answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(15000),
          body: form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data) });
      } catch {
        // shown only when it lasts: a moment without net is nothing to talk about
        if (tries > 0) lost(confirming ? 'confirm' : 'look');
        await patience(Math.min(500 * 2 ** tries, 5000), new Promise(now => { if (pause) pause.now = now; }));
        continue;
      }
      back();
      const html = await answer.text();
      page().removeAttribute('aria-busy');
      if (answer.status < 500) answered();
      // signed out meanwhile, or an error page: as a browser would show it
      if (!show(html, answer.url)) {
        if (answer.status === 401 || answer.status === 403) whole(html);
        else location.href = answer.url;
      }
      return;
    }
  };

  // ---- the camera
  const decoder = async where => {
    const formats = ['qr_code', 'code_128'];
    const known = 'BarcodeDetector' in window ? await BarcodeDetector.getSupportedFormats() : [];
    if (formats.every(format => known.includes(format))) {
      const own = new BarcodeDetector({ formats });
      return async video => (await own.detect(video))[0]?.rawValue;
    }
    await new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = where; script.onload = done; script.onerror = failed;
      document.head.append(script);
    });
    const reader = new ZXing.MultiFormatReader();
    reader.setHints(new Map([
      [ZXing.DecodeHintType.POSSIBLE_FORMATS, [ZXing.BarcodeFormat.QR_CODE, ZXing.BarcodeFormat.CODE_128]],
      [ZXing.DecodeHintType.TRY_HARDER, true]]));
    const canvas = document.createElement('canvas');
    return async video => {
      const scale = Math.min(1, 800 / video.videoWidth);
      canvas.width = video.videoWidth * scale;
      canvas.height = video.videoHeight * scale;
      canvas.getContext('2d', { willReadFrequently: true }).drawImage(video, 0, 0, canvas.width, canvas.height);
      try {
        return reader.decodeWithState(new ZXing.BinaryBitmap(
          new ZXing.HybridBinarizer(new ZXing.HTMLCanvasElementLuminanceSource(canvas)))).getText();
      } catch {
        return undefined; // nothing in this picture
      }
    };
  };

  const camera = box => {
    const start = box.querySelector('[data-camera-start]');
    const view = box.querySelector('[data-camera-view]');
    const video = view.querySelector('video');
    const fault = box.querySelector('[data-camera-fault]');
    const open = async () => {
      fault.hidden = true;
      let stream;
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
      } catch {
        fault.hidden = false;
        return;
      }
      start.hidden = true;
      view.hidden = false;
      let on = true;
      stopCamera = () => {
        on = false;
        stream.getTracks().forEach(track => track.stop());
        start.hidden = false;
        view.hidden = true;
        stopCamera = () => {};
      };
      video.srcObject = stream;
      await video.play();
      const read = await decoder(box.dataset.decoder);
      while (on) {
        const code = video.readyState >= 2 ? await read(video) : undefined;
        if (code && on) {
          stopCamera();
          const form = page().querySelector('[data-look]');
          form.elements.code.value = code;
          form.requestSubmit();
          return;
        }
        await wait(120);
      }
    };
    start.addEventListener('click', open);
    box.querySelector('[data-camera-stop]').addEventListener('click', () => { stopCamera(); start.focus(); });
  };
  document.addEventListener('visibilitychange', () => { if (document.hidden) stopCamera(); });

  // ---- each page as it comes
  const begin = () => {
    const main = page();
    if (!main) return;
    const heard = main.querySelector('[data-sound]');
    if (heard) say(heard.dataset.sound);
    const box = main.querySelector('[data-camera]');
    if (box) {
      const there = Boolean(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
      box.hidden = !there;
      main.querySelector('[data-camera-none]').hidden = there || isSecureContext;
      if (there) camera(box);
    }
    const waiting = main.querySelector('[data-open]');
    if (waiting && kept()) {
      waiting.hidden = false;
      waiting.querySelector('a').href =
        `${waiting.dataset.outcome}?appid=${encodeURIComponent(kept().appid)}&requestNumber=${encodeURIComponent(kept().number)}`;
    }
    if (main.dataset.till === 'outcome') answered();
    for (const file of main.querySelectorAll('input[data-send]')) {
      file.addEventListener('change', () => {
        if (!file.files[0]) return;
        if (file.files[0].size > Number(file.dataset.most)) { alert(file.dataset.tooBig); file.value = ''; return; }
        file.form.requestSubmit();
      });
    }
  };

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!('swap' in form.dataset)) return;
    event.preventDefault();
    if (page().getAttribute('aria-busy')) return;
    send(form, new FormData(form));
  });
  begin();
})();
