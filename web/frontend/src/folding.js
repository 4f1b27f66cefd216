// On a narrow screen a clause shows its heading alone until one comes to it. The style sheet hides the rest, and only there, so that
// nothing here has to ask how wide the screen is.
const clauseOf = (node) => node?.closest?.('.av-edit__clause') ?? null;

const fold = (clause, folded) => {
  clause.toggleAttribute('data-folded', folded);
  clause.querySelector('[data-fold]')?.setAttribute('aria-expanded', String(!folded));
};

/** Show what a clause folds away; the one clause that was open before is folded, and the page stays where it was. */
export const unfold = (node) => {
  const clause = clauseOf(node);
  const list = clause?.parentElement;
  if (!clause?.hasAttribute('data-folded')) return;
  const before = clause.getBoundingClientRect().top;
  for (const other of list.hasAttribute('data-all-open') ? [] : list.children) fold(other, other !== clause);
  fold(clause, false);
  window.scrollBy(0, clause.getBoundingClientRect().top - before);
};

export const startFolding = (list) => {
  const known = new WeakSet();
  const all = document.querySelector('[data-open-all]');
  const pointedAt = () => {
    const { hash } = window.location;
    return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  };

  const adopt = () => {
    for (const clause of list.children) {
      if (known.has(clause)) continue;
      known.add(clause);
      fold(clause, !list.hasAttribute('data-all-open') && !clause.contains(document.activeElement));
    }
  };
  adopt();
  unfold(list.contains(pointedAt()) ? pointedAt() : list.firstElementChild);
  new MutationObserver(adopt).observe(list, { childList: true });
  window.addEventListener('hashchange', () => {
    unfold(pointedAt());
    if (clauseOf(pointedAt())) pointedAt().scrollIntoView();
  });

  // Whoever comes to a clause by keyboard, by a list of headings or by a touch gets all of it.
  list.addEventListener('focusin', (event) => {
    if (!event.target.matches('[data-fold]')) unfold(event.target);
  });
  list.addEventListener('click', (event) => {
    const button = event.target.closest('[data-fold]');
    if (!button) return;
    const clause = clauseOf(button);
    if (clause.hasAttribute('data-folded')) unfold(clause);
    else fold(clause, true);
  });
  all.addEventListener('click', () => {
    const open = list.toggleAttribute('data-all-open');
    all.setAttribute('aria-pressed', String(open));
    for (const clause of list.children) fold(clause, !open);
    if (!open) unfold(list.firstElementChild);
  });
  list.setAttribute('data-folding', '');
  all.hidden = false;
};
