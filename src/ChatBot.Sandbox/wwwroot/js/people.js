import { el, h } from './dom.js';

let list = [];
let marks = new Map();

export const all = () => list;
export const find = id => list.find(p => p.id === id);

/** Two characters at most, so that the circle holds them. */
export const avatar = person => h('span', { class: 'avatar', 'aria-hidden': 'true' }, person.name.slice(0, 1));

export function set(people, isOpen, toggle) {
  list = people;
  marks = new Map();
  const groups = Map.groupBy ? Map.groupBy(people, p => p.department) : grouped(people);
  el('people').replaceChildren(
    h('h2', {}, '人员', h('small', {}, '点名字打开手机，最多四部')),
    ...[...groups].map(([department, members]) => h('section', {},
      h('h3', {}, department),
      h('ul', {}, members.map(p => h('li', {}, row(p, isOpen, toggle)))))));
}

function grouped(people) {
  const groups = new Map();
  for (const p of people) groups.set(p.department, [...(groups.get(p.department) ?? []), p]);
  return groups;
}

function row(person, isOpen, toggle) {
  const unread = h('span', { class: 'unread' });
  const node = h('button', { type: 'button', class: 'person', 'aria-pressed': String(isOpen(person.id)), data: { user: person.id }, onclick: () => toggle(person.id) },
    avatar(person), h('span', { class: 'who' }, h('b', {}, person.name), h('small', {}, person.position)), unread);
  marks.set(person.id, { node, unread });
  mark(person.id, person.unread);
  return node;
}

export function mark(id, unread) {
  const person = find(id);
  const at = marks.get(id);
  if (!person || !at) return;
  person.unread = unread;
  at.unread.textContent = unread > 0 ? (unread > 99 ? '99+' : String(unread)) : '';
  at.unread.setAttribute('aria-label', unread > 0 ? `${unread} 条未读` : '');
  const total = list.reduce((sum, p) => sum + p.unread, 0);
  el('views').querySelector('[data-view=people]').dataset.unread = total > 0 ? (total > 99 ? '99+' : total) : '';
}

export function showOpen(isOpen) {
  for (const [id, { node }] of marks) node.setAttribute('aria-pressed', String(isOpen(id)));
}
