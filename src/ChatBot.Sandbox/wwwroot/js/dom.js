// Builds elements without markup text: nothing that a bot or a person wrote is ever parsed as HTML.

export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'data') Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export const button = (label, onclick, props = {}) => h('button', { type: 'button', onclick, ...props }, label);

export const el = id => document.getElementById(id);

const marks = { '🔴': 'red', '⏳': 'wait', '🔒': 'lock' };

/** The few pictures that the bot writes are drawn, since not every machine has a font for them. */
export function marked(text) {
  return text.split(/(🔴|⏳|🔒)/u).map(part => (marks[part] ? h('span', { class: `mark ${marks[part]}`, role: 'img', 'aria-label': part }) : part));
}

/** Text with its addresses made clickable. */
export function linked(text) {
  const parts = text.split(/(https?:\/\/[^\s，。；）」]+)/);
  return parts.map((part, i) => (i % 2 ? h('a', { href: part, target: '_blank', rel: 'noreferrer' }, part) : marked(part)));
}

/** Says something to whoever cannot see the page. */
export function announce(text) {
  el('news').textContent = text;
}

let hiding = 0;

/** What went wrong, and what to do. */
export function toast(text) {
  const line = el('toast');
  line.textContent = text;
  line.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { line.hidden = true; }, 8000);
}
