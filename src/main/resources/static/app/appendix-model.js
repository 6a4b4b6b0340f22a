// The tasks of an appendix as an immutable model with its history: every step can be taken back.
import { same, sameWords } from './draft-text.js';

/** How many steps can be taken back. */
const STEPS = 200;

let last = 0;
const number = () => ++last;

/** A row in which nothing is written yet. */
export const blankRow = (ordinal = '') => ({
  ordinal, task: '', product: null, assignment: null, lead: null, proposedLeads: [], coordinators: [],
  time: null, deadline: null, budget: null, budgetVnd: null,
});

/** The number after another one as printed ("1.2" → "1.3"); empty when it has none. */
export function following(ordinal) {
  const found = /^(.*?)(\d+)(\D*)$/.exec(ordinal ?? '');
  return found ? found[1] + (Number(found[2]) + 1) + found[3] : '';
}

/**
 * Groups of rows that are never changed in place: `{key, ordinal, title, items: [{id, row}]}`. What
 * changes them makes new ones, so that a step back is the former groups.
 */
export class AppendixModel {
  #past = [];
  #future = [];
  #places = null;
  #heard;
  #written;
  #hand = null;

  /**
   * @param heard called with the former groups after every change; @param written called while
   *     something is being written that is no step yet
   */
  constructor(groups, heard, written) {
    this.groups = groups.map((g) => ({ key: 'g' + number(), ordinal: g.ordinal ?? null, title: g.title ?? '', items: AppendixModel.items(g.rows) }));
    this.#heard = heard;
    this.#written = written;
  }

  static items(rows) {
    return rows.map((row) => ({ id: number(), row }));
  }

  /** In the shape of the draft, with what is still in hand. */
  plain() {
    const { at, patch } = this.#hand ?? {};
    return this.groups.map((g) => ({
      ordinal: g.ordinal, title: g.title, ...(g.key === at ? patch : {}),
      rows: g.items.map((item) => (item.id === at ? { ...item.row, ...patch } : item.row)),
    }));
  }

  /**
   * Says what is being written in an open field, so that it is kept, counted and checked like all
   * else. It becomes a step when it is written with `edit` or `retitle`.
   *
   * @param at id of a row or key of a group
   */
  hold(at, patch) {
    this.#hand = { at, patch };
    this.#written?.();
  }

  /** Forgets what was in hand. */
  letGo() {
    if (!this.#hand) return;
    this.#hand = null;
    this.#written?.();
  }

  /** Writes what is in hand, because its field goes away. @returns id of the row, or null */
  settle() {
    if (!this.#hand) return null;
    const { at, patch } = this.#hand;
    this.#hand = null;
    if (this.places.has(at)) this.edit(new Map([[at, patch]]));
    else if (this.group(at)) this.retitle(at, patch);
    return this.places.has(at) ? at : null;
  }

  /** All rows in order: `{id, row, group, groupIndex, index}`. */
  get places() {
    this.#places ??= new Map(this.groups.flatMap((group, groupIndex) =>
      group.items.map(({ id, row }, index) => [id, { id, row, group, groupIndex, index }])));
    return this.#places;
  }

  get size() {
    return this.places.size;
  }

  group(key) {
    return this.groups.find((g) => g.key === key);
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  #become(groups) {
    const before = this.groups;
    this.groups = groups;
    this.#places = null;
    this.#heard?.(before);
  }

  #step(groups) {
    this.#past.push(this.groups);
    if (this.#past.length > STEPS) this.#past.shift();
    this.#future = [];
    this.#become(groups);
  }

  undo() {
    if (!this.canUndo) return false;
    this.#future.push(this.groups);
    this.#become(this.#past.pop());
    return true;
  }

  redo() {
    if (!this.canRedo) return false;
    this.#past.push(this.groups);
    this.#become(this.#future.pop());
    return true;
  }

