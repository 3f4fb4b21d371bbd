/**
 * The changes of the text that the model can take back: by pull request (`-name` where it made several), by commit where there was none, and by
 * year and name where neither is known. The code asks `edition.has(key)` last, where the answer makes a difference, so that a run can say which switches took effect.
 */
export const behaviour = {
  '2019-end-of-candidates': {
    title: 'addIceCandidate without ids, and without a candidate, ends the candidates of all sections',
    differences: ['D1'],
    before: { 'RTCPeerConnection.addIceCandidate': 'A candidate without sdpMid and sdpMLineIndex is a TypeError.' },
    anchor: 'dom-peerconnection-addicecandidate',
  },
  '2019-stopped-section': {
    title: 'addIceCandidate does nothing for the section of a stopped transceiver',
    differences: ['D2'],
    before: { 'RTCPeerConnection.addIceCandidate': 'A candidate for the section of a stopped transceiver is added.' },
    anchor: 'dom-peerconnection-addicecandidate',
  },
  '2019-stopped-attribute': {
    title: 'RTCRtpTransceiver has no attribute "stopped"',
    differences: ['D3'],
    before: { 'RTCRtpTransceiver.direction.get': 'RTCRtpTransceiver has an attribute "stopped".' },
    anchor: 'rtcrtptransceiver-interface',
  },
  '2019-stopping': {
    title: 'stop() only begins to stop a transceiver: it is stopped by the next negotiation',
    differences: ['D4', 'D9', 'D10'],
    before: { 'RTCRtpTransceiver.stop': 'stop() stops the transceiver at once, and leaves its direction as it was.' },
    anchor: 'dom-rtcrtptransceiver-stop',
  },
  '2019-implicit-description': {
    title: 'setLocalDescription may be called without a description',
    differences: ['D5'],
    before: { 'RTCPeerConnection.setLocalDescription': 'Without a description, setLocalDescription is a TypeError.' },
    anchor: 'dom-peerconnection-setlocaldescription',
  },
  '2019-implicit-rollback': {
    title: 'setRemoteDescription with an offer rolls a pending local offer back',
    differences: ['D5'],
    before: { 'RTCPeerConnection.setRemoteDescription': 'A remote offer in have-local-offer is an InvalidStateError.' },
    anchor: 'dom-peerconnection-setremotedescription',
  },
  '2019-pranswer-rollback': {
    title: 'a provisional answer cannot be rolled back',
    differences: ['D6'],
    before: { 'set-a-session-description': 'A rollback is also possible while a provisional answer is pending.' },
    anchor: 'set-description',
  },
  '2019-restart-ice': {
    title: 'RTCPeerConnection has restartIce()',
    differences: ['D7'],
    before: { 'RTCPeerConnection.restartIce': 'There is no restartIce().' },
    anchor: 'dom-peerconnection-restartice',
  },
  '2020-empty-chain': {
    title: 'negotiationneeded waits until the operations chain is empty',
    differences: ['D7'],
    before: { 'update-the-negotiation-needed-flag': 'The flag is also updated while operations are chained.' },
    anchor: 'dfn-update-the-negotiation-needed-flag',
  },
  '2019-direction-overwritten': {
    title: 'applying a remote answer stores its direction as that of the transceiver (until 2759)',
    differences: ['D8'],
    before: { 'set-a-session-description': 'No description changes the direction of a transceiver.' },
    anchor: 'set-description',
  },
  '2020-codec-intersection': {
    title: 'setCodecPreferences needs a codec that can be sent and received (until 3018)',
    differences: ['D24'],
    before: { 'RTCRtpTransceiver.setCodecPreferences': 'Whether a codec can be received is not asked.' },
    anchor: 'dom-rtcrtptransceiver-setcodecpreferences',
  },
  '2680': {
    title: 'the states of the connection count the transport of the SCTP association too',
    differences: ['D20'],
    before: {
      'derive.RTCIceConnectionState': 'Only the transports of transceivers count for the states of the connection.',
    },
    anchor: 'rtciceconnectionstate-enum',
  },
  '2691': {
    title: 'the members of RTCConfiguration have default values, which setConfiguration compares',
    differences: ['D14'],
    before: { 'set-a-configuration': 'A policy that the new configuration does not name stays as it is.' },
    anchor: 'set-the-configuration',
  },
  '2758': {
    title: 'a remote offer may change the rids of a simulcast sender: the answer decides',
    differences: ['D21'],
    before: { 'set-a-session-description': 'A remote offer with other rids than were negotiated is refused.' },
    anchor: 'set-description',
  },
  '2759': {
    title: 'no description changes the direction of a transceiver',
    differences: ['D8'],
    before: { 'set-a-session-description': 'A remote answer stores its direction as that of the transceiver.' },
    anchor: 'set-description',
  },
  '2763': {
    title: 'RTCIceCandidate has relayProtocol',
    differences: ['D27'],
    before: { 'RTCIceCandidate.constructor': 'RTCIceCandidate has no relayProtocol.' },
    anchor: 'dom-rtcicecandidate-relayprotocol',
  },
  '2772-audio': {
    title: 'scaleResolutionDownBy is dropped for audio',
    differences: ['D12'],
    before: { 'RTCPeerConnection.addTransceiver': 'scaleResolutionDownBy is checked for audio too.' },
    anchor: 'dom-rtcpeerconnection-addtransceiver',
  },
  '2772-default': {
    title: 'scaleResolutionDownBy is 1 for video where it is not given',
    differences: ['D13'],
    before: { 'create-an-RTCRtpSender': 'A video encoding has no scaleResolutionDownBy unless it is given.' },
    anchor: 'dfn-create-an-rtcrtpsender',
  },
  '2773': {
    title: 'RTCIceCandidate has url',
    differences: ['D27'],
    before: { 'RTCIceCandidate.constructor': 'RTCIceCandidate has no url.' },
    anchor: 'dom-rtcicecandidate-url',
  },
  '2774': {
    title: 'addTransceiver refuses encodings of which some have a rid and some have none, or two the same',
    differences: ['D11'],
    before: { 'RTCPeerConnection.addTransceiver': 'Missing and repeated rids are accepted.' },
    anchor: 'dom-rtcpeerconnection-addtransceiver',
  },
  '2828': {
    title:
      'connectionState is derived from iceConnectionState, of which the table names "connected" and not "completed"',
    differences: ['D19'],
    before: { 'derive.RTCPeerConnectionState': 'Completed ICE transports count as connected.' },
    anchor: 'rtcpeerconnectionstate-enum',
  },
  '2829': {
    title: 'replaceTrack, setParameters and insertDTMF fail from stop() on',
    differences: ['D9'],
    before: {
      'RTCRtpSender.replaceTrack': 'replaceTrack works until the transceiver is stopped.',
      'RTCRtpSender.setParameters': 'setParameters works until the transceiver is stopped.',
    },
    anchor: 'dom-rtcrtpsender-replacetrack',
  },
  '2853': {
    title: 'URLs of ICE servers are read by the URL standard',
    differences: ['D28'],
    before: { 'validate-an-ICE-server-URL': 'URLs of ICE servers are read by RFC 3986, 7064 and 7065.' },
    anchor: 'dfn-validate-an-ice-server-url',
  },
  '2875': {
    title: 'removeTrack does nothing from stop() on',
    differences: ['D10'],
    before: { 'RTCPeerConnection.removeTrack': 'removeTrack works until the transceiver is stopped.' },
    anchor: 'dom-rtcpeerconnection-removetrack',
  },
  '2894-task': {
    title: 'a transport has gathered everything in a task after that of its last candidate',
    differences: ['D15'],
    before: { 'ice-generation-gathered': 'The transport tells that it is complete in the task of its last candidate.' },
    anchor: 'rtcicetransport-gathering',
  },
  '2894-state': {
    title: 'icegatheringstatechange comes in the task of the gatheringstatechange of the transport',
    differences: ['D16'],
    before: {
      'ice-gathering-began': 'The connection tells that it gathers in a task after that of the transport.',
      'ice-gathering-complete': 'The connection tells that it is complete in a task after that of the transport.',
    },
    anchor: 'rtcicetransport-gathering',
  },
  '2894-null': {
    title: 'the null candidate comes for each transport',
    differences: ['D17'],
    before: { 'ice-gathering-complete': 'The null candidate comes once, when the connection has gathered everything.' },
    anchor: 'rtcicetransport-gathering',
  },
  '2894-end': {
    title: 'the local description gets a=end-of-candidates',
    differences: ['D18'],
    before: { 'ice-generation-gathered': 'The local description stays as it is.' },
    anchor: 'rtcicetransport-gathering',
  },
  '2909': {
    title: 'a binaryType that there is not is ignored',
    differences: ['D22'],
    before: { 'RTCDataChannel.binaryType.set': 'A binaryType that there is not is a SyntaxError.' },
    anchor: 'dom-datachannel-binarytype',
  },
  '2913': {
    title: 'binaryType is "arraybuffer" at first',
    differences: ['D22'],
    before: { 'create-an-RTCDataChannel': 'binaryType is "blob" at first.' },
    anchor: 'dom-datachannel-binarytype',
  },
  '2926': {
    title: 'setCodecPreferences takes codecs that can be received (until 3018)',
    differences: ['D24'],
    before: { 'RTCRtpTransceiver.setCodecPreferences': 'Codecs that can only be sent are accepted beside others.' },
    anchor: 'dom-rtcrtptransceiver-setcodecpreferences',
  },
  '2961': {
    title: 'RTCIceCandidatePair is an interface',
    differences: ['D23'],
    before: { 'create-an-RTCIceCandidatePair': 'RTCIceCandidatePair is a dictionary: a new object each time.' },
    anchor: 'rtcicecandidatepair',
  },
  '2996': {
    title: 'the query of an ICE server URL has to be exactly one transport',
    differences: ['D28'],
    before: { 'validate-an-ICE-server-URL': 'A query may hold more than the transport, and stun URLs may have one.' },
    anchor: 'dfn-validate-an-ice-server-url',
  },
  '3018': {
    title: 'setCodecPreferences takes codecs that can be sent or received',
    differences: ['D24'],
    before: { 'RTCRtpTransceiver.setCodecPreferences': 'A codec that can only be sent is not enough.' },
    anchor: 'dom-rtcrtptransceiver-setcodecpreferences',
  },
  '3038': {
    title: 'the constructor of RTCIceCandidate takes relayProtocol and url',
    differences: ['D27'],
    before: { 'RTCIceCandidate.constructor': 'relayProtocol and url of a constructed candidate are null.' },
    anchor: 'dom-rtcicecandidate-constructor',
  },
  '3050': {
    title: 'username and credential of a TURN server have to be well-formed',
    differences: ['D29'],
    before: { 'validate-an-ICE-server-URL': 'Any username and credential will do.' },
    anchor: 'dfn-validate-an-ice-server-url',
  },
  '3082': {
    title: 'a remote track is muted on RTCP BYE only',
    differences: ['D30'],
    before: { 'remote-track-mute-on-bye': 'A remote track is also muted when RTCP stays away for too long.' },
    anchor: 'rtcrtpreceiver-interface',
  },
  '3094': {
    title: 'pc.sctp is there from the offer on, its maxMessageSize null until an answer',
    differences: ['D25', 'D26'],
    before: {
      'set-a-session-description': 'The SCTP transport is created with the answer.',
      'RTCSctpTransport.maxMessageSize.get': 'maxMessageSize is never null.',
    },
    anchor: 'dom-peerconnection-sctp',
  },
  '73cc4bec': {
    title: 'a stopped transceiver forgets its remote streams',
    differences: [],
    before: { 'stop-the-RTCRtpTransceiver': 'The remote streams of a stopped transceiver stay associated.' },
    anchor: 'dfn-stop-the-rtcrtptransceiver',
  },
} as const;
