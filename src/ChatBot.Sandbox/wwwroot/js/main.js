import { button, el } from './dom.js';
import { get } from './api.js';
import * as clock from './clock.js';
import * as people from './people.js';
import * as wire from './wire.js';
import * as faults from './faults.js';
import * as stories from './stories.js';
import { Phone } from './phone.js';

const most = 4;
const small = matchMedia('(max-width: 759px)');
const phones = new Map();
let menu = [];
let shown = null;

const isOpen = id => phones.has(id);

function open(id) {
  const person = people.find(id);
  if (!person) return null;
  if (!phones.has(id)) {
    if (phones.size >= most) close(phones.keys().next().value);
    const phone = new Phone(person, menu, () => close(id));
    phones.set(id, phone);
    el('phones').append(phone.node);
    phone.load();
    phone.approvals.load();
  }
  show(id);
  return phones.get(id);
}

function close(id) {
  phones.get(id)?.node.remove();
  phones.delete(id);
  if (shown === id) show(phones.keys().next().value ?? null);
  else arrange();
}

/** On a small screen one phone is in front; on a large one this only says which was touched last. */
function show(id) {
  shown = id;
  arrange();
  const phone = phones.get(id);
  if (!phone) return;
  phone.bottom();
  if (small.matches) phone.read();
}

function arrange() {
  for (const [id, phone] of phones) phone.node.classList.toggle('front', id === shown);
  el('phones').dataset.count = phones.size;
  el('phone-tabs').replaceChildren(...[...phones.values()].map(p => button(p.person.name, () => show(p.person.id), { 'aria-pressed': String(p.person.id === shown), data: { user: p.person.id } })));
  if (phones.size === 0) el('phones').dataset.hint = '没有打开的手机。在「人员」里点一个名字，就拿起那个人的手机。';
  people.showOpen(isOpen);
  sideBar();
  history.replaceState(null, '', `#${[...phones.keys()].join(',')}`);
}

function toggle(id) {
  if (isOpen(id) && !small.matches) { close(id); return; }
  open(id);
  view('phones');
}

function view(name) {
  document.body.dataset.view = name;
  el('views').querySelectorAll('button').forEach(b => b.setAttribute('aria-pressed', String(b.dataset.view === name)));
  if (name === 'wire' || name === 'faults') side(name);
}

let wished = null;

/** Four phones need the room of the right column; what the person chose by hand goes before. */
function sideBar(wish = wished) {
  wished = wish;
  const on = wish ?? (phones.size < most || innerWidth >= 1600);
  document.body.classList.toggle('narrow', !on);
  el('side-toggle').setAttribute('aria-pressed', String(on));
}

function side(name) {
  for (const which of ['wire', 'faults']) {
    el(which).hidden = which !== name;
    el(`show-${which}`).setAttribute('aria-pressed', String(which === name));
  }
}

const stage = {
  cast(ids) {
    [...phones.keys()].filter(id => !ids.includes(id)).forEach(close);
    ids.forEach(open);
    show(ids[0]);
    view('phones');
  },
  /** @param where chat or forms. */
  focus(id, where) {
    const phone = open(id);
    document.querySelectorAll('.phone.acting').forEach(n => n.classList.remove('acting'));
    phone?.node.classList.add('acting');
    phone?.view(where);
    return phone;
  },
  settle() {
    document.querySelectorAll('.acting, .pointed').forEach(n => n.classList.remove('acting', 'pointed'));
    phones.forEach(p => { p.compose.show(''); p.approvals.settle(); });
  },
};

function onBubble({ userId, unread, bubble }, changed) {
  const phone = phones.get(userId);
  if (!phone) { people.mark(userId, unread); return; }
  if (changed) phone.change(bubble); else phone.add(bubble, true);
  const looked = document.visibilityState === 'visible' && (!small.matches || (shown === userId && document.body.dataset.view === 'phones'));
  people.mark(userId, looked ? 0 : unread);
  if (looked && unread > 0) phone.read();
  if (!looked && small.matches) el('phone-tabs').querySelector(`[data-user="${userId}"]`)?.setAttribute('data-unread', unread);
}

async function refresh() {
  const state = await get('state');
  if (!state) return null;
  clock.set(state.clock);
  menu = state.menu;
  people.set(state.people, isOpen, toggle);
  phones.forEach(p => { p.compose.setMenu(menu); p.load(); p.approvals.load(); });
  faults.set(state.faults);
  faults.showBot(state.bot);
  return state;
}

let pending = 0;

/** Forms show how long they have waited, so they change with the clock as well. */
function later() {
  clearTimeout(pending);
  pending = setTimeout(() => phones.forEach(p => p.approvals.load()), 150);
}

function listen() {
  const events = new EventSource('sandbox/api/events');
  const on = (name, act) => events.addEventListener(name, event => act(JSON.parse(event.data)));
  let first = true;
  events.onopen = () => {
    // After a break the page does not know what it missed.
    if (!first) { refresh(); wire.reload(); }
    first = false;
  };
  on('bubble', data => onBubble(data, false));
  on('card', data => onBubble(data, true));
  on('wire', entry => wire.add(entry));
  on('clock', face => { clock.set(face); later(); });
  on('story', stories.set);
  on('people', list => people.set(list, isOpen, toggle));
  on('faults', faults.set);
  on('bot', bot => { faults.showBot(bot); if (bot.running) refresh(); });
  on('approvals', later);
}

async function start() {
  faults.start({ running: true });
  clock.start();
  el('show-wire').addEventListener('click', () => { side('wire'); sideBar(true); });
  el('show-faults').addEventListener('click', () => { side('faults'); sideBar(true); });
  el('side-toggle').addEventListener('click', () => sideBar(document.body.classList.contains('narrow')));
  el('views').addEventListener('click', event => { const b = event.target.closest('button'); if (b) view(b.dataset.view); });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') phones.forEach((p, id) => { if (!small.matches || id === shown) { p.read(); people.mark(id, 0); } }); });
  listen();
  const state = await refresh();
  if (!state) return;
  el('company').textContent = state.company;
  const wanted = location.hash.slice(1).split(',').filter(id => people.find(id)).slice(0, most);
  const ids = wanted.length ? wanted : ['lina', 'zhanggong', 'liuyang'].filter(id => people.find(id));
  ids.forEach(open);
  show(ids[0]);
  stories.start(state.stories, stage);
  if (state.story?.running) stories.set(state.story);
  await wire.start();
  document.body.dataset.ready = 'true';
}

start();