  #edited(patches) {
    return this.groups.map((g) => (g.items.some((i) => patches.has(i.id))
      ? { ...g, items: g.items.map((i) => (patches.has(i.id) ? { id: i.id, row: { ...i.row, ...patches.get(i.id) } } : i)) }
      : g));
  }

  /** Changes rows. @param patches Map from id to what changes in the row */
  edit(patches) {
    if (patches.has(this.#hand?.at)) this.#hand = null;
    if (patches.size) this.#step(this.#edited(patches));
  }

  /**
   * Takes other rows as one step. A row that reads as before keeps its id wherever it is now, and so
   * does one that reads otherwise at its former place.
   */
  become(groups) {
    this.#hand = null;
    if (sameWords(groups, this.plain())) return;
    const waiting = new Map();
    for (const { id, row } of this.places.values()) {
      const key = JSON.stringify([row.ordinal, row.task]);
      waiting.set(key, [...(waiting.get(key) ?? []), { id, row }]);
    }
    const taken = new Set();
    const found = groups.map((g) => g.rows.map((row) => {
      const like = waiting.get(JSON.stringify([row.ordinal, row.task]));
      const at = like?.findIndex((one) => same(one.row, row)) ?? -1;
      if (at < 0) return null;
      const [one] = like.splice(at, 1);
      taken.add(one.id);
      return one;
    }));
    this.#step(groups.map((g, n) => {
      const old = this.groups[n];
      return {
        key: old?.key ?? 'g' + number(), ordinal: g.ordinal ?? null, title: g.title ?? '',
        items: g.rows.map((row, i) => {
          const there = old?.items[i]?.id;
          if (found[n][i]) return found[n][i];
          if (there === undefined || taken.has(there)) return { id: number(), row };
          taken.add(there);
          return { id: there, row };
        }),
      };
    }));
  }

  /** Adds to the last step what was found out about it later; no step of its own. */
  amend(patches) {
    if (patches.size) this.#become(this.#edited(patches));
  }

  /**
   * Changes rows and appends others to a group in one step.
   *
   * @returns ids of the added rows
   */
  editAndAppend(patches, key, rows) {
    const added = AppendixModel.items(rows);
    this.#step(this.#edited(patches).map((g) => (g.key === key ? { ...g, items: [...g.items, ...added] } : g)));
    return added.map((i) => i.id);
  }

  /** Puts rows into a group after a row of it, or first. @returns their ids */
  insert(key, after, rows) {
    const added = AppendixModel.items(rows);
    this.#step(this.groups.map((g) => {
      if (g.key !== key) return g;
      const at = g.items.findIndex((i) => i.id === after) + 1;
      return { ...g, items: [...g.items.slice(0, at), ...added, ...g.items.slice(at)] };
    }));
    return added.map((i) => i.id);
  }

  remove(ids) {
    this.#step(this.groups.map((g) => ({ ...g, items: g.items.filter((i) => !ids.has(i.id)) })));
  }

  /** Copies each of the rows right after it. */
  duplicate(ids) {
    this.#step(this.groups.map((g) => ({ ...g, items: g.items.flatMap((i) => (ids.has(i.id) ? [i, { id: number(), row: { ...i.row } }] : [i])) })));
  }

  /** Moves rows, in their order, into a group after a row of it, or first. */
  move(ids, key, after) {
    const moved = this.groups.flatMap((g) => g.items.filter((i) => ids.has(i.id)));
    this.#step(this.groups.map((g) => {
      const kept = g.items.filter((i) => !ids.has(i.id));
      if (g.key !== key) return { ...g, items: kept };
      const at = after === undefined ? kept.length : kept.findIndex((i) => i.id === after) + 1;
      return { ...g, items: [...kept.slice(0, at), ...moved, ...kept.slice(at)] };
    }));
  }

  /** One place up or down, into the neighbouring group at the edge of its own. */
  shift(id, by) {
    const { group, groupIndex, index } = this.places.get(id);
    const within = index + by;
    if (within >= 0 && within < group.items.length) {
      const rest = group.items.filter((i) => i.id !== id);
      this.move(new Set([id]), group.key, within === 0 ? null : rest[within - 1].id);
      return true;
    }
    const next = this.groups[groupIndex + by];
    if (!next) return false;
    this.move(new Set([id]), next.key, by > 0 ? null : undefined);
    return true;
  }

  retitle(key, patch) {
    if (this.#hand?.at === key) this.#hand = null;
    this.#step(this.groups.map((g) => (g.key === key ? { ...g, ...patch } : g)));
  }

  addGroup(ordinal, rows) {
    const group = { key: 'g' + number(), ordinal, title: '', items: AppendixModel.items(rows) };
    this.#step([...this.groups, group]);
    return group;
  }

  moveGroup(key, by) {
    const at = this.groups.findIndex((g) => g.key === key);
    if (!this.groups[at + by]) return;
    const groups = [...this.groups];
    const [one] = groups.splice(at, 1);
    groups.splice(at + by, 0, one);
    this.#step(groups);
  }

  removeGroup(key) {
    this.#step(this.groups.filter((g) => g.key !== key));
  }

  /** Writes 1, 2, 3 … as the numbers of a group's rows. */
  renumber(key) {
    this.#step(this.groups.map((g) => (g.key === key
      ? { ...g, items: g.items.map((i, at) => ({ id: i.id, row: { ...i.row, ordinal: String(at + 1) } })) }
      : g)));
  }
}
