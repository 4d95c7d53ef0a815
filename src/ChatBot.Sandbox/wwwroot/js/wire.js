import { button, el, h } from './dom.js';
import { get } from './api.js';
import { find } from './people.js';
import { hms } from './time.js';

const keep = 200;
let entries = [];
let only = 'talk';
let list;

const names = {
  'message/send': '发消息', 'message/update_template_card': '更新卡片', 'message/recall': '撤回消息', 'media/get': '取媒体', 'media/upload': '传媒体',
  gettoken: '取凭证', 'user/list': '读成员', 'user/get': '读成员', 'department/list': '读部门', 'menu/create': '建菜单', 'menu/get': '读菜单', 'oa/getapprovaldetail': '读审批单', 'oa/getapprovalinfo': '列审批单',
  get_jsapi_ticket: '取 JS 票据', 'auth/getuserinfo': '读登录身份', getcallbackip: '读回调地址',
};

const kinds = {
  text: '说话', image: '图片', voice: '语音', location: '位置', file: '文件', template_card_event: '按卡片按钮', template_card_menu_event: '按卡片菜单', click: '点菜单', view: '点菜单', enter_agent: '进入应用',
  scancode_waitmsg: '扫码', scancode_push: '扫码', sys_approval_change: '审批有变化', change_contact: '通讯录有变化', subscribe: '进入可见范围', unsubscribe: '离开可见范围',
};

const person = id => find(id)?.name ?? id;

// What the bot reads again and again by itself; it would push everything else out of sight.
const routine = /\/(gettoken|user\/list|user\/get|department\/list|getapprovalinfo|menu\/get|menu\/create)\b/;

const wanted = entry => only === 'all' || entry.direction === only || (only === 'talk' && !routine.test(entry.path));

export async function start() {
  list = h('ol', { class: 'entries', 'aria-label': '最新的在上面' });
  const ways = [['talk', '业务'], ['toBot', '⇣ 到机器人'], ['toWeCom', '⇡ 到企业微信'], ['all', '全部']];
  const row = h('div', { class: 'tabs small', role: 'group', 'aria-label': '看哪个方向' }, ways.map(([kind, label]) => button(label, event => {
    only = kind;
    row.querySelectorAll('button').forEach(b => b.setAttribute('aria-pressed', String(b === event.currentTarget)));
    paint();
  }, { 'aria-pressed': String(kind === only) })));
  el('wire').replaceChildren(row, list);
  await reload();
}

export async function reload() {
  const answer = await get('wire');
  if (!answer) return;
  entries = answer.entries.slice(0, keep);
  paint();
}

export function add(entry) {
  if (!list) return;
  entries.unshift(entry);
  entries.length = Math.min(entries.length, keep);
  if (!wanted(entry)) return;
  if (list.firstChild?.classList.contains('hint')) list.replaceChildren();
  list.prepend(row(entry));
  while (list.childElementCount > keep) list.lastChild.remove();
}

function paint() {
  const shown = entries.filter(wanted);
  list.replaceChildren(...shown.map(row));
  if (shown.length === 0) list.append(h('li', { class: 'hint' }, '还没有请求。在手机上发一句话，这里会出现它加密前后的样子和回答。'));
}

function row(entry) {
  const [code, bad] = outcome(entry);
  const node = h('details', { class: `entry ${entry.direction}` }, h('summary', {},
    h('time', {}, hms(entry.at)),
    h('span', { class: 'arrow', title: entry.direction === 'toBot' ? '企业微信 → 机器人' : '机器人 → 企业微信' }, entry.direction === 'toBot' ? '⇣' : '⇡'),
    h('span', { class: 'what' }, title(entry)),
    h('span', { class: `code${bad ? ' bad' : ''}` }, code),
    h('span', { class: 'ms' }, `${Math.round(entry.milliseconds)} ms`)));
  // Long texts are laid out only for whoever opens them.
  node.addEventListener('toggle', () => {
    if (!node.open || node.childElementCount > 1) return;
    node.append(h('p', { class: 'path' }, entry.path), part('明文', entry.plaintext), part('信封', entry.envelope), part('回答', entry.answer));
  });
  return h('li', {}, node);
}

function title(entry) {
  if (entry.direction === 'toBot') {
    if (entry.path.startsWith('GET')) return '验证回调地址';
    const said = name => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]+)`).exec(entry.plaintext)?.[1];
    const kind = said('Event') ?? said('MsgType') ?? '回调';
    const who = said('FromUserName') ?? '';
    return `${who === 'sys' ? '系统' : person(who)} ${kinds[kind] ?? kind}`;
  }
  const path = entry.path.replace(/^[A-Z]+ \/cgi-bin\//, '').split('?')[0];
  const to = /"touser":"([^"]+)"/.exec(entry.plaintext)?.[1];
  return `${names[path] ?? path}${to ? ` → ${to.split('|').map(person).join('、')}` : ''}`;
}

function outcome(entry) {
  if (entry.status === 0) return ['无回答', true];
  const code = entry.direction === 'toWeCom' ? /"errcode":\s*(-?\d+)/.exec(entry.answer)?.[1] : undefined;
  if (code !== undefined) return [code === '0' ? 'ok' : code, code !== '0'];
  return [String(entry.status), entry.status !== 200];
}

function part(label, text) {
  if (!text) return null;
  return h('section', {}, h('h4', {}, label), h('pre', { tabindex: '0' }, pretty(text)));
}

function pretty(text) {
  if (/^[[{]/.test(text)) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  }
  return text.startsWith('<') ? text.replace(/>\s*<(?![!/])/g, '>\n<') : text;
}
