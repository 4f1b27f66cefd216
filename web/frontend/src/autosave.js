// Saves clauses as one types. What is typed stays in this browser until the server has said that it is stored.
import { keeping } from './keeping.js';

const PAUSE = 900;
const KEEP = 250;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 60000;
const PATIENCE = 30000;

// The session has run out, or belongs to somebody else.
class SignedOut extends Error {}

export const startSaving = (list) => {
  const text = list.dataset;
  const bar = document.querySelector('[data-editbar]');
  const state = document.querySelector('[data-save-state]');
  const signIn = document.querySelector('template[data-sign-in]').content.firstElementChild.cloneNode(true);
  const token = document.querySelector('meta[name=csrf-token]');
  const kept = keeping(`avtaleverk:${text.user}:${text.agreement}:`);
  const clauses = new Map();
  const told = new Set();
  let sequence = Number(text.sequence);
  let retry = FIRST_RETRY;
  let retryTimer = 0;
  // Why nothing can be saved for now: signedOut, otherUser or closed.
  let barred = null;
  let away = false;
  let checking = null;
  let lastSaid = state.textContent;

  const words = (form) => ({ heading: form.elements.heading.value, body: form.elements.body.value });
  const same = (one, other) => one.heading === other.heading && one.body === other.body;
  const of = (form) => clauses.get(form.dataset.clause);
  const isOpen = (one) => one.dirty || one.running !== null || one.conflict;

  const tell = (id) => {
    for (const listener of told) listener(id);
  };

  const say = (said, trouble = false) => {
    if (state.textContent !== said) state.textContent = said;
    bar.toggleAttribute('data-trouble', trouble);
    if (barred === 'signedOut' || barred === 'otherUser') state.after(signIn);
    else signIn.remove();
  };

  const barredWords = () => ({ signedOut: text.signedOut, otherUser: text.otherUser, closed: text.closed })[barred];

  // The worst that is so is what is said.
  const sayHow = () => {
    const all = [...clauses.values()];
    if (barred !== null) say(barredWords(), true);
    else if (!kept.works() && all.some((one) => one.failed)) say(text.unkept, true);
    else if (!navigator.onLine) say(text.offline, true);
    else if (all.some((one) => one.failed)) say(text.unsaved, true);
    else if (all.some((one) => one.conflict || one.refused)) say(text.conflict, true);
    else if (all.some(isOpen)) say(text.saving);
    else if (away) {
      away = false;
      lastSaid = text.back;
      say(text.back);
    } else say(lastSaid);
  };

  // ---- the server ----------------------------------------------------------------------------------------------------

  const ask = async (url, options = {}) => {
    const answer = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
      ...options,
      headers: { 'X-Autosave': '1', ...options.headers },
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) throw new SignedOut();
    return answer;
  };

  const send = (url, values, more = {}) =>
    ask(url, {
      method: 'POST',
      body: new URLSearchParams(values),
      headers: { [token.dataset.header]: token.content },
      ...more,
    });

  // A new session has a new token; ask who is signed in before sending once more.
  const post = async (url, values) => {
    try {
      return await send(url, values);
    } catch (fault) {
      if (!(fault instanceof SignedOut)) throw fault;
      await check();
      if (barred !== null) throw fault;
      return send(url, values);
    }
  };

  // What the draft is like now, and whether we still may write in it.
  const check = () => {
    checking ??= (async () => {
      try {
        const answer = await ask(`${text.edit}/state?sequence=${sequence}`);
        if (answer.status === 404) barred = 'closed';
        if (!answer.ok) return null;
        const now = await answer.json();
        if (now.user !== text.user) {
          barred = 'otherUser';
          return null;
        }
        barred = null;
        token.content = now.token;
        return now;
      } catch (fault) {
        if (fault instanceof SignedOut) barred = 'signedOut';
        return null;
      } finally {
        checking = null;
        sayHow();
      }
    })();
    return checking;
  };

  // ---- one clause ----------------------------------------------------------------------------------------------------

  const keepNow = (form) => {
    const one = of(form);
    clearTimeout(one.keepTimer);
    one.keepTimer = 0;
    kept.put(form.dataset.clause, { ...words(form), read: form.elements.read.value, doubt: one.doubt });
  };

  const setRead = (form, read) => {
    form.elements.read.value = read;
    // The forms beside it speak of the words that are there now.
    for (const field of form.closest('.av-edit__clause').querySelectorAll('[data-read]')) field.value = read;
  };

  const stored = (form, answer, sent) => {
    const one = of(form);
    one.doubt = null;
    one.failed = false;
    one.conflict = false;
    one.refused = false;
    setRead(form, answer.read);
    form.elements.heading.defaultValue = sent.heading;
    form.elements.body.defaultValue = sent.body;
    if (same(words(form), sent)) {
      clearTimeout(one.keepTimer);
      one.keepTimer = 0;
      one.dirty = false;
      kept.drop(form.dataset.clause);
    } else {
      keepNow(form);
      one.again = true;
    }
    form.closest('.av-edit__clause').querySelector('[data-conflict-place]').replaceChildren();
    retry = FIRST_RETRY;
    // One step on is our own; more than that, somebody else has been there too.
    if (answer.sequence === sequence + 1) sequence = answer.sequence;
    else if (answer.sequence !== sequence) listeners.changed(null);
    lastSaid = text.saved.replace('{0}', answer.savedAt);
  };

  const tryAgain = () => {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(saveFailed, retry + Math.random() * 500);
    retry = Math.min(retry * 2, LONGEST_RETRY);
  };

  const saveFailed = () => {
    for (const one of clauses.values()) if (one.failed) save(one.form);
  };

  const attempt = async (form, one) => {
    // Words whose answer was lost go first, as they were: then the server knows them again and no one meets himself.
    const sent = one.doubt ?? words(form);
    one.doubt = sent;
    const answer = await post(form.action, { ...sent, read: form.elements.read.value });
    if (answer.ok) {
      stored(form, await answer.json(), sent);
      return;
    }
    if (answer.status === 409 || answer.status === 422) {
      one.doubt = null;
      one.failed = false;
      if (!same(sent, words(form))) {
        // More has been written since: that is what shall stand beside the other's words.
        one.again = true;
        return;
      }
      one.conflict = answer.status === 409;
      one.refused = answer.status === 422;
      one.again = false;
      await settle(form, await answer.text());
      // Refused perhaps because somebody took the clause out.
      if (one.refused) listeners.changed(await check());
      return;
    }
    if (answer.status === 404) await check();
    throw new Error(String(answer.status));
  };

  const save = (form) => {
    const one = of(form);
    clearTimeout(one.timer);
    one.timer = 0;
    if (one.running !== null) {
      one.again = true;
      return one.running;
    }
    one.running = (async () => {
      try {
        do {
          one.again = false;
          sayHow();
          await attempt(form, one);
        } while (one.again);
      } catch {
        one.failed = true;
        away = true;
        keepNow(form);
        if (barred === null) tryAgain();
      } finally {
        one.running = null;
        tell(form.dataset.clause);
        sayHow();
      }
    })();
    return one.running;
  };

  // Both texts, put under the clause as the server made them.
  const settle = async (form, html) => {
    const one = of(form);
    const place = form.closest('.av-edit__clause').querySelector('[data-conflict-place]');
    const made = new DOMParser().parseFromString(html, 'text/html');
    place.replaceChildren(...made.body.childNodes);
    const choice = place.querySelector('form[data-settle]');
    if (choice === null) return;
    const take = (heading, body) => {
      form.elements.heading.value = heading;
      form.elements.body.value = body;
      setRead(form, choice.elements.read.value);
      one.conflict = false;
      form.elements.body.focus();
    };
    choice.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopPropagation();
      take(choice.elements.heading.value, choice.elements.body.value);
      one.dirty = true;
      keepNow(form);
      save(form);
    });
    choice.querySelector('[data-discard]').addEventListener('click', (event) => {
      event.preventDefault();
      take(choice.dataset.theirsHeading, choice.dataset.theirsBody);
      one.dirty = false;
      kept.drop(form.dataset.clause);
      place.replaceChildren();
      tell(form.dataset.clause);
      sayHow();
    });
  };

  const typed = (form) => {
    const one = of(form);
    if (!one.dirty) {
      one.dirty = true;
      tell(form.dataset.clause);
      sayHow();
    }
    if (one.keepTimer === 0) one.keepTimer = setTimeout(() => keepNow(form), KEEP);
    clearTimeout(one.timer);
    if (!one.conflict && barred === null) one.timer = setTimeout(() => save(form), PAUSE);
  };

  const adopt = (form) => {
    const id = form.dataset.clause;
    const one = {
      form,
      dirty: false,
      running: null,
      again: false,
      failed: false,
      conflict: false,
      refused: false,
      doubt: null,
      timer: 0,
      keepTimer: 0,
    };
    clauses.set(id, one);
    form.querySelector('[data-save]').hidden = true;
    form.addEventListener('input', () => typed(form));
    form.addEventListener('focusout', () => one.timer !== 0 && save(form));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      save(form);
    });
    const before = kept.get(id);
    const { heading, body } = form.elements;
    if (before !== null && same(before, words(form))) {
      kept.drop(id);
    } else if (before !== null) {
      heading.value = before.heading;
      body.value = before.body;
      form.elements.read.value = before.read;
      one.doubt = before.doubt ?? null;
      one.dirty = true;
      say(text.restored, true);
      one.timer = setTimeout(() => save(form), PAUSE);
    } else if (heading.value !== heading.defaultValue || body.value !== body.defaultValue) {
      // Someone quick has typed before this script was there.
      typed(form);
    }
  };

  for (const form of list.querySelectorAll('form[data-clause]')) adopt(form);

  // ---- coming and going ----------------------------------------------------------------------------------------------

  const listeners = { changed: () => {} };

  const comeBack = async () => {
    if (barred !== null || [...clauses.values()].some((one) => one.failed)) {
      const now = await check();
      if (barred !== null || now === null) return;
      retry = FIRST_RETRY;
      for (const one of clauses.values()) if (one.failed || (one.dirty && !one.conflict)) save(one.form);
    }
  };

  const leave = () => {
    for (const one of clauses.values()) {
      if (one.keepTimer !== 0) keepNow(one.form);
      if (one.timer !== 0 && barred === null) save(one.form);
    }
  };

  window.addEventListener('online', () => {
    away = true;
    comeBack();
    sayHow();
  });
  window.addEventListener('offline', () => {
    away = true;
    sayHow();
  });
  window.addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : comeBack()));
  window.addEventListener('pagehide', leave);
  window.addEventListener('beforeunload', (event) => {
    leave();
    if ([...clauses.values()].some((one) => isOpen(one))) event.preventDefault();
  });

  return {
    kept,
    post,
    ask,
    check,
    adopt,
    save,
    sayHow,
    setRead,
    forget: (id) => clauses.delete(id),
    form: (id) => clauses.get(id)?.form ?? null,
    isDirty: (id) => clauses.has(id) && isOpen(clauses.get(id)),
    // Nothing of this clause is on its way or waiting.
    async settled(id) {
      const one = clauses.get(id);
      if (one && isOpen(one) && !one.conflict) await save(one.form);
      return !one || !isOpen(one);
    },
    saveAll() {
      for (const one of clauses.values()) if (one.dirty && !one.conflict) save(one.form);
      sayHow();
    },
    onTell: (listener) => told.add(listener),
    onChanged: (listener) => (listeners.changed = listener),
    sequence: () => sequence,
    seen: (now) => (sequence = now),
    isBarred: () => barred !== null,
  };
};
