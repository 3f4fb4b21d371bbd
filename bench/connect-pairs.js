/**
 * The program of bench/connections.ts: the same on every implementation, also inside a page. Connects `count` pairs one after the other:
 * offer, answer, candidates as they come, a data channel; each until both sides are "connected" and the channel is open. Plain JavaScript.
 * @returns milliseconds that it took
 */
async function connectPairs(RTCPeerConnection, count) {
  const connected = (pc) =>
    new Promise((resolve) => {
      pc.addEventListener('connectionstatechange', () => pc.connectionState === 'connected' && resolve());
    });
  const trickle = (from, to) => {
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) to.addIceCandidate(JSON.parse(JSON.stringify(candidate))).catch(() => {});
    });
  };
  const once = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
  const pair = async () => {
    const a = new RTCPeerConnection();
    const b = new RTCPeerConnection();
    trickle(a, b);
    trickle(b, a);
    const channel = a.createDataChannel('bench');
    const over = Promise.all([connected(a), connected(b), once(channel, 'open')]);
    await a.setLocalDescription(await a.createOffer());
    await b.setRemoteDescription(a.localDescription);
    await b.setLocalDescription(await b.createAnswer());
    await a.setRemoteDescription(b.localDescription);
    await over;
    a.close();
    b.close();
  };
  const start = performance.now();
  for (let done = 0; done < count; done++) await pair();
  return performance.now() - start;
}

module.exports = { connectPairs };

/** As a child: takes numbers of pairs, and tells how long they took. */
if (typeof process !== 'undefined' && process.send) {
  const { RTCPeerConnection } = require(process.argv[2]);
  process.on('message', (pairs) => connectPairs(RTCPeerConnection, pairs).then((took) => process.send(took)));
}
