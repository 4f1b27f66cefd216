// Text from Word, Excel or a page becomes the light marks of a clause.
const BLOCKS = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'SECTION', 'ARTICLE', 'PRE']);
const LEFT_OUT = new Set(['STYLE', 'SCRIPT', 'TITLE', 'META', 'LINK', 'HEAD', 'TEMPLATE']);

const tidy = (text) => text.replace(/[\s\u00a0]+/g, ' ').trim();
const cell = (text) => tidy(text).replaceAll('|', '/');

const row = (texts) => `| ${texts.join(' | ')} |`;

const fromRows = (rows) => {
  const columns = Math.max(...rows.map((one) => one.length));
  return rows.map((one) => row([...one, ...Array(columns - one.length).fill('')])).join('\n');
};

// Word marks list items in paragraphs, with the bullet or number as text that readers would leave out.
const wordItem = (element) => {
  const style = element.getAttribute('style') ?? '';
  if (!/mso-list:\s*(?!none)/i.test(style) && !/MsoListParagraph/.test(element.className)) return null;
  const copy = element.cloneNode(true);
  const ignored = [...copy.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''));
  const mark = tidy(ignored?.textContent ?? '');
  ignored?.remove();
  return { numbered: /^\(?[0-9a-zA-Z]{1,3}[.)]/.test(mark), text: tidy(copy.textContent) };
};

export const fromHtml = (html) => {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const parts = [];
  let line = '';
  let list = null;
  const flush = () => {
    const text = line.split('\n').map(tidy).filter((one) => one !== '').join('\n');
    line = '';
    if (text !== '') {
      list = null;
      parts.push(text);
    }
  };
  const item = (numbered, text) => {
    if (text === '') return;
    if (list === null || list.numbered !== numbered) {
      list = { numbered, items: [] };
      parts.push(list);
    }
    list.items.push(text);
  };
  const items = (element, numbered) => {
    for (const child of element.children) {
      if (child.tagName === 'LI') {
        const copy = child.cloneNode(true);
        for (const inner of copy.querySelectorAll('ul, ol')) inner.remove();
        item(numbered, tidy(copy.textContent));
        for (const inner of child.querySelectorAll(':scope > ul, :scope > ol')) items(inner, inner.tagName === 'OL');
      } else if (child.tagName === 'UL' || child.tagName === 'OL') items(child, child.tagName === 'OL');
    }
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      line += node.data.replace(/[\s\u00a0]+/g, ' ');
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || LEFT_OUT.has(node.tagName)) return;
    if (node.tagName === 'BR') {
      line += '\n';
    } else if (node.tagName === 'UL' || node.tagName === 'OL') {
      flush();
      list = null;
      items(node, node.tagName === 'OL');
      list = null;
    } else if (node.tagName === 'TABLE') {
      flush();
      list = null;
      const rows = [...node.rows].map((one) => [...one.cells].map((each) => cell(each.textContent)));
      if (rows.length > 0) parts.push(fromRows(rows));
    } else if (BLOCKS.has(node.tagName)) {
      flush();
      const found = wordItem(node);
      if (found) item(found.numbered, found.text);
      else {
        node.childNodes.forEach(walk);
        flush();
      }
    } else node.childNodes.forEach(walk);
  };
  parsed.body.childNodes.forEach(walk);
  flush();
  return parts
    .map((part) =>
      typeof part === 'string'
        ? part
        : part.items.map((text, i) => (part.numbered ? `${i + 1}. ${text}` : `- ${text}`)).join('\n'),
    )
    .join('\n\n');
};

// Rows and columns from a spreadsheet, where there is more than one column.
export const fromTabs = (plain) => {
  const lines = plain.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  if (lines.length === 0 || !lines.every((one) => one.includes('\t'))) return null;
  return fromRows(lines.map((one) => one.split('\t').map(cell)));
};

// What a paste should become; null leaves it to the browser.
export const pasted = (data) => {
  const plain = data.getData('text/plain');
  const html = data.getData('text/html');
  if (/<(table|ul|ol)[\s>]|mso-list|MsoListParagraph/i.test(html)) {
    const made = fromHtml(html);
    if (made !== '') return made;
  }
  return plain.includes('\t') ? fromTabs(plain) : null;
};
