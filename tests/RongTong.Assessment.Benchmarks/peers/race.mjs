import { readFileSync } from 'node:fs';

// Decides every applicant, compares each decision, then times five rounds and prints the median.
export async function race(engine, decide) {
  const applicants = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  let differ = 0;
  for (const { facts, certified } of applicants) if ((await decide(facts)) !== certified) differ++;
  const rounds = [];
  for (let round = 0; round < 5; round++) {
    const started = process.hrtime.bigint();
    for (const { facts } of applicants) await decide(facts);
    rounds.push(Number(process.hrtime.bigint() - started) / 1000 / applicants.length);
  }
  console.log(JSON.stringify({ engine, microseconds: rounds.sort((a, b) => a - b)[2], differ }));
}
