import { phrases } from './phrases.ts';

/** Messages that aren't about the choice: code, instructions to the bot, small talk. */
export const chatting = {
  code: phrases`
    =write me; =write us; can|could|would|will you =write; please =write; code me; code for; give me code;
    give me the code; give ... code; show me code; show me the code; show ... code; the code for;
    sample code; example code; code example; code sample; snippet; code snippet; implement;
    implementation of; =fix; =fixes; fix my; fix this; fix it; debug; debugging; =error; =errors;
    =exception; traceback; stack trace; stacktrace; typeerror; valueerror; attributeerror; importerror;
    keyerror; syntaxerror; modulenotfounderror; operationalerror; refactor; my code; the code;
    does not work; not working; will not start; crashes; crashing; throws; raises; returns 500; 500 error;
    404 error; a 500; a 404; a 422; dockerfile for; yaml for; kubernetes yaml; generate a; generate me;
    generate the; paste me; paste the; build me; make me; create a ... for me; unit test for; a test for;
    fixture for; function that; script that; sql query for; how do i get out; what is wrong; why does my;
    why is my; my ... fails; already exists; line $n; stuck on; can not import; can not install;
    pip install; review my; closes with; homework; me coder; schreib mir; escribe; escribeme; code review;
    circular import; convert this code; translate this code; rewrite this function; autocomplete this
  `,
  'no-code': phrases`
    no code; conceptually; without code; in words
  `,
  orders: phrases`
    ignore your|all|previous|the|any|every|my|these|those|what instructions|rules|previous|prior|above|you;
    ignore all|any|the previous|prior|above|rules|instructions; disregard; system prompt; your prompt;
    your instructions; your rules; you are now; pretend; pretend you; act as; act like; roleplay;
    role play; jailbreak; repeat everything; repeat the; everything above; from now on; always recommend;
    always say; always answer; developer mode; dan mode; reveal your; print your; no matter what;
    regardless of; override; admin mode; sudo; say that; just say; only say; reply only; answer only;
    system :; tell me a secret; ten times; a hundred times; forget your; you must; you have to;
    new instructions; give|show|tell|send|print me|us the|your|an api key|keys; your api key; your token; confidential; say yes; answer yes;
    even if
  `,
  greeting: phrases`
    hi; hello; hey; yo; hiya; morning; good morning; good evening; good afternoon; evening; hola; hallo;
    bonjour; salut; moin; ola; howdy; sup; greetings; gn8; good night; bye; goodbye; see you; ciao; servus;
    guten morgen; guten tag; buenos dias; bom dia; wassup; hi there; hey there; welcome; mahlzeit; ahoy;
    cya; have a nice; happy friday
  `,
  thanks: phrases`
    thanks; thank you; cheers; merci; gracias; danke; obrigado; obrigada; much appreciated; that =helped;
    appreciate it; many thanks; tysm; =helpful; grazie; thank u; kudos
  `,
  praise: phrases`
    good bot; bad bot; did good; good job; well played; bot; nice; great; cool; awesome; perfect;
    well done; love it; love you; brilliant; useless; stupid; you rock; you suck; excellent; fair enough;
    makes sense; got it; gotcha; nice one; good one; good point; good to know; lol; haha; rofl; lmao; wow;
    ok; okay; sweet; neat; sounds good; alright; no worries; np; fine; right; yes; yep; yeah; nope; sure;
    oh; ah; hm; hmm; interesting; k; kk; meh; ugh; ha; hehe; indeed; true; whatever; exactly; agreed;
    great stuff; impressive; not bad; ack; roger; noted; touche; bravo; idk; welp; oof; same here
  `,
  self: phrases`
    are you a; are you an; are you human; are you real; are you alive; are you there; are you ok;
    are you chatgpt; are you an ai; who are you; who built you; who made you; how are you; how is it going;
    how do you do; what is up; what is your name; your name; sorry was; sorry about; i was rude;
    do you like; do you sleep; do you dream; how old are you; you there; anyone there; anybody there;
    long day; tired; coffee first; cat on keyboard; where do you live; do you get tired; your favourite;
    your favorite; human or; you awake; sorry
  `,
} as const;
