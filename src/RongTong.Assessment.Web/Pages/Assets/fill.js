// Saves every answer as it is given, shows what the answers come to, and keeps them in the browser while there is no connection.
// Without this file the form is saved by its buttons; nothing else is lost.
'use strict';
(() => {
  const form = document.getElementById('f');
  if (!form) return;
  const say = form.dataset, token = document.querySelector('meta[name="form-token"]').content;
  const store = 'rongtong:' + say.sheet, saved = document.getElementById('saved'), offline = document.getElementById('offline');
  const versions = new Map(), timers = new Map();
  let waiting = read(), sending = false, retry = 0, fresh = 0, said = false;

  document.querySelectorAll('[data-field], [data-item]').forEach(e => versions.set(e.dataset.field || e.dataset.item, Number(e.dataset.version)));
  // What waited when the page was left stands in the form again.
  for (const [field, answer] of Object.entries(waiting)) show(field, answer.values);

  form.addEventListener('change', e => changed(e.target, 0));
  form.addEventListener('input', e => { if (e.target.matches('input[type="text"], textarea')) changed(e.target, 700); });
  form.addEventListener('click', e => {
    const clear = e.target.closest('.clear');
    if (!clear) return;
    e.preventDefault();
    show(clear.value, []);
    keep(clear.value);
  });
  window.addEventListener('online', () => send());
  window.addEventListener('pagehide', () => timers.forEach((timer, field) => { clearTimeout(timer); keep(field); }));
  form.addEventListener('submit', e => {
    // Everything is saved already, or waits here: going on must not need the network twice.
    if (e.submitter && e.submitter.name === 'go' && Object.keys(waiting).length === 0 && timers.size === 0 && !sending) {
      e.preventDefault();
      location.assign(form.action.replace(/[^/]+$/, e.submitter.value));
    }
  });
  const next = document.querySelector('.dock');
  if (next) next.addEventListener('click', e => {
    if (!e.target.closest('#next')) return;
    const open = [...document.querySelectorAll('.q')].find(q => q.getBoundingClientRect().top > innerHeight * 0.35);
    if (!open) return;
    e.preventDefault();
    open.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    const first = open.querySelector('input:not([type="hidden"]), textarea');
    if (first) first.focus({ preventScroll: true });
  });
  if (Object.keys(waiting).length) send();

  function changed(input, delay) {
    const field = input.name;
    if (!field || field.startsWith('v:')) return;
    // One that stands alone goes with no other.
    if (input.type === 'checkbox' && input.checked) {
      for (const other of inputs(field)) if (other !== input && other.type === 'checkbox' && (input.dataset.alone || other.dataset.alone)) other.checked = false;
    }
    if (input.dataset.alone && input.checked) for (const other of inputs(field)) if (other.matches('.field')) other.value = '';
    if (input.matches('.field') && input.value) for (const other of inputs(field)) if (other.type === 'checkbox') other.checked = false;
    clearTimeout(timers.get(field));
    // From the first stroke on it is not saved.
    tell('busy', say.saving);
    timers.set(field, setTimeout(() => keep(field), delay));
  }

  function keep(field) {
    timers.delete(field);
    const values = inputs(field).filter(i => i.matches('.field') ? i.value.trim() : i.checked).map(i => i.value);
    const card = cardOf(field), clear = card && card.querySelector('.clear');
    if (clear && clear.value === field) clear.hidden = values.length === 0;
    waiting[field] = { values, seen: waiting[field] ? waiting[field].seen : versions.get(field) || 0 };
    write();
    send();
  }

  async function send() {
    if (sending) return;
    sending = true;
    clearTimeout(retry);
    tell('busy', say.saving);
    let done = 0, isOff = false;
    for (let field = ready(); field !== undefined; field = ready()) {
      const sent = waiting[field], body = new URLSearchParams([['field', field], ['seen', sent.seen], ...sent.values.map(v => ['value', v])]);
      let answer;
      try {
        answer = await fetch(say.answers, { method: 'POST', body, headers: { 'X-Form-Token': token, Accept: 'application/json' }, credentials: 'same-origin', redirect: 'error' });
      } catch {
        isOff = true;
        break;
      }
      if (answer.status === 429 || answer.status >= 500) { isOff = true; break; }
      if (answer.ok) {
        const result = await answer.json();
        versions.set(field, result.version);
        const hidden = form.querySelector('[name="v:' + CSS.escape(field) + '"]');
        if (hidden) hidden.value = result.version;
        // Another change may have come while this one was under way.
        if (waiting[field] === sent) delete waiting[field]; else waiting[field].seen = result.version;
        done++;
      } else if (answer.status === 409) {
        const there = await answer.json();
        delete waiting[field];
        conflict(field, sent.values, there);
      } else {
        sent.stuck = answer.status;
        tell('off', answer.status === 401 || answer.status === 403 || answer.status === 404 ? say.ended : say.failed);
      }
      write();
    }
    sending = false;
    const count = Object.keys(waiting).length;
    if (isOff) {
      said = true;
      offline.hidden = false;
      offline.className = 'says ask offline';
      offline.textContent = say.offline.replace('#', count);
      tell('off', offline.textContent);
      retry = setTimeout(send, 4000);
      return;
    }
    if (count === 0) {
      if (said) {
        said = false;
        offline.className = 'says good offline';
        offline.textContent = say.online;
        setTimeout(() => { offline.hidden = !said; }, 6000);
      }
      if (timers.size === 0) tell('', say.saved);
    }
    if (done) refresh();
  }

  function ready() { return Object.keys(waiting).find(f => !waiting[f].stuck); }

  // The same page once more, of which only what follows from the answers is taken.
  async function refresh() {
    const mine = ++fresh;
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
      if (!answer.ok || mine !== fresh) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const isIdle = timers.size === 0 && Object.keys(waiting).length === 0;
      for (const part of page.querySelectorAll('[data-part]')) {
        if (part === page.getElementById('saved') && !isIdle) continue;
        const here = document.querySelector('[data-part="' + CSS.escape(part.dataset.part) + '"]');
        if (here && here.innerHTML !== part.innerHTML) here.replaceChildren(...part.childNodes);
      }
      page.querySelectorAll('.field').forEach(there => {
        const here = form.querySelector('.field[name="' + CSS.escape(there.name) + '"]');
        if (here) there.hasAttribute('aria-invalid') ? here.setAttribute('aria-invalid', 'true') : here.removeAttribute('aria-invalid');
      });
      if (saved && isIdle) saved.className = 'saved';
    } catch { /* the next answer brings it */ }
  }

  function conflict(field, mine, there) {
    const card = cardOf(field);
    if (!card) return;
    versions.set(field, there.version);
    card.querySelectorAll('.conflict').forEach(c => c.remove());
    const box = document.createElement('div'), head = document.createElement('b'), text = document.createElement('span'), acts = document.createElement('div');
    box.className = 'says ask conflict';
    box.setAttribute('role', 'alert');
    head.textContent = say.conflict;
    text.textContent = say.there + ' ' + there.thereText + ' · ' + say.here + ' ' + there.hereText;
    acts.className = 'acts';
    acts.append(button(say.mine, () => { waiting[field] = { values: mine, seen: there.version }; write(); send(); }), button(say.theirs, () => show(field, there.values)));
    box.append(head, text, acts);
    card.querySelector('.probs').before(box);

    function button(words, act) {
      const made = document.createElement('button');
      made.type = 'button';
      made.className = 'btn small';
      made.textContent = words;
      made.addEventListener('click', () => { box.remove(); act(); refresh(); });
      return made;
    }
  }

  function show(field, values) {
    for (const input of inputs(field)) {
      if (input.matches('.field')) input.value = values.find(v => v !== '__na') || '';
      else input.checked = values.includes(input.value);
    }
  }

  function inputs(field) { return [...form.querySelectorAll('[name="' + CSS.escape(field) + '"]')].filter(i => i.type !== 'hidden' && i.tagName !== 'BUTTON'); }

  function cardOf(field) { const first = inputs(field)[0]; return first ? first.closest('.q') : null; }

  function tell(state, words) {
    if (!saved) return;
    saved.className = 'saved ' + state;
    if (saved.textContent !== words) saved.textContent = words;
  }

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(store)) || {};
      for (const answer of Object.values(kept)) delete answer.stuck;
      return kept;
    } catch { return {}; }
  }

  function write() { try { Object.keys(waiting).length ? localStorage.setItem(store, JSON.stringify(waiting)) : localStorage.removeItem(store); } catch { /* a browser that keeps nothing still sends */ } }
})();
