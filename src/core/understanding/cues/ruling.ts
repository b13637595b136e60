import { phrases } from './phrases.ts';

/** Ruling options and needs in and out. */
export const ruling = {
  'exclude-next': phrases`
    out with; away with; goodbye; bye bye; no way; kick; count out; not with; nobody wants;
    nobody here wants; not; no; anything but; everything but; all but; anything except; everything except;
    except; except for; excluding; exclude; other than; apart from; aside from; besides; without; rule out;
    ruled out; ruling out; forget; forget about; drop; dropped; skip; minus; avoid; avoiding; ban; banned;
    never; leave out; leave; do not want; do not wanna; do not like; can not use; can not do; must not use;
    may not use; not allowed to use; do not use; do not suggest; do not recommend; do not mention;
    stop suggesting; hate; we hate; sick of; tired of; fed up with; neither; nor; rather not have|use|take|pick|go; rather not; prefer not to have|use|take|go; not use;
    veto; vetoed; scratch; remove; removed; take out; throw out; threw out; kick out; ditch; cross out;
    cross off; cancel; eliminate; no more; nothing with; against using; we are against; i am against;
    do not count; anything bar; done with; nada de; sin; kein; keine; nicht; ohne; pas; sans; nao; sem;
    ausser; sauf; excepto; menos; not go|going with; not to use|choose|take|pick;
    not to go with; =decided against; allergic to; refuse; refuses; refuse to use; nope to; no to; excluded;
    not going to use|choose|take|pick; not gonna use; do not even consider; do not consider; not consider
  `,
  'exclude-prev': phrases`
    is out; are out; was out; out please; is off; off the table; is ruled out; are ruled out; ruled out;
    not allowed; is no option; is not an option; not an option; no option; out of the question; is banned;
    are banned; is forbidden; forbidden; is excluded; excluded; does not count; is dead to us; is vetoed;
    got vetoed; was vetoed; was ruled out; got ruled out; were ruled out; has been ruled out; no go;
    is a no; no thanks; no thank you; not for us; is not possible; can be dropped; is eliminated;
    allowed by; can go; is gone; will not fly; not an alternative; can not be used
  `,
  'include-next': phrases`
    include; bring back; bring it|that|them back; put it|that|them back; let it|that|them back;
    take it|that|them back; let it compete; put ... back in; put back; add back; allow; reconsider;
    consider; readmit; bring ... back; take ... back in; let ... back in; let ... compete; add ... again;
    include ... again; let us have; count ... in; back with; fine ... include; again include; add;
    put|let|have|want|get|give ... back; give ... another|a chance|go|look|try; un rule; unrule; unexclude;
    do not exclude; do not rule out; do not drop
  `,
  'include-prev': phrases`
    back in; is back; back on the table; is allowed; allowed again; is ok again; is fine again;
    compete again; in again; can stay; is in again; is an option again; back into; again after all;
    after all; is still in; still counts; is not out; is not off; was never out; was not out
  `,
  'withdraw-next': phrases`
    forget; forget about; drop; drop the; scratch; scrap; skip; ditch; cancel; no longer; do not need;
    does not need; not need; no need for; no need of; without; never mind; nevermind; ignore; remove;
    strike; cross out; take out; take back; minus; do not care about; not care about; no more; lose the;
    leave out; we can live without; can live without; not about; instead of; less about; i take back;
    nah drop
  `,
  'withdraw-prev': phrases`
    is not needed; not needed; is not necessary; not necessary; is not required; not required;
    is no longer; is gone; are gone; is off; is cancelled; is canceled; was cancelled; got cancelled;
    does not matter; do not matter; is not important; not important; is irrelevant; was wrong; is optional;
    can wait; is secondary; moved; is moved; was moved; left; is solved; will do; in nginx; is handled;
    is being shut; is dropped; was dropped; last; not anymore; no longer; is not a thing; is not a problem;
    is no issue; is not an issue; is not a must; part moves; part that moves
  `,
  'withdraw-that': phrases`
    forget that; forget it; drop that; drop it; scratch that; scrap that; skip that; never mind that;
    nevermind; never mind; ignore that; cross that out; strike that; i take that back; take that back;
    ditch that; drop that requirement; if we drop; without that; not that
  `,
} as const;
