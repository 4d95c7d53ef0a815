import { el, h } from './dom.js';
import { get, post } from './api.js';
import { dayText, hms, isoDay, yearText } from './time.js';

let face = { now: new Date(0).toISOString(), rate: 0, isWorkingDay: null };
let received = 0;
let shownDay = '';

/** The sandbox's time at this moment. */
export const now = () => new Date(face.now).getTime() + (performance.now() - received) * face.rate;

export function set(next) {
  face = next;
  received = performance.now();
  paint();
}

function paint() {
  const at = now();
  const [h1, m1, s1] = hms(at).split(':');
  el('time').replaceChildren(`${h1}:${m1}`, h('span', { class: 'seconds' }, `:${s1}`));
  el('time').dateTime = new Date(at).toISOString();
  const day = isoDay(at);
  if (day !== shownDay) {
    shownDay = day;
    el('date').replaceChildren(h('span', { class: 'year' }, yearText(at)), dayText(at));
  }
  const known = face.isWorkingDay !== null;
  el('day').textContent = known ? (face.isWorkingDay ? '工作日' : '休息日') : '';
  el('day').classList.toggle('rest', face.isWorkingDay === false);
  el('fast').setAttribute('aria-pressed', String(face.rate > 1));
  el('fast').textContent = face.rate > 1 ? '停 60×' : '▶ 60×';
}

async function move(body) {
  const buttons = [...el('moves').querySelectorAll('button')];
  document.body.classList.add('moving');
  buttons.forEach(b => b.setAttribute('aria-disabled', 'true'));
  const answer = await post('clock', body);
  buttons.forEach(b => b.removeAttribute('aria-disabled'));
  document.body.classList.remove('moving');
  if (answer) set(answer);
}

export function start() {
  el('moves').addEventListener('click', event => {
    const pressed = event.target.closest('button');
    if (!pressed || pressed.getAttribute('aria-disabled')) return;
    if (pressed.id === 'fast') move({ rate: face.rate > 1 ? 1 : 60 });
    else if (pressed.dataset.minutes) move({ advanceMinutes: Number(pressed.dataset.minutes) });
    else move({ to: pressed.dataset.to });
  });
  setInterval(() => {
    const before = shownDay;
    paint();
    // Whether the new day is a working day is the calendar's to say.
    if (before && before !== shownDay && face.rate <= 1) get('state').then(state => state && set(state.clock));
  }, 250);
}
