import { announce, button, h } from './dom.js';
import { get, post } from './api.js';
import { avatar } from './people.js';
import { bubble } from './bubble.js';
import { Compose } from './compose.js';
import { Approvals } from './approvals.js';
import { roleOf, sentencesFor } from './sentences.js';
import { dayText, hm } from './time.js';
import { now } from './clock.js';

/** One person's phone: the chat with the app, and the approvals beside it. */
export class Phone {
  constructor(person, menu, close) {
    this.person = person;
    this.nodes = new Map();
    this.views = new Map();
    this.last = null;
    this.compose = new Compose(person, menu);
    this.approvals = new Approvals(person, count => this.waiting(count));
    this.log = h('div', { class: 'log', role: 'log', tabindex: '0', 'aria-label': `${person.name}与机器人的对话` });
    this.atEnd = true;
    this.log.addEventListener('scroll', () => { this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 160; });
    // A picture gets its height when it has come.
    this.log.addEventListener('load', () => { if (this.atEnd) this.bottom(); }, true);
    this.chatTab = button('消息', () => this.view('chat'), { 'aria-pressed': 'true' });
    this.formTab = button('审批', () => this.view('forms'), { 'aria-pressed': 'false' });
    this.chat = h('div', { class: 'chat' }, this.log, this.compose.node);
    this.node = h('article', { class: 'phone', data: { user: person.id }, 'aria-label': `${person.name}的手机` },
      h('header', {}, avatar(person),
        h('h2', { title: person.department }, person.name, h('small', {}, person.position)),
        h('div', { class: 'tabs', role: 'group', 'aria-label': '看什么' }, this.chatTab, this.formTab),
        button('×', close, { class: 'round', 'aria-label': `收起${person.name}的手机` })),
      this.chat, this.approvals.node);
    this.empty();
  }

  view(which) {
    this.chat.hidden = which !== 'chat';
    this.approvals.node.hidden = which === 'chat';
    this.chatTab.setAttribute('aria-pressed', String(which === 'chat'));
    this.formTab.setAttribute('aria-pressed', String(which !== 'chat'));
    if (which !== 'chat') this.approvals.load();
    else this.bottom();
  }

  waiting(count) {
    this.formTab.replaceChildren('审批', count > 0 ? h('span', { class: 'unread', 'aria-label': `${count} 张等您审批` }, String(count)) : '');
  }

  /** What a phone without messages says: who this is and what to type. */
  empty() {
    const sentences = sentencesFor(this.person, now());
    this.log.replaceChildren(h('div', { class: 'empty' },
      h('p', {}, h('b', {}, `您现在是${this.person.name}。`), roleOf(this.person)),
      h('p', {}, '点一句放进输入框，按「发送」：'),
      sentences.map(([label, text]) => button([h('small', {}, label), text], () => this.compose.put(text), { class: 'sentence' }))));
  }

  async load() {
    const answer = await get(`phones/${this.person.id}`);
    if (!answer) return;
    // What arrived while the answer was under way is not in it.
    const newest = answer.bubbles.at(-1)?.id ?? 0;
    const views = [...answer.bubbles, ...[...this.views.values()].filter(view => view.id > newest)];
    this.nodes.clear();
    this.views.clear();
    this.last = null;
    views.forEach(view => this.add(view));
    this.bottom();
    this.read();
  }

  read() {
    if (document.visibilityState === 'visible') post(`phones/${this.person.id}/read`);
  }

  add(view, fresh = false) {
    if (this.nodes.has(view.id)) { this.change(view); return; }
    if (this.nodes.size === 0) this.log.replaceChildren();
    const near = this.atEnd;
    if (this.last === null || new Date(view.at) - new Date(this.last) > 5 * 60e3) this.log.append(h('p', { class: 'when' }, `${dayText(view.at)} ${hm(view.at)}`));
    this.last = view.at;
    const node = bubble(view, (id, key, selected) => this.press(id, key, selected));
    if (fresh) node.classList.add('fresh');
    this.nodes.set(view.id, node);
    this.views.set(view.id, view);
    this.log.append(node);
    if (fresh && view.from === 'bot') announce(`${this.person.name}收到：${view.text}`);
    if (near || view.from === 'me') this.bottom();
  }

  change(view) {
    const node = bubble(view, (id, key, selected) => this.press(id, key, selected));
    this.nodes.get(view.id)?.replaceWith(node);
    this.nodes.set(view.id, node);
    this.views.set(view.id, view);
  }

  async press(bubbleId, key, selected) {
    await post(`phones/${this.person.id}/press`, selected ? { bubbleId, key, selected } : { bubbleId, key });
  }

  bottom() {
    this.atEnd = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** The button that a story is about to press. */
  point(bubbleId, key) {
    document.querySelectorAll('.pointed').forEach(n => n.classList.remove('pointed'));
    const node = this.nodes.get(bubbleId);
    if (!node) return;
    const target = key ? [...node.querySelectorAll('.key')].find(b => b.dataset.key === key) ?? node : node;
    target.classList.add('pointed');
    this.log.scrollTop = node.offsetTop + node.offsetHeight - this.log.clientHeight + 12;
  }
}
