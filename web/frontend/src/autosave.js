// Saves a clause as one types. What is typed stays in the browser's session until the server has said that it is stored.
const list = document.querySelector('[data-autosave]');

if (list) {
  const PAUSE = 900;
  const text = list.dataset;
  const bar = document.querySelector('[data-editbar]');
  const state = document.querySelector('[data-save-state]');
  const token = document.querySelector('meta[name=csrf-token]');
  const key = (clause) => `avtaleverk:${location.pathname}:${clause}`;
  const waiting = new Map();
  const running = new Set();
  const again = new Set();
  const troubled = new Set();

  const say = (words, trouble = false) => {
    state.textContent = words;
    bar.toggleAttribute('data-trouble', trouble);
  };

  const keep = (form) => {
    const { heading, body, read } = form.elements;
    try {
      sessionStorage.setItem(
        key(form.dataset.clause),
        JSON.stringify({ heading: heading.value, body: body.value, read: read.value }),
      );
    } catch {
      // A full or forbidden session store: saving goes on all the same.
    }
  };

  const stored = (form, answer, sent) => {
    const id = form.dataset.clause;
    form.elements.read.value = answer.read;
    if (form.elements.heading.value === sent.heading && form.elements.body.value === sent.body) {
      sessionStorage.removeItem(key(id));
    } else {
      keep(form);
    }
    troubled.delete(id);
    // The forms beside it speak of the words that are there now.
    for (const field of document.getElementById(id).querySelectorAll('[data-read]')) field.value = answer.read;
    for (const field of document.querySelectorAll('input[name=sequence]')) field.value = answer.sequence;
    document.getElementById(id).querySelector('[data-conflict-place]').replaceChildren();
    if (waiting.size === 0 && troubled.size === 0) say(text.saved.replace('{0}', answer.savedAt));
  };

  const save = async (form) => {
    const id = form.dataset.clause;
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    if (running.has(id)) {
      again.add(id);
      return;
    }
    running.add(id);
    say(text.saving);
    const sent = { heading: form.elements.heading.value, body: form.elements.body.value };
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams({ ...sent, read: form.elements.read.value }),
        headers: { 'X-Autosave': '1', [token.dataset.header]: token.content },
        redirect: 'error',
      });
      if (answer.ok) {
        stored(form, await answer.json(), sent);
      } else if (answer.status === 409 || answer.status === 422) {
        troubled.add(id);
        again.delete(id);
        await settle(form, await answer.text());
        say(text.conflict, true);
      } else {
        throw new Error(String(answer.status));
      }
    } catch {
      // Not signed in any more, or no network: the words are kept, and saving is tried again.
      troubled.add(id);
      say(text.unsaved, true);
      setTimeout(() => troubled.has(id) && save(form), 15000);
    } finally {
      running.delete(id);
      if (again.delete(id)) save(form);
    }
  };

  // Both texts, put under the clause as the server made them.
  const settle = async (form, html) => {
    const place = document.getElementById(form.dataset.clause).querySelector('[data-conflict-place]');
    const made = new DOMParser().parseFromString(html, 'text/html');
    place.replaceChildren(...made.body.childNodes);
    const choice = place.querySelector('form[data-settle]');
    if (choice === null) return;
    choice.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopPropagation();
      form.elements.heading.value = choice.elements.heading.value;
      form.elements.body.value = choice.elements.body.value;
      form.elements.read.value = choice.elements.read.value;
      troubled.delete(form.dataset.clause);
      keep(form);
      save(form);
    });
    choice.querySelector('[data-discard]').addEventListener('click', (event) => {
      event.preventDefault();
      form.elements.heading.value = choice.dataset.theirsHeading;
      form.elements.body.value = choice.dataset.theirsBody;
      form.elements.read.value = choice.elements.read.value;
      sessionStorage.removeItem(key(form.dataset.clause));
      troubled.delete(form.dataset.clause);
      place.replaceChildren();
      say(text.saved.replace(' {0}', ''));
    });
  };

  for (const form of list.querySelectorAll('form[data-clause]')) {
    form.querySelector('[data-save]').hidden = true;
    const kept = sessionStorage.getItem(key(form.dataset.clause));
    if (kept !== null) {
      const { heading, body, read } = JSON.parse(kept);
      if (heading === form.elements.heading.value && body === form.elements.body.value) {
        sessionStorage.removeItem(key(form.dataset.clause));
      } else {
        form.elements.heading.value = heading;
        form.elements.body.value = body;
        form.elements.read.value = read;
        say(text.restored, true);
        waiting.set(form.dataset.clause, setTimeout(() => save(form), PAUSE));
      }
    }
    const typed = () => {
      const id = form.dataset.clause;
      keep(form);
      say(text.saving);
      clearTimeout(waiting.get(id));
      if (form.closest('li').querySelector('form[data-settle]') === null) {
        waiting.set(id, setTimeout(() => save(form), PAUSE));
      }
    };
    form.addEventListener('input', typed);
    // Someone quick has typed before this script was there.
    const { heading, body } = form.elements;
    if (kept === null && (heading.value !== heading.defaultValue || body.value !== body.defaultValue)) typed();
    form.addEventListener('focusout', () => waiting.has(form.dataset.clause) && save(form));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      save(form);
    });
  }

  window.addEventListener('beforeunload', (event) => {
    if (waiting.size > 0 || running.size > 0 || troubled.size > 0) event.preventDefault();
  });
}
