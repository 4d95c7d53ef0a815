import { toast } from './dom.js';

const base = 'sandbox/api/';

// The pretend WeCom speaks English to programmers; what a person at this page can run into is said in Chinese.
const words = [
  [/buttons are grey/, '这张卡片已经处理过，按钮不再可用。'],
  [/has no (card|button)/, '这张卡片已经换过内容，请看最新的一张。'],
  [/^(.+) must be filled in/, (_, name) => `请填写「${name}」。`],
  [/does not wait for|is not waiting/, '这张单子现在不等这位审批人。'],
  [/Nobody is to approve/, '没有人可以审批这张单子：申请人没有直属上级。'],
  [/bot is stopped/i, '机器人停着，先在「故障」里启动它。'],
];

function readable(text) {
  for (const [pattern, say] of words) {
    const match = pattern.exec(text);
    if (match) return typeof say === 'string' ? say : say(...match);
  }
  return `没有成功：${text}`;
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(base + path, options);
  } catch {
    toast('沙箱没有回应：它可能已经停止。请看运行它的终端，再重新打开这一页。');
    return null;
  }
  const answer = await response.json();
  if (!response.ok) {
    toast(readable(answer?.error ?? String(response.status)));
    return null;
  }
  return answer;
}

/** Null when it failed; the person has been told. */
export const get = path => ask(path);

export const post = (path, body = {}) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export function upload(path, file) {
  const form = new FormData();
  form.append('file', file);
  return ask(path, { method: 'POST', body: form });
}
