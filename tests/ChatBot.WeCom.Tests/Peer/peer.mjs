// The vendor's side of CryptoPeerTests: one JSON object a line in, one a line out.
//   {"op":"seal","token","key","id","timestamp","nonce","message"} -> {"encrypted","signature"}
//   {"op":"open","token","key","timestamp","nonce","encrypted"}    -> {"message","id","signature"}
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { getSignature, encrypt, decrypt } = createRequire(import.meta.url)('@wecom/crypto');

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  const encrypted = job.op === 'seal' ? encrypt(job.key, job.message, job.id) : job.encrypted;
  const signature = getSignature(job.token, job.timestamp, job.nonce, encrypted);
  const answer = job.op === 'seal' ? { encrypted, signature } : { ...decrypt(job.key, encrypted), signature };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
