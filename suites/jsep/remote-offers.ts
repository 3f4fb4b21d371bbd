import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { answer, call, settle } from '../arbitraries/commands';
import { history } from '../arbitraries/scripts';
import { property } from '../property';
import { everyWrongChange, laterChanges, plainOffer, remoteOffers, section, setRemote, wrongChanges } from './remote';

const two = [section('audio', '0'), section('audio', '1')];
const four = [section('audio', '0'), section('video', '1'), section('audio', '2'), section('application', '3')];

/** A connection that the offers of other implementations are handed to. */
export const remoteOffersAnswered = property('jsep', 'remote-offers', {
  title:
    'a remote offer of any shape gets an answer with its sections, kinds, mids, groups and what each of them allows',
  checks: [
    'jsep.create-answer/sections',
    'jsep.create-answer/groups',
    'jsep.create-answer/setup',
    'jsep.create-answer/policy',
    'jsep.create-answer/bundled',
    'jsep.create-answer/codecs',
    'set-a-session-description/4.6.11.2.7',
  ],
  cases: [
    plainOffer({ sections: four }),
    plainOffer(),
    plainOffer({ setup: 'active' }),
    plainOffer({ setup: 'passive' }),
    plainOffer({ lite: true }),
    plainOffer({ atSession: true }),
    plainOffer({ trickle: false, ended: true }),
    plainOffer({ rotate: 2 }),
    plainOffer({ sections: [section('audio', null)] }),
    plainOffer({ sections: two, bundle: 'none' }),
    plainOffer({ sections: four, others: 'bundle-only' }),
    plainOffer({ sections: four, others: 'carried' }),
    plainOffer({ sections: four, bundle: 'pairs' }),
    plainOffer({ sections: four, bundle: 'first two', others: 'bundle-only' }),
    plainOffer({ sections: [section('audio', '0', { rejected: true }), section('video', '1')] }),
  ].map((offer): Script => [setRemote(0, offer), call(0, 'setLocalDescription'), call(0, 'createOffer')]),
  script: fc
    .tuple(history({ addTrack: 2, addTransceiver: 1 }, 2), remoteOffers, fc.boolean())
    .map(([before, offer, settles]) => [...before, setRemote(0, offer), ...answer(0), ...(settles ? [settle] : [])]),
});

export const remoteReoffers = property('jsep', 'remote-reoffers', {
  title: 'a later remote offer keeps the places of its sections, and changes what it says of them',
  checks: [
    'set-a-session-description/4.4',
    'set-a-session-description/4.6.11.2.5',
    'set-a-session-description/4.6.11.2.15',
    'jsep.apply-remote/recycle',
    'jsep.create-answer/setup-continued',
    'jsep.create-answer/codecs',
  ],
  script: fc
    .tuple(
      history({ addTrack: 2, addTransceiver: 1 }, 2),
      remoteOffers,
      fc.array(fc.tuple(laterChanges, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 3 }),
    )
    .map(([before, first, changes]): Script => {
      let offer = first;
      const later = changes.flatMap(([change, answers, settles]): Script => {
        offer = change(offer);
        return [setRemote(0, offer), ...(answers ? answer(0) : []), ...(settles ? [settle] : [])];
      });
      return [...before, setRemote(0, first), ...answer(0), ...later, call(0, 'createOffer')];
    }),
});

export const wrongReoffers = property('jsep', 'wrong-reoffers', {
  title: 'a later remote offer that loses, renames, exchanges or reorders sections is refused and changes nothing',
  checks: ['set-a-session-description/4.5.6', 'set-a-session-description/4.4', 'set-a-session-description/4.5'],
  cases: everyWrongChange.flatMap((change) => {
    const offer = plainOffer({ sections: [section('audio', '0'), section('video', '1')] });
    return [
      [setRemote(0, offer), setRemote(0, change(offer))],
      [setRemote(0, offer), ...answer(0), setRemote(0, change(offer))],
    ];
  }),
  script: fc
    .tuple(remoteOffers, wrongChanges, fc.boolean())
    .map(([offer, change, answers]) => [
      setRemote(0, offer),
      ...(answers ? answer(0) : []),
      setRemote(0, change(offer)),
      ...(answers ? [] : answer(0)),
    ]),
});
