import { phrases } from './phrases.ts';

/** Where an answer comes from, and how sure it is. */
export const checking = {
  source: phrases`
    source; sources; where is that|this|it from; where does that|this|it|the come;
    where do the|these|those|your ... come; where did you get|find|read; where you got; says who; who says;
    who said; who claims|claimed|states|stated|found|reported that|this|it|so; according to who|whom|what; citation; citations; cite; cites; reference; references;
    evidence; evidence for; link; links; a link; proof; prove it; prove that; who wrote;
    who made this|that|these; how old is this|that|it|the|your; how old are these|those|they|the|your; how fresh; how recent; how current; how up to date;
    up to date; outdated; old numbers; when was that|this|it measured|checked|written|tested; when was|is that|this|it ?;
    as of when; from when; how do you know that|this?; is that|this|it recent|fresh|current|old; where does|do ... come from; where do|did you get|have ... from; =still valid|correct|current|accurate ?; when were;
    who measured; who ran; who tested; who checked; measured; did you measure|test|benchmark; measure that;
    your own numbers|figures|test|tests|measurement|measurements|benchmark|benchmarks|or; someone|somebody else|elses numbers?;
    ratings come from; based on what; what is that based; what do you base; where is the data; your data;
    this data; the data; that data; your sources; your info; info from; your information; your facts;
    made up; making things up; make things up; making this up; make this|that|it up; hallucinate;
    hallucinating; an llm; trust you; trust this|that|a|these; should we trust; reliable; trustworthy;
    copy it from; from a blog; fuente; fuentes; quellen; fonte; fontes; sauce; got a source; read that;
    where ... written; verified; fact checked; documentation for that; where can i read; quelle ?;
    numbers from; figures from; which article; the article; backend reporter; last checked; last updated;
    when ... updated|checked
  `,
  trust: phrases`
    opinion or fact; fact or opinion; is that a fact; just an opinion; guess or fact; are you sure;
    you sure; are u sure; how sure; sure about; is that sure; how confident; how certain; really ?;
    certain about; how robust is|are it|that|this|the; how stable|solid is it|that|this|the;
    is it|that|this robust|solid|stable; is the|your ranking|result|answer|pick|score robust|solid|stable|certain|sure|safe;
    robust ?; is that really true; is that true; is this true; is that right; is that correct;
    seriously ?; you certain; for sure ?; sicher ?; seguro ?; do you stand by; i doubt; not convinced;
    hard to believe; do not believe; u sure; is it true ?; still true; surely not; still so|right|correct|valid|accurate|the case;
    does|do that|this|it|those|these still? hold|stand|apply; still holds|stands|applies; true today|now; bist du sicher;
    estas seguro; sounds|looks|feels|smells|seems like a|pure|mere guess; like guesswork; is|was that|this|it a? guess|guesswork;
    just guessing; just a guess; are you guessing; you are guessing; that|this|it is not true|right|correct; that|this|it is wrong;
    that|this|it sounds|looks|seems wrong|off|fishy|made up; can not be true|right|correct
  `,
  margin: phrases`
    by how much; how far ahead|apart|behind; how big is the gap|difference|lead|margin; how much better|worse;
    how much ahead; how close; how close is it|that; is it|that|this a? close;
    was it|that close; is the ranking|result|race close; close call ?; close ?; what is the margin|gap
  `,
  recent: phrases`
    what ... changed recently|lately|newly; what is new; what is newest; anything new; recent|latest|newest|new changes|developments|features;
    changed recently|lately; what has changed lately|recently; changelog; what happened recently|lately
  `,
  trace: phrases`
    trace; how did you get that|there; how did you come to; how did you arrive;
    show your work|working|reasoning; explain your reasoning; how did you decide|reach|conclude
  `,
  why: phrases`
    why; why is that; how come; warum; pourquoi; por que; porque ?; what makes you say; for what reason;
    reasoning; wieso; weshalb; because ?; the reasons; on what grounds; =y ?; =y tho; y though
  `,
} as const;
