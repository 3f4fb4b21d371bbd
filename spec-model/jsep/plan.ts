import type { Codec } from '../rtp/codec';
import type { Direction, Transceiver } from '../rtp/transceiver';
import type { DescriptionView, Origin, SectionView } from '../sdp/view';

/** Over what a section is transported: a transport of its own, that of its BUNDLE group, or that of the group or none. */
export type Carrier = 'itself' | 'group' | 'group-only';

/** Attributes of RTCP in a section that has a transport of its own; null: either. */
export interface RtcpPlan {
  readonly mux: boolean | null;
  readonly muxOnly: boolean | null;
  readonly rsize: boolean | null;
}

/** What the specification fixes of one section of a description that is to be created. */
export interface SectionPlan {
  readonly kind: string;
  /** null: the implementation invents one. */
  readonly mid: string | null;
  /** The mid of the rejected section that is used again: the new one has to be another. */
  readonly recycled: string | null;
  /** null: data, or a section that no transceiver stands for any more. */
  readonly transceiver: Transceiver | null;
  /** 'open': the text does not say. */
  readonly rejected: boolean | 'open';
  /** null where nothing is sent or received: rejected sections and data. */
  readonly direction: Direction | null;
  /** Ids of the streams named in a=msid; null where the text does not say. */
  readonly streams: readonly string[] | null;
  /** The ICE username fragment has to be this one, or must not be one of these; null: any. */
  readonly ufrag: { readonly equals: string } | { readonly differs: readonly string[] } | null;
  /** null: any. In answers, it follows from the groups. */
  readonly carrier: Carrier | null;
  /** The codecs that the application prefers, in its order; null: there are none, or it is not known how many of them are left. */
  readonly preferences: readonly Codec[] | null;
  /** Ids of the encodings that are sent, in order; null where the text does not say. */
  readonly rids: readonly string[] | null;
  /** Values that a=setup may have, where it has to be. */
  readonly setup: readonly string[];
  readonly rtcp: RtcpPlan | null;
  /** The section as the local description has it; null if it is new, or was recycled. */
  readonly before: SectionView | null;
  /** The section that is answered. */
  readonly offered: SectionView | null;
  /** The section as the last answer had it. */
  readonly answered: SectionView | null;
}

/** What is fixed of a section of which nothing is fixed but its place. */
export const openSection: Omit<SectionPlan, 'kind' | 'mid'> = {
  recycled: null,
  transceiver: null,
  rejected: false,
  direction: null,
  streams: null,
  ufrag: null,
  carrier: null,
  preferences: null,
  rids: null,
  setup: [],
  rtcp: null,
  before: null,
  offered: null,
  answered: null,
};

/** A BUNDLE group, by indices of sections; those that are rejected fall out. */
export interface GroupPlan {
  readonly members: readonly number[];
  /** The section that comes first; null: any. */
  readonly tagged: number | null;
}

export interface DescriptionPlan {
  readonly type: 'offer' | 'answer';
  readonly sections: readonly SectionPlan[];
  readonly groups: readonly GroupPlan[];
  /** Options of ICE that have to be named, and no others of these. */
  readonly iceOptions: readonly string[];
  /** Indices of sections that have to be in a lip sync group with each other. */
  readonly lipSync: readonly (readonly number[])[];
  /** The o= line that was last: only its version changes. */
  readonly origin: Origin | null;
  /** The description that is answered. */
  readonly offer: DescriptionView | null;
}
