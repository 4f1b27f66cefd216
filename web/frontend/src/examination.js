import { unfold } from './folding.js';

// The examination beside the text: fetched anew when a clause was stored, leads to the words, and mends in the field itself.
const pane = document.querySelector('[data-examination]');

if (pane) {
  const PAUSE = 600;
  const findings = pane.querySelector('[data-examination-findings]');
  const box = pane.querySelector('[data-examination-box]');
  const status = pane.querySelector('[data-examination-status]');
  const saving = document.querySelector('[data-save-state]');
  let timer = 0;
  let asked = 0;

  const field = (of) =>
    document.getElementById(`${of.dataset.part === 'HEADING' ? 'heading' : 'body'}-${of.dataset.clause}`);

  // The words may have moved since they were found: the place nearest to where they stood.
  const place = (input, of) => {
    const { words } = of.dataset;
    const start = Number(of.dataset.start);
    if (words === '') return null;
    let best = -1;
    for (let at = input.value.indexOf(words); at >= 0; at = input.value.indexOf(words, at + 1)) {
      if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
    }
    return best < 0 ? null : [best, best + words.length];
  };

  const show = (of) => {
    const input = field(of);
    if (!input) return null;
    const found = place(input, of);
    if (matchMedia('(max-width: 40rem)').matches) box.open = false;
    unfold(input);
    input.focus({ preventScroll: true });
    if (found) input.setSelectionRange(...found);
    input.scrollIntoView({ block: 'center' });
    return found && input;
  };

  const load = async () => {
    const turn = ++asked;
    let answer;
    try {
      answer = await fetch(pane.dataset.url, { headers: { 'X-Pane': 'true' }, redirect: 'error' });
    } catch {
      return; // No network: what was found before still stands, and the next save asks again.
    }
    if (!answer.ok || turn !== asked) return;
    const made = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = made.body.firstElementChild;
    if (turn !== asked || !fresh) return;
    const open = new Set([...findings.querySelectorAll('li.av-finding:has(details[open])')].map((one) => one.id));
    const focused = findings.contains(document.activeElement) ? document.activeElement.closest('li')?.id : null;
    findings.replaceChildren(fresh);
    for (const id of open) document.getElementById(id)?.querySelector('details')?.setAttribute('open', '');
    if (focused) (document.getElementById(focused)?.querySelector('a') ?? box.querySelector('summary')).focus();
    const { summary } = fresh.dataset;
    for (const line of document.querySelectorAll('[data-examination-summary]')) {
      if (line.textContent !== summary) {
        line.textContent = summary;
        status.textContent = summary;
      }
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(load, PAUSE);
  };
  // Whatever stored the clause says so in the bar.
  if (saving) new MutationObserver(later).observe(saving, { childList: true, characterData: true, subtree: true });

  pane.addEventListener('click', (event) => {
    const link = event.target.closest('a.av-finding__words');
    if (link && field(link)) {
      event.preventDefault();
      show(link);
    }
  });

  pane.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-mend]');
    if (!form) return;
    event.preventDefault();
    const input = show(form);
    if (!input) {
      status.textContent = pane.dataset.stale;
      return;
    }
    // Typed in, as it were, so that the browser can undo it; where that is not to be had, put in.
    const before = input.value;
    document.execCommand('insertText', false, form.dataset.mend);
    if (input.value === before) {
      input.setRangeText(form.dataset.mend);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
}
