// Many files at once, each with its own progress; without this file the form sends them in one go.
const drop = document.querySelector('[data-upload]');

if (drop) {
  const input = drop.querySelector('input[type=file]');
  const files = document.querySelector('[data-files]');
  const token = document.querySelector('meta[name=csrf-token]');
  const queue = [];
  let busy = false;

  const send = (file, line) =>
    new Promise((done) => {
      const bar = line.querySelector('progress');
      const state = line.querySelector('[data-state]');
      const request = new XMLHttpRequest();
      const finish = (html) => {
        if (html === null) {
          bar.remove();
          state.textContent = drop.dataset.failed;
        } else {
          line.innerHTML = html;
        }
        done();
      };
      request.upload.addEventListener('progress', (event) => {
        bar.value = event.loaded / event.total;
        if (event.loaded === event.total) {
          bar.removeAttribute('value');
          state.textContent = drop.dataset.reading;
        }
      });
      request.addEventListener('load', () => finish(request.status < 500 && request.responseText ? request.responseText : null));
      request.addEventListener('error', () => finish(null));
      request.open('POST', drop.action);
      request.setRequestHeader('X-Upload', '1');
      request.setRequestHeader(token.dataset.header, token.content);
      const body = new FormData();
      body.append('file', file);
      request.send(body);
    });

  const work = async () => {
    if (busy) return;
    busy = true;
    while (queue.length > 0) {
      const { file, line } = queue.shift();
      await send(file, line);
    }
    busy = false;
  };

  const take = (chosen) => {
    for (const file of chosen) {
      const line = document.createElement('li');
      const name = document.createElement('strong');
      name.textContent = file.name;
      const bar = document.createElement('progress');
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute('aria-label', file.name);
      const state = document.createElement('span');
      state.dataset.state = '';
      state.textContent = drop.dataset.waiting;
      line.append(name, bar, state);
      files.append(line);
      queue.push({ file, line });
    }
    work();
  };

  drop.querySelector('button[type=submit]').hidden = true;
  input.addEventListener('change', () => {
    take([...input.files]);
    input.value = '';
  });
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.toggleAttribute('data-over', true);
  });
  drop.addEventListener('dragleave', () => drop.toggleAttribute('data-over', false));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.toggleAttribute('data-over', false);
    take([...event.dataTransfer.files]);
  });
}
