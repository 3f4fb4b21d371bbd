/** Which handle of the trace stands for which object of the model: one for one, for the whole script. */
export class Bindings {
  private readonly objects = new Map<string, object>();
  private readonly handles = new Map<object, string>();

  object(handle: string): object | undefined {
    return this.objects.get(handle);
  }

  handle(object: object): string | undefined {
    return this.handles.get(object);
  }

  /** Binds at first sight; false if either is bound to something else. */
  bind(handle: string, object: object): boolean {
    const known = this.objects.get(handle);
    const named = this.handles.get(object);
    if (known === undefined && named === undefined) {
      this.objects.set(handle, object);
      this.handles.set(object, handle);
      return true;
    }
    return known === object && named === handle;
  }
}
