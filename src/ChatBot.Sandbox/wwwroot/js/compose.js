import { button, h } from './dom.js';
import { post, upload } from './api.js';
import { sentencesFor } from './sentences.js';
import { now } from './clock.js';

/** The line with the keyboard, the app's menu above it and the tray below. */
export class Compose {
  constructor(person, menu) {
    this.person = person;
    this.path = `phones/${person.id}`;
    this.box = h('textarea', { rows: 1, 'aria-label': `以${person.name}的身份说`, placeholder: `以${person.name}的身份说…`, enterkeyhint: 'send' });
    this.box.addEventListener('input', () => this.fit());
    this.box.addEventListener('keydown', event => {
      // While a Chinese word is being put together, Enter belongs to the input method.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    });
    this.tray = h('div', { class: 'tray', hidden: true });
    this.more = button('＋', () => this.toggle(), { class: 'round', 'aria-label': '图片、语音、位置、扫码和例句', 'aria-expanded': 'false' });
    this.menuRow = h('div', { class: 'menu', role: 'group', 'aria-label': '应用菜单' });
    this.node = h('div', { class: 'compose' },
      this.menuRow,
      h('form', { class: 'line', onsubmit: event => { event.preventDefault(); this.send(); } },
        this.more, this.box, h('button', { type: 'submit', class: 'primary' }, '发送')),
      this.tray);
    this.setMenu(menu);
  }

  setMenu(menu) {
    this.menuRow.replaceChildren(...menu.map((entry, i) => entry.sub_button?.length ? this.group(entry, i) : this.entry(entry)));
    this.menuRow.hidden = menu.length === 0;
  }

  entry(item, after = () => {}) {
    return button(item.name, async () => {
      after();
      if (item.type?.startsWith('scancode')) this.open('scan');
      else if (item.type === 'location_select') this.open('place');
      else if (item.type?.startsWith('pic_')) this.open('picture');
      else await post(`${this.path}/menu`, { key: item.key ?? item.url });
    }, { class: 'entry' });
  }

  group(entry, i) {
    const id = `menu-${this.person.id}-${i}`;
    const pop = h('div', { class: 'submenu', id, popover: 'auto', role: 'group', 'aria-label': entry.name },
      entry.sub_button.map(sub => this.entry(sub, () => pop.hidePopover())));
    const head = h('button', { type: 'button', class: 'entry', popovertarget: id, 'aria-haspopup': 'true' }, '≡ ', entry.name);
    pop.addEventListener('toggle', event => {
      if (event.newState !== 'open') return;
      const at = head.getBoundingClientRect();
      pop.style.left = `${Math.max(8, Math.min(at.left, innerWidth - pop.offsetWidth - 8))}px`;
      pop.style.top = `${at.top - pop.offsetHeight - 4}px`;
    });
    return h('span', { class: 'group' }, head, pop);
  }

  /** Puts a sentence into the box; the person may still change it. */
  put(text) {
    this.box.value = text;
    this.fit();
    this.box.focus();
    this.box.setSelectionRange(text.length, text.length);
  }

  show(text) {
    this.box.value = text;
    this.fit();
    this.box.scrollTop = this.box.scrollHeight;
  }

  fit() {
    this.box.style.height = 'auto';
    this.box.style.height = `${Math.min(this.box.scrollHeight, 120)}px`;
  }

  async send() {
    const text = this.box.value.trim();
    if (!text) { this.box.focus(); return; }
    this.box.value = '';
    this.fit();
    this.close();
    if (await post(`${this.path}/text`, { text }) === null) this.put(text);
  }

  toggle() {
    if (this.tray.hidden) this.open('picture'); else this.close();
  }

  close() {
    this.tray.hidden = true;
    this.more.setAttribute('aria-expanded', 'false');
  }

  open(which) {
    const kinds = [['picture', '图片'], ['voice', '语音'], ['place', '位置'], ['scan', '扫码'], ['ready', '例句']];
    this.tray.hidden = false;
    this.more.setAttribute('aria-expanded', 'true');
    this.tray.replaceChildren(
      h('div', { class: 'tabs', role: 'group', 'aria-label': '发什么' }, kinds.map(([kind, label]) => button(label, () => this.open(kind), { 'aria-pressed': String(kind === which) }))),
      h('div', { class: 'pane' }, this[which]()));
    this.tray.querySelector('.pane button, .pane input')?.focus();
  }

  picture() {
    const file = h('input', { type: 'file', accept: 'image/*', 'aria-label': '选一个图片文件', onchange: async () => { if (file.files[0]) { this.close(); await upload(`${this.path}/image`, file.files[0]); } } });
    const sample = (name, label) => button(label, async () => { this.close(); await post(`${this.path}/image`, { sample: name }); });
    const samples = [
      ['scan', '样例：盖章的扫描件'], ['package', '样例：外箱照片'], ['again', '同一张再发'], ['dark', '很暗的照片'], ['tiny', '很小的图'],
      ['corrupt', '没传完的图'], ['animated', '动图'], ['heic', '苹果 HEIC'], ['empty', '空文件'],
    ];
    return [...samples.map(([name, label]) => sample(name, label)), h('label', { class: 'file' }, '选一个图片文件…', file)];
  }

  voice() {
    const said = h('input', { type: 'text', value: '客户说下周五之前要五十箱', 'aria-label': '这段语音说的是' });
    return this.field(said, '发语音', () => post(`${this.path}/voice`, { text: said.value }), '机器人收到的只有声音，文字是给您看的。');
  }

  place() {
    const places = [['华东医院门诊楼', 30.2489, 120.1592], ['公司仓库', 30.2741, 120.1551], ['浙江一院', 30.2562, 120.1768]];
    return places.map(([label, latitude, longitude]) => button(label, async () => { this.close(); await post(`${this.path}/location`, { latitude, longitude, label }); }));
  }

  scan() {
    const code = h('input', { type: 'text', value: '6901234567892', 'aria-label': '扫到的内容' });
    return this.field(code, '扫码', () => post(`${this.path}/scan`, { result: code.value }), '扫到的内容会作为事件交给机器人。');
  }

  ready() {
    return sentencesFor(this.person, now()).map(([label, text]) => button([h('small', {}, label), text], () => { this.close(); this.put(text); }, { class: 'sentence' }));
  }

  field(input, label, act, hint) {
    return h('form', { class: 'field', onsubmit: async event => { event.preventDefault(); if (input.value.trim()) { this.close(); await act(); } } },
      input, h('button', { type: 'submit' }, label), h('small', {}, hint));
  }
}

