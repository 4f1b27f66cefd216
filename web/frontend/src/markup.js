// The light marks of a clause's text, as edits: each function takes the text and the selection and gives what to put instead of what.
// An edit is { from, to, text, start, end }: replace from..to by text, then select start..end.
const BULLET = /^- /;
const NUMBER = /^([1-9]\d{0,2})\. /;
const ROW = /^\s*\|.*\|\s*$/;

const linesAround = (value, start, end) => {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const last = end > start && value[end - 1] === '\n' ? end - 1 : end;
  const stop = value.indexOf('\n', last);
  const to = stop < 0 ? value.length : stop;
  return { from, to, lines: value.slice(from, to).split('\n') };
};

const bare = (line) => line.replace(BULLET, '').replace(NUMBER, '');

const replaced = (from, to, text) => ({ from, to, text, start: from + text.length, end: from + text.length });

// Make the lines at the selection a list, or, when they are one, plain lines again.
const listed = (value, start, end, mark, is) => {
  const { from, to, lines } = linesAround(value, start, end);
  const on = lines.every((line) => is.test(line) || line.trim() === '') && lines.some((line) => is.test(line));
  let count = 0;
  const text = lines
    .map((line) => (on ? bare(line) : line.trim() === '' && lines.length > 1 ? line : mark(++count) + bare(line)))
    .join('\n');
  return replaced(from, to, text);
};

export const bullets = (value, start, end) => listed(value, start, end, () => '- ', BULLET);
export const numbers = (value, start, end) => listed(value, start, end, (count) => `${count}. `, NUMBER);

const cells = (line) => line.trim().slice(1, -1).split('|').map((cell) => cell.trim());
const row = (texts) => `| ${texts.join(' | ')} |`;

// A paragraph of its own, with a blank line around it where there is other text.
const apart = (value, at, text) => {
  const before = value.slice(0, at);
  const after = value.slice(at);
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const trail = after === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  return { lead, trail, text: lead + text + trail };
};

// A new table at the end of the paragraph one stands in, its first heading selected.
export const table = (value, start, end, [first, second]) => {
  const stop = value.indexOf('\n\n', end);
  const at = value.trim() === '' ? end : stop < 0 ? value.length : stop;
  const made = apart(value, at, `${row([first, second])}\n${row(['', ''])}`);
  const from = at + made.lead.length + 2;
  return { from: at, to: at, text: made.text, start: from, end: from + first.length };
};

const tableAround = (value, at) => {
  const lines = value.split('\n');
  let from = 0;
  let here = 0;
  while (here < lines.length && from + lines[here].length < at) from += lines[here++].length + 1;
  if (here >= lines.length || !ROW.test(lines[here])) return null;
  let first = here;
  let last = here;
  while (first > 0 && ROW.test(lines[first - 1])) first--;
  while (last + 1 < lines.length && ROW.test(lines[last + 1])) last++;
  const offset = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const rows = lines.slice(first, last + 1);
  return { rows, here: here - first, offset, length: rows.join('\n').length };
};

export const addRow = (value, start) => {
  const found = tableAround(value, start);
  if (found === null) return null;
  const made = row(cells(found.rows[0]).map(() => ''));
  const at = found.offset + found.rows.slice(0, found.here + 1).join('\n').length;
  return { from: at, to: at, text: `\n${made}`, start: at + 3, end: at + 3 };
};

export const addColumn = (value, start) => {
  const found = tableAround(value, start);
  if (found === null) return null;
  const rows = found.rows.map((line) => row([...cells(line), '']));
  const caret = found.offset + rows.slice(0, found.here + 1).join('\n').length - 2;
  return { from: found.offset, to: found.offset + found.length, text: rows.join('\n'), start: caret, end: caret };
};

// Enter in a list starts the next item; in an empty item it ends the list. Elsewhere it is the browser's.
export const entered = (value, start, end) => {
  if (start !== end) return null;
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const line = value.slice(from, start);
  const number = NUMBER.exec(line);
  if (!BULLET.test(line) && !number) return null;
  const rest = value.slice(start).split('\n', 1)[0];
  if (bare(line).trim() === '' && rest.trim() === '') {
    return { from, to: start, text: '', start: from, end: from };
  }
  if (!number) return replaced(start, start, '\n- ');
  const next = Number(number[1]) + 1;
  const made = `\n${next}. `;
  // Those below follow, as far as they are numbered on.
  const below = value.slice(start + rest.length).split('\n').slice(1);
  let changed = '';
  let taken = 0;
  for (const [i, one] of below.entries()) {
    const found = NUMBER.exec(one);
    if (!found || Number(found[1]) !== next + i) break;
    changed += `\n${next + i + 1}. ${bare(one)}`;
    taken += one.length + 1;
  }
  const caret = start + made.length;
  return { from: start, to: start + rest.length + taken, text: made + rest + changed, start: caret, end: caret };
};
