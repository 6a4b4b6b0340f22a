// What a person decides about a file that was read. The draft as read never changes: what was
// decided is kept apart and put onto it all at once, so that no decision is in the way of another,
// in whatever order they are made or taken back. Rows of which it is open where a task ends are told
// by their source lines.
import { complete, copy } from './draft-text.js';
import { apply } from './draft-fix.js';
import { valueAt, stepsOf } from './draft-path.js';

const ROW = /^(appendices\[\d+\]\.groups\[\d+\]\.rows)\[(\d+)\]/;
const LEADS = ['several-leads', 'proposed-lead'];

/** Questions that are the same one, asked of more or less of a row. */
const kind = (doubt) => (LEADS.includes(doubt.code) ? 'lead' : doubt.code + '|' + doubt.message);
const alike = (a, b) => a.chain && a.chain === b.chain && a.from <= b.to && b.from <= a.to && kind(a) === kind(b);
const changesOf = (questions) => questions.flatMap((question) => question.answer?.fix?.changes ?? []);
const leadOf = (fix) => fix.changes.find((change) => change.path === 'lead')?.value;

/**
 * The decisions about a report of the server.
 *
 * @returns what the page works with: `draft` and `questions` as they follow from the decisions, each
 *     question with its `at` in that draft and its `answer` or null; `place` where a place of the
 *     draft as read is in it
 */
