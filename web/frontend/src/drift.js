// The matrix of local deviations: the reason beside it when one points at or goes to a cell, and arrow keys between the cells.
const matrix = document.querySelector('[data-drift]');

if (matrix) {
  const info = document.querySelector('[data-cellinfo]');
  const tell = (cell) => {
    const about = document.createElement('strong');
    about.textContent = cell.dataset.about;
    info.replaceChildren(about, cell.dataset.reason ?? '');
  };
  for (const way of ['focusin', 'mouseover']) {
    matrix.addEventListener(way, (event) => {
      const cell = event.target.closest('a[data-about]');
      if (cell) tell(cell);
    });
  }

  const rows = [...matrix.tBodies[0].rows];
  const seek = (row, column, [down, right]) => {
    for (let r = row + down, c = column + right; r in rows && c > 0 && c < rows[r].cells.length; r += down, c += right) {
      const link = rows[r].cells[c].querySelector('a');
      if (link) return link;
    }
    return null;
  };
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  matrix.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const cell = event.target.closest('td');
    if (!step || !cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = seek(rows.indexOf(cell.parentElement), cell.cellIndex, step);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}
