import type { RatedPerson } from './rated-year.js';

/** What all appraisers are linked to whose people enough colleagues have reviewed: reviewers are the common yardstick. */
const YARDSTICK = '';

/**
 * Which appraisers can be compared: those in the largest part of the graph in which two are linked by somebody whom both rated (this year
 * and last), and each is linked to the common yardstick by enough ratees with 360° answers of others. Rules: docs/domain/rules.md FA-2.
 */
export function comparableAppraisers(people: readonly RatedPerson[], fewestReviewed: number): ReadonlySet<string> {
  const links = new Links();
  const reviewed = new Map<string, number>();
  for (const { appraiserId, lastYear, reviews } of people) {
    links.add(appraiserId, 1);
    if (lastYear) links.join(appraiserId, lastYear.appraiserId);
    if (Object.keys(reviews).length > 0) reviewed.set(appraiserId, (reviewed.get(appraiserId) ?? 0) + 1);
  }
  for (const [appraiserId, count] of reviewed) if (count >= fewestReviewed) links.join(appraiserId, YARDSTICK);
  return links.largest();
}

/** Sets that grow together, with how many ratees stand in each. */
class Links {
  private readonly parents = new Map<string, string>();
  private readonly sizes = new Map<string, number>();

  add(id: string, size: number): void {
    const root = this.rootOf(id);
    this.sizes.set(root, (this.sizes.get(root) ?? 0) + size);
  }

  join(one: string, other: string): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a === b) return;
    this.parents.set(a, b);
    this.sizes.set(b, (this.sizes.get(b) ?? 0) + (this.sizes.get(a) ?? 0));
  }

  largest(): ReadonlySet<string> {
    const all = [...this.parents.keys()];
    let best: string | null = null;
    for (const id of all.filter((one) => this.rootOf(one) === one))
      if (best === null || (this.sizes.get(id) ?? 0) > (this.sizes.get(best) ?? 0)) best = id;
    return new Set(all.filter((id) => id !== YARDSTICK && this.rootOf(id) === best));
  }

  private rootOf(id: string): string {
    let root = id;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root))
      root = parent;
    this.parents.set(id, root);
    return root;
  }
}
