import type { Direction, Transceiver } from '../rtp/transceiver';

/** What the specification fixes of one section of a description that is to be created. */
export interface SectionPlan {
  readonly kind: string;
  /** null: the implementation invents one. */
  readonly mid: string | null;
  /** null: data, or a section that no transceiver stands for any more. */
  readonly transceiver: Transceiver | null;
  /** 'open': the text does not say. */
  readonly rejected: boolean | 'open';
  /** null where nothing is sent or received: rejected sections and data. */
  readonly direction: Direction | null;
  /** Ids of the streams named in a=msid; null where the text does not say. */
  readonly streams: readonly string[] | null;
  /** The ICE username fragment has to be this one, or must not be; null: either. */
  readonly ufrag: { readonly equals: string } | { readonly differs: string } | null;
}

export interface DescriptionPlan {
  readonly type: 'offer' | 'answer';
  readonly sections: readonly SectionPlan[];
}
