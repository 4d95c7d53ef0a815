import { button, h } from './dom.js';
import { get, post } from './api.js';
import { dayText, hm, isoDay, span } from './time.js';
import { now } from './clock.js';

const statuses = { Pending: '审批中', Passed: '已通过', Rejected: '已驳回', Withdrawn: '已撤回', WithdrawnAfterPass: '通过后撤销', Deleted: '已删除', Paid: '已支付' };
const opinions = { Pending: '待审批', Agreed: '同意', Rejected: '驳回', Transferred: '已转审', RolledBack: '退回', Added: '加签', AgreedAndAdded: '同意并加签' };

const samples = at => ({
  合同名称: '呼吸机管路采购合同', 合同编号: 'HT-2026-088', 客户名称: '浙江一院', 合同金额: '125000', 用印事由: '客户已确认条款，申请用印',
  请假类型: '年假', 请假时间: `${isoDay(at + 86400e3)}~${isoDay(at + 2 * 86400e3)}`, 请假事由: '家里有事',
  收款方: '顺丰速运', 付款金额: '680', 付款事由: '加急运费',
});

/** WeCom's approval app on one phone: what waits for this person, what this person handed in, and a new form. */
export class Approvals {
  constructor(person, waiting) {
    this.person = person;
    this.waiting = waiting;
    this.lists = h('div', { class: 'lists' });
    this.making = h('div', { class: 'making' });
    this.node = h('div', { class: 'forms', hidden: true }, this.lists, this.making);
    this.templates = null;
    this.pointed = null;
    this.presented = false;
  }

  async load() {
    const answer = await get('approvals');
    if (!answer) return;
    const focused = document.activeElement;
    const mine = answer.approvals.filter(f => f.waiting.includes(this.person.id));
    this.waiting(mine.length);
    const own = answer.approvals.filter(f => f.applicant === this.person.id && !mine.includes(f));
    const done = answer.approvals.filter(f => !mine.includes(f) && f.applicant !== this.person.id && f.nodes.flat().some(s => s.userId === this.person.id && s.opinion !== 'Pending'));
    const written = new Map([...this.lists.querySelectorAll('[data-sp] input')].map(input => [input.closest('[data-sp]').dataset.sp, input]));
    this.lists.replaceChildren(
      h('h3', {}, `等我审批 ${mine.length}`),
      mine.length ? '' : h('p', { class: 'hint' }, '没有等您审批的单子。让别人在他的手机里发起一张，选审批流程轮到您的。'),
      ...mine.map(f => this.form(f, true)),
      own.length ? h('h3', {}, '我发起的') : '', ...own.map(f => this.form(f, false)),
      done.length ? h('h3', {}, '我处理过的') : '', ...done.map(f => this.form(f, false)));
    // An opinion that somebody is writing stays when something else has changed.
    for (const [spNo, before] of written) {
      const input = this.lists.querySelector(`[data-sp="${spNo}"] input`);
      if (!input) continue;
      input.value = before.value;
      if (before === focused) input.focus();
    }
    this.showPointed();
    if (!this.templates) {
      this.templates = answer.templates;
      this.offer();
    }
  }

  /** A story fills in a form: shows it empty. @returns fill(values, part) which shows so much of them. */
  async present(templateId) {
    if (!this.templates) await this.load();
    const template = this.templates?.find(t => t.id === templateId);
    if (!template) return () => {};
    const fields = this.fill(template);
    this.presented = true;
    return (values, part) => fields.forEach((f, i) => {
      const text = values[f.title] ?? '';
      const own = Math.min(1, Math.max(0, part * fields.length - i));
      f.input.value = text.slice(0, Math.ceil(text.length * own));
    });
  }

  /** A story decides a form: the words are written in and the button is shown before it is pressed. */
  point(spNo, action, speech) {
    this.pointed = { spNo, action, speech };
    this.showPointed();
  }

  showPointed() {
    const sheet = this.pointed && this.lists.querySelector(`[data-sp="${this.pointed.spNo}"]`);
    const key = sheet?.querySelector(`[data-act="${this.pointed.action}"]`);
    if (!key) return;
    sheet.querySelector('input').value = this.pointed.speech;
    if (key.classList.contains('pointed')) return;
    key.classList.add('pointed');
    key.scrollIntoView({ block: 'center' });
  }

