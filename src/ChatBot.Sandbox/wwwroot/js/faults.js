import { button, el, h } from './dom.js';
import { post } from './api.js';
import { all } from './people.js';

const groups = [
  ['消息去机器人的路上', [
    ['callbackLate', '迟到', '晚两秒才送到'],
    ['callbackTwice', '送两遍', '同一条送两次，机器人应只做一次'],
    ['callbackOutOfOrder', '乱序', '等后一条先到再送'],
    ['callbackDropped', '丢失', '没有到达机器人'],
  ]],
  ['机器人调企业微信', [
    ['tokenExpired', '凭证过期', '42001，机器人应换一个再试一次'],
    ['rateLimited', '限频', '45009，机器人应等一会儿再发'],
    ['silentDrop', '静默丢弃', '回答成功，其实没有送到'],
    ['systemBusy', '系统繁忙', '-1，一半其实已经生效'],
    ['tooManyConcurrent', '并发超限', '45033'],
    ['untrustedAddress', '来源 IP 不可信', '60020'],
    ['apiSlow', '很慢', '晚三秒才回答'],
    ['serverError', '网关错误', 'HTTP 502，没有生效'],
    ['resetBefore', '生效前断线', '连接中断，没有生效'],
    ['resetAfter', '生效后断线', '连接中断，其实已经生效'],
    ['refusedCards', '卡片被拒', '42038，机器人应改发文字'],
    ['approvalDetailLags', '审批详情滞后', '详情还是上一步的样子'],
  ]],
];

const dials = new Map();
let refused = [];

export function start(bot) {
  el('faults').replaceChildren(
    h('section', { class: 'switch' }, h('h3', {}, '机器人'), h('p', { id: 'bot-says' }),
      h('div', { class: 'buttons' },
        button('停机', () => turn('stop'), { class: 'key', data: { when: 'running' } }), button('强行断电', () => turn('abort'), { class: 'key', data: { when: 'running' } }),
        button('重启', () => turn('restart'), { class: 'key', data: { when: 'running' } }), button('启动', () => turn('start'), { class: 'key main', data: { when: 'stopped' } }))),
    ...groups.map(([title, faults]) => h('section', {}, h('h3', {}, title), faults.map(row))),
    h('section', {}, h('h3', {}, '谁收不到消息'), h('p', { class: 'hint' }, '选中的人会作为 invaliduser 退回，机器人应转告别人。'),
      h('div', { id: 'refused', class: 'chips' })),
    button('全部恢复正常', clear, { class: 'wide' }));
  showBot(bot);
  paintRefused();
}

function row([name, label, what]) {
  const state = h('output', {}, '关');
  const next = button('下一次', () => post('faults', { [name]: { next: dials.get(name).next + 1, chance: dials.get(name).chance } }).then(f => f && set(f)), { 'aria-label': `${label}：下一次` });
  const always = button('一直', () => post('faults', { [name]: { next: 0, chance: dials.get(name).chance > 0 ? 0 : 1 } }).then(f => f && set(f)), { 'aria-pressed': 'false', 'aria-label': `${label}：一直` });
  dials.set(name, { next: 0, chance: 0, state, always, label });
  return h('div', { class: 'fault', data: { fault: name } }, h('p', {}, h('b', {}, label), h('small', {}, what)), state, next, always);
}

export function set(faults) {
  let active = 0;
  for (const [name, dial] of dials) {
    Object.assign(dial, faults[name]);
    const on = dial.next > 0 || dial.chance > 0;
    if (on) active++;
    dial.state.textContent = dial.chance >= 1 ? '一直' : dial.chance > 0 ? `${Math.round(dial.chance * 100)}%` : dial.next > 0 ? `还有 ${dial.next} 次` : '关';
    dial.state.classList.toggle('on', on);
    dial.always.setAttribute('aria-pressed', String(dial.chance > 0));
  }
  refused = faults.refusedRecipients;
  if (refused.length) active++;
  paintRefused();
  const label = active ? `故障 ${active}` : '故障';
  el('show-faults').textContent = label;
  el('views').querySelector('[data-view=faults]').textContent = label;
}

function paintRefused() {
  el('refused')?.replaceChildren(...all().map(p => button(p.name, async () => {
    const list = refused.includes(p.id) ? refused.filter(id => id !== p.id) : [...refused, p.id];
    const answer = await post('faults', { refusedRecipients: list });
    if (answer) set(answer);
  }, { 'aria-pressed': String(refused.includes(p.id)) })));
}

async function clear() {
  const body = Object.fromEntries([...dials.keys()].map(name => [name, 0]));
  const answer = await post('faults', { ...body, refusedRecipients: [] });
  if (answer) set(answer);
}

async function turn(action) {
  el('bot-says').textContent = '请稍候…';
  const answer = await post('bot', { action });
  if (answer) showBot(answer);
}

export function showBot(bot) {
  const text = bot.running ? '运行中。停机期间把时钟拨过期限再启动：该发的补发一次，一条不丢。' : '停着。消息到不了它，企业微信重试三次后放弃；时钟照走。';
  if (el('bot-says')) el('bot-says').textContent = text;
  el('faults').querySelectorAll('[data-when]').forEach(b => { b.hidden = (b.dataset.when === 'running') !== bot.running; });
  el('bot-state').textContent = bot.running ? '' : '机器人停着';
  el('bot-state').hidden = bot.running;
}
