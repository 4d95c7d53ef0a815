import { h, linked } from './dom.js';
import { card } from './card.js';

/** One line of a chat. */
export function bubble(view, press) {
  const mine = view.from === 'me';
  return h('div', { class: `bubble ${mine ? 'mine' : 'theirs'} ${view.kind}`, data: { id: view.id } },
    view.recalled ? h('p', { class: 'note' }, '对方撤回了一条消息') : body(view, press),
    view.lost && h('p', { class: 'note' }, '⚠ 没有到达机器人，企业微信不会再送'));
}

function body(view, press) {
  switch (view.kind) {
    case 'template_card':
      return card(view.card, (key, selected) => press(view.id, key, selected));
    case 'image':
      return h('a', { class: 'picture', href: view.mediaUrl, target: '_blank', 'aria-label': `看大图 ${view.fileName ?? ''}` }, h('img', { src: view.mediaUrl, alt: `图片 ${view.fileName ?? ''}` }));
    case 'voice':
      return h('p', { class: 'say' }, h('span', { class: 'pill' }, '语音'), ' ', view.text);
    case 'location':
      return h('p', { class: 'say' }, h('span', { class: 'pill' }, '位置'), ' ', view.text, view.content && h('small', {}, ` ${view.content.latitude.toFixed(4)}, ${view.content.longitude.toFixed(4)}`));
    case 'event':
      return h('p', { class: 'note' }, view.text);
    case 'file':
    case 'video':
      return h('p', { class: 'say' }, h('span', { class: 'pill' }, '文件'), ' ', h('a', { href: view.mediaUrl, target: '_blank' }, view.fileName ?? view.text));
    case 'textcard':
    case 'news':
      return article(view);
    default:
      return h('p', { class: `say${/^🔴/.test(view.text) ? ' late' : ''}` }, linked(view.text));
  }
}

function article(view) {
  const items = view.content?.articles ?? [view.content ?? { title: view.text }];
  return h('div', { class: 'card' }, items.map(item => [
    h('p', { class: 'title' }, item.title ?? view.text),
    item.description && h('p', { class: 'sub' }, item.description.replace(/<[^>]*>/g, '')),
    item.url && h('p', {}, h('a', { href: item.url, target: '_blank', rel: 'noreferrer' }, item.btntxt ?? '打开'))]));
}
