/** Words that carry the form of a sentence and nothing of what it's about. */
export const grammarWords: ReadonlySet<string> = new Set(
  `a an the this that these those it its they them their there here we us our ours i me mine my you your yours u he she his her him who whom whose which what when where why how
  is are am was were be been do does did done has have had can could will would should shall may might must not no yes and or but so if then than as at by for from in into of off on onto out over to up with without about
  all any both each either every few more most much many none one other others some such too very also just only still yet again already ever never now ok okay hm oh ah lol thanks please sorry let
  anyone anybody someone somebody everyone everybody nobody something anything nothing first second third last next same since while after before until though anyway really actually maybe`.split(
    /\s+/,
  ),
);
