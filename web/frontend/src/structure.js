// Adds, moves and takes out clauses without a new page, and follows what others do to the text meanwhile.
const OFTEN = 20000;

export const startStructure = (list, saving, outline) => {
  const text = list.dataset;
  const done = document.querySelector('[data-done]');
  const undo = document.querySelector('[data-undo]');
  const orphans = document.querySelector('[data-orphans]');
  const orphan = document.querySelector('template[data-orphan]');
  const own = (node) => node?.closest?.('.av-edit__clause') ?? null;
  const item = (id) => {
    const found = document.getElementById(id);
    return found?.parentElement === list ? found : null;
  };
  const headingOf = (clause) => clause.querySelector('.av-clauseform__heading > input');
  let queue = Promise.resolve();
  let taken = 0;
  let takenClause = '';

  const tell = (said) => {
    // The same words twice are said twice.
    done.textContent = '';
    done.textContent = said;
  };

  // ---- the page as the draft is --------------------------------------------------------------------------------------

  const fetched = async (id) => {
    const answer = await saving.ask(`${text.edit}/clauses/${encodeURIComponent(id)}`);
    if (!answer.ok) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.av-edit__clause');
  };

  const start = (clause) => saving.adopt(clause.querySelector('form[data-clause]'));

  const label = (clause) => {
    const number = clause.querySelector('.av-number').textContent;
    const title = `${number} ${headingOf(clause).value}`.trim();
    for (const named of clause.querySelectorAll('[data-titled]')) {
      const what = named.dataset.titled;
      const pattern = { 'heading-of': text.headingOf, 'body-of': text.bodyOf, 'remove-of': text.removeOf, 'fold-of': text.foldOf }[what];
      const words = (pattern ?? { 'library-of': text.libraryOf, 'confirm-of': text.confirmOf }[what] ?? text.answerOf)
        .replace('{0}', what === 'heading-of' ? number : title);
      if (named.tagName === 'LABEL') named.textContent = words;
      else named.setAttribute('aria-label', words);
    }
  };

  const place = (clause, standing) => {
    const number = clause.querySelector('.av-number');
    const level = String(standing.level);
    if (number.textContent === standing.number && clause.dataset.level === level) return;
    number.textContent = standing.number;
    clause.dataset.level = level;
    const select = clause.querySelector('select[name=level]');
    if ([...select.options].some((option) => option.value === level)) select.value = level;
    label(clause);
  };

  // Words of a clause that is gone stay where they can be used.
  const shelve = (id, heading, body) => {
    const box = orphan.content.firstElementChild.cloneNode(true);
    box.querySelector('[data-heading]').textContent = heading;
    box.querySelector('[data-body]').textContent = body;
    const away = () => {
      saving.kept.drop(id);
      box.remove();
    };
    box.querySelector('[data-discard]').addEventListener('click', away);
    box.querySelector('[data-insert]').addEventListener('click', async () => {
      const last = list.lastElementChild;
      const values = { heading, body, level: last?.dataset.level ?? '1' };
      if (last) values.after = last.id;
      if (await act(() => saving.post(`${text.edit}/clauses`, values), (now) => focusOn(now.clause))) away();
    });
    orphans.append(box);
  };

  const takeAway = (clause) => {
    const id = clause.id;
    const { heading, body } = clause.querySelector('form[data-clause]').elements;
    const unsaved = saving.isDirty(id);
    if (unsaved) {
      saving.kept.put(id, { heading: heading.value, body: body.value, read: '' });
      shelve(id, heading.value, body.value);
    }
    const next = clause.contains(document.activeElement)
      ? (clause.nextElementSibling ?? clause.previousElementSibling)
      : null;
    saving.forget(id);
    clause.remove();
    if (next) headingOf(next).focus();
  };

  // The one being written in is never moved, so that caret and undo stay; all others go around it.
  const order = (clauses) => {
    const pivot = clauses.includes(own(document.activeElement)) ? own(document.activeElement) : clauses[0];
    const at = clauses.indexOf(pivot);
    let next = pivot;
    for (let i = at - 1; i >= 0; i--) {
      if (clauses[i].nextElementSibling !== next) list.insertBefore(clauses[i], next);
      next = clauses[i];
    }
    let before = pivot;
    for (let i = at + 1; i < clauses.length; i++) {
      if (before.nextElementSibling !== clauses[i]) list.insertBefore(clauses[i], before.nextElementSibling);
      before = clauses[i];
    }
  };

  const refresh = async (clause) => {
    const fresh = await fetched(clause.id);
    // Somebody may have begun to write while we asked.
    if (saving.isDirty(clause.id) || clause.contains(document.activeElement)) return;
    saving.forget(clause.id);
    clause.replaceWith(fresh);
    start(fresh);
  };

  const reconcile = async (standing) => {
    const ids = new Set(standing.map((one) => one.id));
    for (const clause of [...list.children]) if (!ids.has(clause.id)) takeAway(clause);
    await Promise.all(
      standing.map(async (one) => {
        const clause = item(one.id);
        if (clause === null) {
          const fresh = await fetched(one.id);
          if (item(one.id) === null) {
            list.append(fresh);
            start(fresh);
          }
        } else if (
          clause.querySelector('form[data-clause]').elements.read.value !== one.read &&
          !saving.isDirty(one.id) &&
          !clause.contains(document.activeElement)
        ) {
          await refresh(clause);
        }
      }),
    );
    const clauses = standing.map((one) => item(one.id)).filter(Boolean);
    if (clauses.length > 0) order(clauses);
    standing.forEach((one) => item(one.id) && place(item(one.id), one));
    const count = document.querySelector('[data-count]');
    count.textContent = text.count.replace('{0}', String(clauses.length));
    outline.draw();
  };

  // What others did, when we looked.
  const changed = async (now) => {
    if (now === null) return;
    try {
      await reconcile(now.clauses);
      for (const touch of now.others) outline.mark(touch.clause, touch.by);
      saving.seen(now.sequence);
    } catch {
      // Asked again at the next look.
    }
  };
  saving.onChanged((now) => (now === null ? look() : changed(now)));
  const look = () => {
    if (document.hidden || !navigator.onLine || saving.isBarred()) return;
    queue = queue.then(async () => {
      const now = await saving.check();
      if (now !== null && now.sequence !== saving.sequence()) await changed(now);
    });
  };
  setInterval(look, OFTEN);
  window.addEventListener('focus', look);

  // ---- what one does -------------------------------------------------------------------------------------------------

  const focusOn = (id) => {
    const clause = item(id);
    if (clause) headingOf(clause).focus();
  };

  // One at a time, in the order they were asked for.
  const act = (ask, then = () => {}) => {
    const result = queue.then(async () => {
      try {
        const answer = await ask();
        if (answer === null) return false;
        if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
        const now = await answer.json();
        await reconcile(now.clauses);
        if (answer.ok && now.sequence === saving.sequence() + 1) saving.seen(now.sequence);
        else setTimeout(look);
        tell(now.said);
        if (now.undo > 0) {
          taken = now.undo;
          takenClause = now.clause;
          undo.hidden = false;
        }
        if (answer.ok) then(now);
        return answer.ok;
      } catch {
        tell(text.notDone);
        return false;
      }
    });
    queue = result.catch(() => {});
    return result;
  };

  const chapter = (clause) => {
    const level = Number(clause.dataset.level);
    let last = clause;
    while (last.nextElementSibling && Number(last.nextElementSibling.dataset.level) > level) last = last.nextElementSibling;
    return last;
  };

  const keepSight = (clause) => clause?.scrollIntoView({ block: 'nearest' });

  const move = (clause, way) =>
    act(
      () => saving.post(`${text.edit}/clauses/${encodeURIComponent(clause.id)}/move`, { way }),
      (now) => keepSight(item(now.clause)),
    );

  const add = (clause, heading = '', level = clause.dataset.level, after = chapter(clause).id) =>
    act(
      () => saving.post(`${text.edit}/clauses`, { heading, level, after }),
      (now) => focusOn(now.clause),
    );

  // A new clause is written in at once; until the server has made it, the heading stands in a field of its own.
  const addHere = async (clause) => {
    const last = chapter(clause);
    const from = document.activeElement;
    const field = document.createElement('input');
    field.className = 'ds-input av-heading-input av-coming';
    field.maxLength = 300;
    field.setAttribute('aria-label', text.newHeading);
    last.querySelector('.av-edit__text').append(field);
    field.focus();
    let there = null;
    const added = await act(
      () => saving.post(`${text.edit}/clauses`, { heading: '', level: clause.dataset.level, after: last.id }),
      (now) => (there = item(now.clause)),
    );
    const { value, selectionStart, selectionEnd } = field;
    const focused = document.activeElement === field;
    if (there !== null) {
      const heading = headingOf(there);
      if (focused) heading.focus();
      if (value !== '') {
        heading.value = value;
        heading.setSelectionRange(selectionStart, selectionEnd);
        heading.dispatchEvent(new Event('input', { bubbles: true }));
      }
    } else if (focused) from.focus();
    if (!added && value !== '') {
      // Not made: the words wait where a new clause is asked for.
      clause.querySelector('details.av-structure').open = true;
      clause.querySelector('form[data-structure=add]').elements.heading.value = value;
    }
    field.remove();
  };

  // What is asked for while a clause is on its way is about that clause.
  const whenThere = (then) => {
    if (!document.activeElement?.matches('.av-coming')) return then(own(document.activeElement));
    return queue.then(() => new Promise(requestAnimationFrame)).then(() => then(own(document.activeElement)));
  };

  const remove = (clause) =>
    act(async () => {
      // What was just typed is stored first, so that it can be taken back too.
      if (!(await saving.settled(clause.id))) return null;
      const read = clause.querySelector('form[data-clause]').elements.read.value;
      const next = clause.nextElementSibling;
      const answer = await saving.post(`${text.edit}/clauses/${encodeURIComponent(clause.id)}/remove`, { read });
      if (answer.ok && clause.contains(document.activeElement)) {
        const goal = next ?? clause.previousElementSibling;
        if (goal) headingOf(goal).focus();
      }
      return answer;
    });

  const takeBack = () => {
    if (taken === 0) return;
    const revision = taken;
    const clause = item(takenClause);
    const values = { revision: String(revision) };
    act(
      async () => {
        if (clause) {
          await saving.settled(clause.id);
          values.read = clause.querySelector('form[data-clause]').elements.read.value;
        }
        return saving.post(`${text.edit}/undo`, values);
      },
      (now) => (item(now.clause) ? focusOn(now.clause) : undo.focus()),
    );
  };

  undo.addEventListener('click', takeBack);
  document.querySelector('[data-undo-form]')?.setAttribute('hidden', '');
  const before = document.querySelector('[data-undo-form] [name=revision]');
  if (before) {
    taken = Number(before.value);
    undo.hidden = false;
  }

  list.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.dataset.structure) return;
    event.preventDefault();
    const clause = own(form);
    if (form.dataset.structure === 'move') move(clause, event.submitter.value);
    else if (form.dataset.structure === 'remove') remove(clause);
    else {
      const { heading, level } = form.elements;
      add(clause, heading.value, level.value, clause.id).then((added) => added && (heading.value = ''));
    }
  });

  // Words kept for clauses that are not here any more.
  for (const id of saving.kept.ids()) {
    const words = saving.kept.get(id);
    if (item(id) === null && words !== null) shelve(id, words.heading, words.body);
  }

  return { own, item, move, addHere, whenThere, remove, takeBack, headingOf };
};
