import { announce, button, el, h } from './dom.js';
import { post } from './api.js';

let stage;
let titles = [];
let current = null;
let typing = 0;

export function start(list, theStage) {
  stage = theStage;
  titles = list;
  el('stories').replaceChildren(
    h('h2', {}, '剧情', h('small', {}, '自己打字、自己按，随时可以停')),
    ...[...new Set(titles.map(s => s.group))].flatMap(group => [
      h('h3', {}, group),
      h('ul', {}, titles.filter(s => s.group === group).map(s => h('li', {}, button([h('b', {}, s.title), h('small', {}, s.summary)], () => tell(s.id), { class: 'story', data: { story: s.id } })))),
    ]));
  guide();
}

async function tell(id) {
  el('stories').hidePopover();
  const answer = await post(`stories/${id}/start`);
  if (answer) set(answer);
}

/** The first lines that a newcomer reads. */
function guide() {
  if (localStorage.getItem('guide') === 'off') { el('strip').hidden = true; return; }
  el('strip').hidden = false;
  el('strip').className = 'strip guide';
  el('strip').replaceChildren(
    h('ol', {},
      h('li', {}, '在', h('b', {}, '李娜'), '的手机里点一句话，发送'),
      h('li', {}, h('b', {}, '张工'), '的手机会收到任务卡片，按上面的按钮'),
      h('li', {}, '点「+24 小时」看超时升级，点「到 18:00」看日报')),
    button('或看一段演示 ▶', () => tell(titles[0].id), { class: 'primary' }),
    button('知道了', () => { localStorage.setItem('guide', 'off'); el('strip').hidden = true; }));
}

export function set(story) {
  if (!stage) return;
  const before = current;
  current = story;
  clearInterval(typing);
  if (!story) return;
  if (!before || before.id !== story.id || !before.running) stage.cast(story.people);
  strip(story);
  if (story.cue) play(story.cue);
  if (!story.running) stage.settle();
  if (!before || before.step !== story.step || before.running !== story.running) announce(story.problem ?? story.explain);
}

function strip(story) {
  const bar = el('strip');
  bar.hidden = false;
  bar.className = `strip telling${story.problem ? ' failed' : ''}`;
  const meter = h('progress', { max: story.steps, value: story.step, 'aria-label': '剧情进度' });
  bar.replaceChildren(
    h('p', { class: 'where' }, h('b', {}, story.title), h('small', {}, `${story.step} / ${story.steps}`), meter),
    h('p', { class: 'explain' }, story.problem ? `⚠ ${story.problem}` : story.explain),
    h('p', { class: 'acts' }, story.running
      ? [button('下一步', () => post(`stories/${story.id}/hurry`)), button('停止', () => post(`stories/${story.id}/stop`), { class: 'primary' })]
      : [button('再演一遍', () => tell(story.id)), button('关闭', () => { bar.hidden = true; })]));
}

function play(cue) {
  const onForms = cue.kind === 'form' || cue.kind === 'decide';
  const phone = cue.userId ? stage.focus(cue.userId, onForms ? 'forms' : 'chat') : null;
  if (!phone) return;
  if (cue.kind === 'press' && !cue.done) phone.point(cue.bubbleId, cue.key);
  else if (cue.bubbleId && cue.done) phone.point(cue.bubbleId);
  if (cue.kind === 'say') {
    if (cue.done) phone.compose.show('');
    else type(cue, part => phone.compose.show(begin(cue.text, part)));
  } else if (onForms && cue.done) {
    phone.approvals.settle();
  } else if (cue.kind === 'form') {
    phone.approvals.present(cue.key).then(fill => type(cue, part => fill(cue.form, part)));
  } else if (cue.kind === 'decide') {
    type(cue, part => phone.approvals.point(cue.key, cue.opinion.toLowerCase(), begin(cue.text, part)));
  }
}

const begin = (text, part) => text.slice(0, Math.ceil(text.length * part));

/** Calls show(part) with parts up to 1, in half of the time, so that what is finished stands a moment before it is sent. */
function type(cue, show) {
  clearInterval(typing);
  const begun = performance.now();
  typing = setInterval(() => {
    const part = Math.min(1, (performance.now() - begun) / Math.max(1, cue.milliseconds * 0.5));
    show(part);
    if (part >= 1) clearInterval(typing);
  }, 50);
}
