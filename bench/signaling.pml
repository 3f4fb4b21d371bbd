/*
 * The signaling part of two peers, with the descriptions on their way between them: the model of
 * suites/exploration/signaling/two-peers.ts, written by hand from the state machine of webrtc-pc, so that equal numbers of states say
 * something about both. CAPACITY: how many descriptions can be on their way to a peer.
 */
#ifndef CAPACITY
#define CAPACITY 2
#endif

#define STABLE 0
#define HAVE_LOCAL_OFFER 1
#define HAVE_REMOTE_OFFER 2
#define HAVE_LOCAL_PRANSWER 3
#define HAVE_REMOTE_PRANSWER 4

#define OFFER 1
#define ANSWER 2
#define PRANSWER 3

byte state[2];
/* Whether [[LastCreatedOffer]] and [[LastCreatedAnswer]] hold something. */
bit offer[2];
bit answer[2];
/* What is on its way to each peer. */
chan to[2] = [CAPACITY] of { byte };

#define can_answer(p) (state[p] == HAVE_REMOTE_OFFER || state[p] == HAVE_LOCAL_PRANSWER)
#define awaits_answer(p) (state[p] == HAVE_LOCAL_OFFER || state[p] == HAVE_REMOTE_PRANSWER)
#define in_offer(p) (state[p] == HAVE_LOCAL_OFFER || state[p] == HAVE_REMOTE_OFFER)
#define room(p) nfull(to[1 - p])

inline complete(p) {
  state[p] = STABLE;
  offer[p] = 0;
  answer[p] = 0
}

/* An offer that meets one that is pending rolls it back; a provisional answer can't be rolled back. */
inline take_offer(p) {
  if
  :: state[p] == STABLE || in_offer(p) -> state[p] = HAVE_REMOTE_OFFER
  :: else -> skip
  fi
}

inline take_answer(p) {
  if
  :: awaits_answer(p) -> complete(p)
  :: else -> skip
  fi
}

inline take_pranswer(p) {
  if
  :: awaits_answer(p) -> state[p] = HAVE_REMOTE_PRANSWER
  :: else -> skip
  fi
}

/* Each option is one transition: between them nothing else is stored. */
active proctype peers() {
  do
  :: d_step { (state[0] == STABLE || state[0] == HAVE_LOCAL_OFFER) -> offer[0] = 1 }
  :: d_step { (state[1] == STABLE || state[1] == HAVE_LOCAL_OFFER) -> offer[1] = 1 }
  :: d_step { can_answer(0) -> answer[0] = 1 }
  :: d_step { can_answer(1) -> answer[1] = 1 }
  :: d_step { (offer[0] && (state[0] == STABLE || state[0] == HAVE_LOCAL_OFFER) && room(0)) ->
       state[0] = HAVE_LOCAL_OFFER; to[1]!OFFER }
  :: d_step { (offer[1] && (state[1] == STABLE || state[1] == HAVE_LOCAL_OFFER) && room(1)) ->
       state[1] = HAVE_LOCAL_OFFER; to[0]!OFFER }
  :: d_step { (answer[0] && can_answer(0) && room(0)) -> complete(0); to[1]!ANSWER }
  :: d_step { (answer[1] && can_answer(1) && room(1)) -> complete(1); to[0]!ANSWER }
  :: d_step { (answer[0] && can_answer(0) && room(0)) -> state[0] = HAVE_LOCAL_PRANSWER; to[1]!PRANSWER }
  :: d_step { (answer[1] && can_answer(1) && room(1)) -> state[1] = HAVE_LOCAL_PRANSWER; to[0]!PRANSWER }
  /* Local and remote rollback do the same. */
  :: d_step { in_offer(0) -> state[0] = STABLE }
  :: d_step { in_offer(0) -> state[0] = STABLE }
  :: d_step { in_offer(1) -> state[1] = STABLE }
  :: d_step { in_offer(1) -> state[1] = STABLE }
  :: d_step { to[0]?[OFFER] -> to[0]?OFFER; take_offer(0) }
  :: d_step { to[1]?[OFFER] -> to[1]?OFFER; take_offer(1) }
  :: d_step { to[0]?[ANSWER] -> to[0]?ANSWER; take_answer(0) }
  :: d_step { to[1]?[ANSWER] -> to[1]?ANSWER; take_answer(1) }
  :: d_step { to[0]?[PRANSWER] -> to[0]?PRANSWER; take_pranswer(0) }
  :: d_step { to[1]?[PRANSWER] -> to[1]?PRANSWER; take_pranswer(1) }
  od
}