  /** What a story has begun here is over. */
  settle() {
    if (this.pointed) this.node.scrollTop = 0;
    this.pointed = null;
    if (this.presented) this.offer();
  }

  form(f, decide) {
    const speech = h('input', { type: 'text', 'aria-label': '审批意见', placeholder: '意见（可不填）' });
    const act = action => post(`approvals/${f.spNo}/decide`, { userId: this.person.id, action, speech: speech.value });
    return h('article', { class: `sheet ${f.status.toLowerCase()}`, data: { sp: f.spNo } },
      h('p', { class: 'title' }, f.name, h('span', { class: 'pill' }, statuses[f.status] ?? f.status)),
      h('p', { class: 'sub' }, `${f.applicantName} 提交于 ${dayText(f.at)} ${hm(f.at)} · `, h('span', { class: 'whole' }, `单号 ${f.spNo}`)),
      h('dl', {}, f.form.map(v => [h('dt', {}, v.title), h('dd', {}, v.value)])),
      this.steps(f),
      decide && speech,
      decide && h('div', { class: 'buttons' }, button('驳回', () => act('reject'), { class: 'key', data: { act: 'reject' } }), button('同意', () => act('agree'), { class: 'key main', data: { act: 'agree' } })),
      !decide && f.applicant === this.person.id && f.status === 'Pending' && h('div', { class: 'buttons' },
        button('催办', () => act('urge'), { class: 'key' }), button('撤回', () => act('withdraw'), { class: 'key' })));
  }

  steps(f) {
    let since = f.at;
    return h('ol', { class: 'steps' }, f.nodes.map(node => {
      const ended = node.map(s => s.at).filter(Boolean).sort().at(-1);
      const items = node.map(s => {
        const took = s.at ? `用时 ${span(since, s.at)}` : f.waiting.includes(s.userId) ? `已等 ${span(since, now())}` : '';
        return h('li', { class: s.opinion.toLowerCase() }, h('b', {}, s.name), ` ${opinions[s.opinion] ?? s.opinion}`,
          s.at && h('small', {}, ` ${dayText(s.at)} ${hm(s.at)}`), took && h('small', {}, ` · ${took}`), s.speech && h('q', {}, s.speech));
      });
      if (ended) since = ended;
      return items;
    }));
  }

  offer() {
    this.presented = false;
    this.making.replaceChildren(h('h3', {}, '发起审批'),
      h('div', { class: 'buttons' }, this.templates.map(t => button(t.name, () => this.fill(t)[0]?.input.focus(), { class: 'key' }))));
  }

  /** @returns the fields: title, input. */
  fill(template) {
    const fields = template.controls.filter(c => c.control !== 'File').map(c => {
      const input = h(c.control === 'Textarea' ? 'textarea' : 'input', { required: c.required, rows: c.control === 'Textarea' ? 2 : null, type: c.control === 'Textarea' ? null : 'text', inputmode: c.control === 'Money' ? 'decimal' : null, 'aria-label': c.title });
      return { title: c.title, input, row: h('label', {}, h('span', {}, c.title, c.required && h('em', { title: '必填' }, '＊')), input) };
    });
    const known = samples(now());
    this.making.replaceChildren(h('h3', {}, `发起：${template.name}`),
      h('form', {
        class: 'new', onsubmit: async event => {
          event.preventDefault();
          const form = Object.fromEntries(fields.filter(f => f.input.value.trim()).map(f => [f.title, f.input.value.trim()]));
          // WeCom names a form after its template (SpName).
          if (await post('approvals', { applicant: this.person.id, templateId: template.id, name: template.name, form })) this.offer();
        },
      }, fields.map(f => f.row),
      h('div', { class: 'buttons' },
        button('取消', () => this.offer(), { class: 'key' }),
        button('填入样例', () => fields.forEach(f => { if (!f.input.value) f.input.value = known[f.title] ?? ''; }), { class: 'key' }),
        h('button', { type: 'submit', class: 'key main' }, '提交'))));
    this.making.scrollIntoView({ block: 'nearest' });
    return fields;
  }
}