export function decisions(report) {
  const chains = report.chains ?? [];
  const decided = new Map();
  const brought = new Set();
  const paragraphs = paragraphsOf(report);
  const chainOf = new Map(chains.flatMap((chain) =>
    Array.from({ length: chain.count }, (_, i) => [chain.rows + '[' + (chain.first + i) + ']', chain])));
  // what is doubtful inside the rows of a chain depends on where they end, and is asked of the runs
  const asked = report.doubts.map((doubt, i) => ({ ...doubt, key: 'd' + i }))
    .filter((doubt) => doubt.seam || !chainOf.has(ROW.exec(doubt.path)?.[0]));
  const seams = new Map(asked.filter((doubt) => doubt.seam).map((doubt) => [doubt.seam.line, doubt.key]));

  const inList = new Map();
  for (const chain of chains) inList.set(chain.rows, [...(inList.get(chain.rows) ?? []), chain]);
  // the runs that the chains make now
  let runs = new Map();

  const goesOn = (chain, i) => i > 0 && chain.joined[i] !== !!decided.get(seams.get(chain.starts[i]))?.fix;

  /** The pieces of a chain as the tasks that they make now. */
  function runsOf(chain) {
    const made = [];
    chain.starts.forEach((_, i) => {
      if (goesOn(chain, i)) made.at(-1).to = i;
      else made.push({ from: i, to: i });
    });
    return made;
  }

  const possible = () => chains.every((chain) => runsOf(chain).every(({ from, to }) => chain.runs[from][to - from]));

  /** What was decided of a question: itself, or of more or less of its row before it was torn or joined. */
  function answerTo(question) {
    const own = decided.get(question.key);
    if (own || !question.chain) return own ?? null;
    const others = [...decided.values()].filter((one) => alike(one.question, question) &&
      (one.fix ? question.fixes.some((fix) => fix.label === one.fix.label) : one.question.message === question.message));
    if (new Set(others.map((one) => one.fix?.label)).size !== 1) return null;
    return { question, fix: question.fixes.find((fix) => fix.label === others[0].fix?.label) ?? null };
  }

  function rowOf(chain, number, { from, to }) {
    const run = chain.runs[from][to - from];
    const row = copy(run.row);
    row.proposedLeads ??= [];
    row.coordinators ??= [];
    const questions = run.doubts.map((doubt, n) => {
      const question = { ...doubt, chain, from, to, key: [number, from, to, n].join('.') };
      question.answer = answerTo(question);
      return question;
    });
    apply(row, changesOf(questions));
    return { from, to, row, questions };
  }

  /** A lead that somebody confirmed stays, also where the row no longer proposes it. */
  function keepLeads(chain, tasks) {
    for (const { question, fix } of decided.values()) {
      const lead = question.chain === chain && fix && leadOf(fix);
      if (!lead) continue;
      const touched = tasks.filter((task) => task.from <= question.to && question.from <= task.to);
      const offered = (task) => task.questions.some((one) => one.fixes.some((each) => each.label === fix.label));
      if (touched.some((task) => task.row.lead?.name === lead.name || offered(task))) continue;
      const { row, questions } = touched[0];
      row.coordinators = [row.lead, ...row.proposedLeads, ...row.coordinators].filter((ref) => ref && ref.name !== lead.name);
      row.lead = lead;
      row.proposedLeads = [];
      questions.filter((one) => kind(one) === 'lead').forEach((one) => { one.answer = { question: one, fix }; });
    }
  }

  /** Lines that were left out, behind the paragraph that stands before them in the source. */
  function insertions() {
    const { body } = report.draft.plan;
    return [...brought].sort((a, b) => a - b).map((number) => {
      const text = report.lines.find((line) => line.number === number).text;
      const at = paragraphs.filter((one) => one.line < number).at(-1)?.end;
      return at === undefined && body
        ? { path: 'plan.body', start: 0, end: 0, value: text + '\n' }
        : { path: 'plan.body', start: at ?? 0, end: at ?? 0, value: '\n' + text };
    });
  }

  const model = {
    draft: null,
    questions: [],
    brought,
    get touched() { return decided.size + brought.size > 0; },

    /** Decides; answers false when that would put more together than can be read as one task here. */
    decide(question, fix) {
      const before = decided.get(question.key);
      decided.delete(question.key);
      decided.set(question.key, { question, fix });
      if (!possible()) {
        if (before) decided.set(question.key, before);
        else decided.delete(question.key);
        return false;
      }
      put();
      return true;
    },

    /** Takes a decision back, and no other one; answers like `decide`. */
    undo(question) {
      const before = [...decided];
      decided.delete(question.key);
      for (const [key, one] of before) if (alike(one.question, question)) decided.delete(key);
      if (!possible()) {
        decided.clear();
        before.forEach(([key, one]) => decided.set(key, one));
        return false;
      }
      put();
      return true;
    },

    bring(number) {
      brought.add(number);
      put();
    },

    leave(number) {
      brought.delete(number);
      put();
    },

    /** Where the piece of the draft as read is now that a source line went to. */
    place(path, line) {
      const [row, rows, index] = ROW.exec(path) ?? [];
      if (!row) return path;
      const own = chainOf.get(row);
      const first = own?.first ?? Number(index);
      let at = first;
      for (const chain of inList.get(rows) ?? []) {
        if (chain.first < first) at += runs.get(chain).length - chain.count;
      }
      if (own) {
        const piece = own.starts.findLastIndex((start) => start <= line);
        at += Math.max(0, runs.get(own).findLastIndex((run) => run.from <= piece));
      }
      return rows + '[' + at + ']' + path.slice(row.length);
    },
  };

  function put() {
    runs = new Map(chains.map((chain) => [chain, runsOf(chain)]));
    const draft = copy(report.draft);
    const questions = asked.map((question) => ({
      ...question, answer: answerTo(question), at: model.place(question.path, question.seam?.line ?? question.lines[0]),
    }));
    apply(draft, [...changesOf(questions), ...insertions()]);
    draft.plan.body = draft.plan.body.replace(/^\n/, '');
    complete(draft);
    chains.forEach((chain, number) => {
      const tasks = runs.get(chain).map((run) => rowOf(chain, number, run));
      keepLeads(chain, tasks);
      const list = valueAt(draft, stepsOf(chain.rows));
      const first = Number(ROW.exec(model.place(chain.rows + '[' + chain.first + ']', chain.starts[0]))[2]);
      list.splice(first, chain.count, ...tasks.map((task) => task.row));
      tasks.forEach((task, i) => {
        const at = chain.rows + '[' + (first + i) + ']';
        questions.push(...task.questions.map((question) => ({ ...question, at: question.path ? at + '.' + question.path : at })));
      });
    });
    model.draft = draft;
    model.questions = questions.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
  }

  put();
  return model;
}

/** Where in the body as read the source lines went to that stand in it, in order. */
function paragraphsOf(report) {
  const plain = (text) => text.replaceAll('*', '').trim();
  const found = [];
  let end = -1;
  const own = report.draft.plan.body.split('\n').map((text) => ({ text: plain(text), end: (end += text.length + 1) }));
  let at = 0;
  for (const line of report.lines) {
    if (line.path !== 'plan.body') continue;
    const text = plain(line.text);
    // a line is found near the one before it or not at all
    const near = own.slice(at, at + 20).findIndex((one) => text && one.text.includes(text));
    if (near >= 0) {
      at += near;
      found.push({ line: line.number, end: own[at].end });
    }
  }
  return found;
}
