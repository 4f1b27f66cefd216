// Small conveniences; every page works without them.

// Land on the reasons when something was refused.
document.querySelector('[data-focus]')?.focus();

// A choice of version is shown at once; without this file there is a button beside it.
for (const select of document.querySelectorAll('select[data-submit]')) {
  select.form.querySelector('button[type=submit]').hidden = true;
  select.addEventListener('change', () => select.form.requestSubmit());
}

// The box under one's name closes when one goes elsewhere.
for (const box of document.querySelectorAll('details.av-person')) {
  document.addEventListener('click', (event) => {
    if (!box.contains(event.target)) box.open = false;
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      box.open = false;
      box.querySelector('summary').focus();
    }
  });
}

// A second click on a button that sends must not send twice.
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method !== 'post') return;
  if (event.target.dataset.sent === 'yes') {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = 'yes';
  window.addEventListener('pageshow', () => delete event.target.dataset.sent, { once: true });
});

// Long work says that it goes on.
for (const form of document.querySelectorAll('form[data-working]')) {
  form.addEventListener('submit', () => {
    const state = form.querySelector('[role=status]');
    if (state) state.textContent = form.dataset.working;
  });
}

// A question that another answer opens is there only when it does; without this file all are there, and say when they apply.
for (const question of document.querySelectorAll('[data-opened-by]')) {
  const choices = question.closest('form').querySelectorAll(`input[name="${question.dataset.openedBy}"]`);
  const show = () => {
    const answer = [...choices].find((one) => one.checked)?.value;
    question.hidden = !question.dataset.opens.split(' ').includes(answer);
    // A field that can not be seen must not stop the form from being sent.
    for (const field of question.querySelectorAll('input')) field.disabled = question.hidden;
  };
  for (const choice of choices) choice.addEventListener('change', show);
  show();
}

// On a narrow screen a box of choices is folded until asked for, unless a choice has been made.
const narrow = matchMedia('(max-width: 48rem)');
for (const box of document.querySelectorAll('details[data-fold-narrow]')) {
  const fold = () => (box.open = !narrow.matches || box.dataset.inUse === 'yes');
  narrow.addEventListener('change', fold);
  fold();
}

// Where work goes on by itself, say how far it has come; without this file there is a link to look again.
for (const watch of document.querySelectorAll('[data-watch]')) {
  const look = async () => {
    const answer = await fetch(watch.dataset.watch);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('[data-watched]');
    if (!answer.ok || !now) {
      location.reload();
      return;
    }
    watch.querySelector('[data-watched]').replaceWith(now);
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
}

// On a narrow screen the tabs are drawn sideways: show the one that is open.
for (const tab of document.querySelectorAll('.av-tabs [aria-current]')) {
  const row = tab.closest('ul');
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

// A slider over months that sets a date and shows it; without this file there is the date and its button.
for (const box of document.querySelectorAll('[data-months-of]')) {
  const slider = box.querySelector('input[type=range]');
  const date = document.getElementById(box.dataset.monthsOf);
  const told = box.querySelector('output');
  const written = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : 'nb-NO', { dateStyle: 'long', timeZone: 'UTC' });
  const chosen = () => new Date(Date.UTC(2012, Number(slider.value), 1));
  box.hidden = false;
  slider.addEventListener('input', () => {
    told.textContent = written.format(chosen());
    slider.setAttribute('aria-valuetext', told.textContent);
  });
  // A key moves the slider a month at a time: ask when it has come to rest.
  let waiting;
  slider.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      date.value = chosen().toISOString().slice(0, 10);
      date.form.requestSubmit();
    }, 700);
  });
}
