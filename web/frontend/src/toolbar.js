// Lists and tables in the text of a clause, and how it will look. One toolbar, that follows the field one writes in.
import { addColumn, addRow, bullets, entered, numbers, table } from './markup.js';
import { pasted } from './paste.js';

const PAUSE = 500;

// Through the browser's own editing where that is possible, so that its undo takes the edit back.
export const apply = (area, edit) => {
  if (edit === null) return;
  area.focus();
  area.setSelectionRange(edit.from, edit.to);
  if (!document.execCommand('insertText', false, edit.text)) {
    area.setRangeText(edit.text);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(edit.start, edit.end);
};

export const startToolbar = (list, saving) => {
  const text = list.dataset;
  const bar = document.querySelector('template[data-toolbar]').content.firstElementChild.cloneNode(true);
  const buttons = [...bar.querySelectorAll('button')];
  const heads = [bar.querySelector('[data-do=table]').textContent, '…'];
  const timers = new Map();
  const area = () => bar.closest('form')?.elements.body ?? null;
  const box = (clause) => clause.querySelector('[data-preview]');

  // One stop for the tabulator; arrows go within.
  const stop = (button) => buttons.forEach((one) => (one.tabIndex = one === button ? 0 : -1));
  stop(buttons[0]);
  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    stop(next);
    next.focus();
  });

  const show = async (clause) => {
    const place = box(clause);
    try {
      const answer = await saving.post(`${text.edit}/preview`, { body: clause.querySelector('textarea.av-body-input').value });
      if (!answer.ok || place.hidden) return;
      const made = new DOMParser().parseFromString(await answer.text(), 'text/html');
      place.replaceChildren(...made.body.childNodes);
    } catch {
      // The last look stays.
    }
  };

  const pressed = (clause) => {
    bar.querySelector('[data-do=preview]').setAttribute('aria-pressed', String(clause !== null && !box(clause).hidden));
  };

  const preview = (clause) => {
    const place = box(clause);
    place.hidden = !place.hidden;
    if (place.hidden) place.replaceChildren();
    else show(clause);
    pressed(clause);
  };

  bar.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    const field = area();
    if (!button || !field) return;
    stop(button);
    const { value, selectionStart: start, selectionEnd: end } = field;
    const what = button.dataset.do;
    if (what === 'preview') preview(field.closest('.av-edit__clause'));
    else if (what === 'bullets') apply(field, bullets(value, start, end));
    else if (what === 'numbers') apply(field, numbers(value, start, end));
    else if (what === 'table') apply(field, table(value, start, end, [heads[0], heads[1]]));
    else if (what === 'row') apply(field, addRow(value, start));
    else if (what === 'column') apply(field, addColumn(value, start));
  });

  list.addEventListener('focusin', (event) => {
    const form = event.target.closest('form[data-clause]');
    if (!form) return;
    const place = form.querySelector('.av-clauseform__do');
    if (bar.parentElement !== place) place.append(bar);
    pressed(form.closest('.av-edit__clause'));
  });

  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    if (!event.target.matches('textarea.av-body-input')) return;
    const { value, selectionStart, selectionEnd } = event.target;
    const edit = entered(value, selectionStart, selectionEnd);
    if (edit === null) return;
    event.preventDefault();
    apply(event.target, edit);
  });

  list.addEventListener('paste', (event) => {
    if (!event.target.matches('textarea.av-body-input')) return;
    const made = pasted(event.clipboardData);
    if (made === null) return;
    event.preventDefault();
    const { value, selectionStart: from, selectionEnd: to } = event.target;
    const lead = from === 0 || value[from - 1] === '\n' ? '' : '\n\n';
    const all = lead + made;
    apply(event.target, { from, to, text: all, start: from + all.length, end: from + all.length });
  });

  list.addEventListener('input', (event) => {
    const clause = event.target.closest('.av-edit__clause');
    if (!clause || box(clause).hidden) return;
    clearTimeout(timers.get(clause));
    timers.set(clause, setTimeout(() => show(clause), PAUSE));
  });

  return { preview };
};

// Fields grow with their words also where the browser can not do it by itself.
export const startGrowing = (list) => {
  if (CSS.supports('field-sizing', 'content')) return;
  const grow = (area) => {
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  };
  list.addEventListener('input', (event) => event.target.matches('textarea') && grow(event.target));
  for (const area of list.querySelectorAll('textarea.av-body-input')) grow(area);
};
