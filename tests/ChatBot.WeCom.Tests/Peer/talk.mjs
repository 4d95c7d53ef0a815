// WeCom's side of a conversation with a running service, sealed and opened by Tencent's own package alone.
// In, one JSON object: {"url","token","key","id","messages":[{"from","text","msgId"}]}
// Out, one JSON object a line: {"verified"} first, then {"status","to","from","type","text"} for each message in order.
import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';

const { getSignature, encrypt, decrypt } = createRequire(import.meta.url)('@wecom/crypto');

let input = '';
for await (const chunk of process.stdin) input += chunk;
const { url, token, key, id, messages } = JSON.parse(input);

const nonce = () => String(randomBytes(4).readUInt32BE());
const now = () => String(Math.floor(Date.now() / 1000));
const cdata = (text) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const element = (xml, name) => {
  const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))</${name}>`).exec(xml);
  return found ? found[1] ?? found[2] : null;
};

function query(encrypted, extra = {}) {
  const [timestamp, once] = [now(), nonce()];
  return new URLSearchParams({ msg_signature: getSignature(token, timestamp, once, encrypted), timestamp, nonce: once, ...extra });
}

async function verify() {
  const echo = '1234567890123456789';
  const sealed = encrypt(key, echo, id);
  const response = await fetch(`${url}?${query(sealed, { echostr: sealed })}`);
  return response.status === 200 && (await response.text()) === echo;
}

// An answer that is not ready in time comes another way; a repeat of the same message gets it for certain.
async function say(message) {
  let answer;
  for (let tries = 0; tries < 4; tries++) {
    answer = await post(message);
    if (answer.status !== 200 || answer.text !== undefined) return answer;
  }
  return answer;
}

async function post({ from, text, msgId }) {
  const xml = `<xml><ToUserName>${cdata(id)}</ToUserName><FromUserName>${cdata(from)}</FromUserName><CreateTime>${now()}</CreateTime>`
    + `<MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content><MsgId>${msgId}</MsgId><AgentID>1000002</AgentID></xml>`;
  const sealed = encrypt(key, xml, id);
  const body = `<xml><ToUserName>${cdata(id)}</ToUserName><AgentID>${cdata('1000002')}</AgentID><Encrypt>${cdata(sealed)}</Encrypt></xml>`;
  const response = await fetch(`${url}?${query(sealed)}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
  const reply = await response.text();
  if (response.status !== 200 || reply === '') return { status: response.status };
  const encrypted = element(reply, 'Encrypt');
  const expected = getSignature(token, element(reply, 'TimeStamp'), element(reply, 'Nonce'), encrypted);
  if (expected !== element(reply, 'MsgSignature')) return { status: 'the signature of the reply is wrong' };
  const opened = decrypt(key, encrypted);
  if (opened.id !== id) return { status: `the reply is for ${opened.id}` };
  const inner = opened.message;
  return { status: 200, to: element(inner, 'ToUserName'), from: element(inner, 'FromUserName'), type: element(inner, 'MsgType'), text: element(inner, 'Content') };
}

const print = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
print({ verified: await verify() });
const answers = [];
let next = 0;
await Promise.all(Array.from({ length: 4 }, async () => {
  while (next < messages.length) {
    const i = next++;
    answers[i] = await say(messages[i]);
  }
}));
answers.forEach(print);
