/** An item of a list, with its neighbours, so that removing it takes constant time. */
export interface Linked<A> {
  previous: A | undefined
  next: A | undefined
}

/** A doubly linked list whose items are the nodes: an item can be in one list only, and is not reachable once removed. */
export class List<A extends Linked<A>> {
  private first: A | undefined = undefined
  private last: A | undefined = undefined

  push(item: A): void {
    const { last } = this
    item.previous = last
    if (last === undefined) this.first = item
    else last.next = item
    this.last = item
  }

  shift(): A | undefined {
    return this.taken(this.first)
  }

  pop(): A | undefined {
    return this.taken(this.last)
  }

  remove(item: A): void {
    const { next, previous } = item
    if (previous === undefined) this.first = next
    else previous.next = next
    if (next === undefined) this.last = previous
    else next.previous = previous
    item.previous = undefined
    item.next = undefined
  }

  private taken(item: A | undefined): A | undefined {
    if (item !== undefined) this.remove(item)
    return item
  }
}
