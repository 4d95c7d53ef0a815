import { button, h, linked, marked } from './dom.js';

/** A template card as WeCom draws it. press(key, selected) is called for buttons that call back. */
export function card(view, press) {
  const { model, state, replacedText } = view;
  const questions = [];
  const grey = state !== 'live';
  const send = async key => {
    const selected = Object.fromEntries(questions.map(q => [q.key, q.read()]));
    await press(key, Object.keys(selected).length ? selected : undefined);
  };
  return h('div', { class: `card${grey ? ' used' : ''}${late(model) ? ' late' : ''}` },
    model.source?.desc && h('p', { class: 'source' }, model.source.desc),
    model.card_image?.url && h('img', { class: 'cover', src: model.card_image.url, alt: '' }),
    model.main_title?.title && h('p', { class: 'title' }, marked(model.main_title.title)),
    model.main_title?.desc && h('p', { class: 'desc' }, model.main_title.desc),
    model.emphasis_content?.title && h('p', { class: 'emphasis' }, h('b', {}, model.emphasis_content.title), model.emphasis_content.desc ?? ''),
    model.horizontal_content_list?.length && h('dl', {}, model.horizontal_content_list.map(line => [
      h('dt', {}, line.keyname),
      h('dd', {}, line.type === 1 && line.url ? h('a', { href: line.url, target: '_blank', rel: 'noreferrer' }, line.value || line.url) : line.value ?? '')])),
    model.vertical_content_list?.map(line => h('p', { class: 'desc' }, h('b', {}, line.title), ' ', line.desc ?? '')),
    model.quote_area && h('blockquote', {}, model.quote_area.title && h('b', {}, model.quote_area.title), model.quote_area.quote_text ?? ''),
    model.sub_title_text && h('p', { class: 'sub' }, linked(model.sub_title_text)),
    ...chosen(model, questions, grey),
    model.jump_list?.filter(j => j.url).map(j => h('p', {}, h('a', { href: j.url, target: '_blank', rel: 'noreferrer' }, j.title))),
    buttons(model, grey, replacedText, send));
}

const late = model => (model.main_title?.title ?? '').startsWith('🔴');

function buttons(model, grey, replacedText, send) {
  if (grey) return h('p', { class: 'done' }, replacedText || '已处理');
  const list = [...(model.button_list ?? []), ...(model.submit_button ? [{ ...model.submit_button, style: 1 }] : [])];
  if (list.length === 0) return null;
  return h('div', { class: 'buttons' }, list.map(item => item.type === 1
    ? h('a', { class: 'key', href: item.url, target: '_blank', rel: 'noreferrer' }, item.text)
    : button(item.text, event => once(event.currentTarget, () => send(item.key)), { class: `key${item.style === 1 || item.style === undefined ? ' main' : ''}`, data: { key: item.key } })));
}

/** A press is under way: the other buttons wait, so that impatience does not press twice. */
async function once(pressed, act) {
  const row = pressed.closest('.buttons');
  if (row.getAttribute('aria-busy')) return;
  row.setAttribute('aria-busy', 'true');
  try {
    await act();
  } finally {
    row.removeAttribute('aria-busy');
  }
}

function chosen(model, questions, grey) {
  const selects = [...(model.select_list ?? []), ...(model.button_selection ? [model.button_selection] : [])].map(q => {
    const box = h('select', { disabled: grey }, q.option_list.map(o => h('option', { value: o.id, selected: o.id === q.selected_id }, o.text)));
    questions.push({ key: q.question_key, read: () => [box.value] });
    return h('label', { class: 'choice' }, q.title ?? '请选择', box);
  });
  if (!model.checkbox) return selects;
  const kind = model.checkbox.mode === 1 ? 'checkbox' : 'radio';
  const boxes = model.checkbox.option_list.map(o => h('input', { type: kind, name: model.checkbox.question_key, value: o.id, checked: o.is_checked === true, disabled: grey }));
  questions.push({ key: model.checkbox.question_key, read: () => boxes.filter(b => b.checked).map(b => b.value) });
  return [...selects, h('fieldset', { class: 'choice' }, model.checkbox.option_list.map((o, i) => h('label', {}, boxes[i], o.text)))];
}
