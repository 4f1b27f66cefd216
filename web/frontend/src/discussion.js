// Comments beside the text: mark words with mouse or keyboard and say something of them. Without this file there is a link at each clause.
const bar = document.querySelector('[data-saybar]');
const dialog = document.querySelector('[data-say]');

if (bar && dialog) {
  const MOST_AROUND = 60;
  const button = bar.querySelector('button');
  const state = bar.querySelector('[data-saystate]');
  const form = dialog.querySelector('form');
  const field = (name) => form.elements.namedItem(name);
  const instead = dialog.querySelector('[data-instead]');
  const propose = dialog.querySelector('[data-propose]');
  const more = dialog.querySelector('[data-more]');
  const moreHref = more.getAttribute('href');
  let marked = null;
  let cameFrom = null;
  let told = 0;

  // Words marked in the text on the page.
  const inText = () => {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const text = element(range.startContainer)?.closest('[data-talking] .av-clause__text');
    if (!text || text !== element(range.endContainer)?.closest('.av-clause__text')) return null;
    const around = document.createRange();
    around.selectNodeContents(text);
    around.setEnd(range.startContainer, range.startOffset);
    const before = around.toString();
    around.selectNodeContents(text);
    around.setStart(range.endContainer, range.endOffset);
    return {
      clause: text.closest('[data-clause]').dataset.clause,
      quoted: selection.toString().trim(),
      before: before.slice(-MOST_AROUND),
      after: around.toString().slice(0, MOST_AROUND),
    };
  };

  // Words marked in a field of the editor.
  const inEditor = (area) => {
    if (!area?.matches?.('textarea.av-body-input') || area.selectionStart === area.selectionEnd) return null;
    const editor = area.form;
    const { selectionStart: start, selectionEnd: end, value } = area;
    // Places count only in the words that are stored; otherwise the words themselves are looked for.
    const stored = value === area.defaultValue;
    return {
      clause: editor.dataset.clause,
      quoted: value.slice(start, end),
      before: value.slice(Math.max(0, start - MOST_AROUND), start),
      after: value.slice(end, end + MOST_AROUND),
      ...(stored ? { read: editor.elements.namedItem('read').value, start, end } : {}),
    };
  };

  const look = () => {
    const now = inEditor(document.activeElement) ?? inText();
    marked = now?.quoted ? now : null;
    if (dialog.open) return;
    bar.hidden = marked === null;
    clearTimeout(told);
    if (marked === null) {
      state.textContent = '';
    } else if (state.textContent === '') {
      told = setTimeout(() => (state.textContent = bar.dataset.marked), 700);
    }
  };
  document.addEventListener('selectionchange', look);
  document.addEventListener('select', look, true);
  document.addEventListener('focusin', look);

  const ask = (what) => {
    cameFrom = document.activeElement;
    for (const name of ['clause', 'quoted', 'before', 'after', 'read', 'start', 'end']) field(name).value = what[name] ?? '';
    const quote = dialog.querySelector('[data-quote]');
    quote.textContent = what.quoted ?? '';
    quote.hidden = !what.quoted;
    more.href = `${moreHref}?clause=${encodeURIComponent(what.clause)}&back=${field('back').value}`;
    if (propose) {
      propose.hidden = !what.quoted;
      form.querySelector('input[name=kind][value=COMMENT]').checked = true;
      field('instead').value = what.quoted ?? '';
      choose();
    }
    bar.hidden = true;
    dialog.showModal();
    field('comment').focus();
  };

  const choose = () => {
    const other = form.querySelector('input[name=kind][value=INSTEAD]').checked;
    instead.hidden = !other;
    if (other) field('instead').focus();
  };
  propose?.addEventListener('change', choose);

  const here = () => {
    const clause = document.activeElement?.closest?.('.av-clause, .av-edit__clause');
    return clause ? { clause: clause.dataset.clause ?? clause.id } : null;
  };

  // The button must not take the selection away before it is read.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => marked && ask(marked));
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey && event.altKey && event.code === 'KeyM') || dialog.open) return;
    look();
    const what = marked ?? here();
    if (what) {
      event.preventDefault();
      ask(what);
    }
  });
  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    cameFrom?.focus?.({ preventScroll: true });
    look();
  });
}

// The words a comment is about are marked while one is at the comment.
if ('highlights' in CSS) {
  const letters = (text) => {
    const at = [];
    let only = '';
    for (let i = 0; i < text.length; i++) {
      if (/[\p{L}\p{N}]/u.test(text[i])) {
        at.push(i);
        only += text[i];
      }
    }
    return { only, at };
  };
  const range = (topic) => {
    const text = topic.closest('.av-clause')?.querySelector('.av-clause__text');
    const wanted = letters(topic.dataset.quoted ?? '').only;
    if (!text || wanted === '') return null;
    const nodes = [];
    let all = '';
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, from: all.length });
      all += walker.currentNode.data;
    }
    const { only, at } = letters(all);
    const found = only.indexOf(wanted);
    if (found < 0) return null;
    const place = (offset) => {
      const holder = nodes.findLast((one) => one.from <= offset);
      return [holder.node, offset - holder.from];
    };
    const made = new Range();
    made.setStart(...place(at[found]));
    const [node, offset] = place(at[found + wanted.length - 1]);
    made.setEnd(node, offset + 1);
    return made;
  };
  const topics = [...document.querySelectorAll('.av-talking .av-topic[data-quoted]')];
  const open = topics.filter((topic) => topic.dataset.closed === undefined).map(range).filter(Boolean);
  CSS.highlights.set('av-said', new Highlight(...open));
  const now = (topic) => {
    const made = topic && range(topic);
    if (made) CSS.highlights.set('av-said-now', new Highlight(made));
    else CSS.highlights.delete('av-said-now');
  };
  for (const topic of topics) {
    topic.addEventListener('mouseenter', () => now(topic));
    topic.addEventListener('mouseleave', () => now(null));
    topic.addEventListener('focusin', () => now(topic));
    topic.addEventListener('focusout', () => now(null));
  }
}

// A link to a comment leads to it also where it is folded away.
const unfold = () => {
  const topic = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (topic && topic.matches('.av-topic')) {
    for (let box = topic.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    topic.scrollIntoView({ block: 'center' });
    topic.focus({ preventScroll: true });
  }
};
unfold();
window.addEventListener('hashchange', unfold);

// All proposals at once.
const all = document.querySelector('[data-tick-all]');
if (all) {
  all.hidden = false;
  all.addEventListener('click', () => {
    const boxes = [...document.querySelectorAll('input[name=topic][form=several]')];
    const every = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !every;
  });
}
