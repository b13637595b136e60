/** Everyday English words that are one letter away from some vocabulary word and not a typo of it. */
export const everydayWords: ReadonlySet<string> = new Set(
  `about above action actions affect after again against almost along already although always among animal another answer answers anyone anything
  approved around asking attend attention back basic battery because become before behind being believe below beside better between board
  bought bring broke broken brother brought build building business button called calling cannot career careful carry caught cause center central
  certain chance change changes changed charge cheap check checked choice chosen client clients close closed clothes coffee college comes coming
  common company complete computer condition consider contact contain content contest context continue correct could counter country couple course
  cover create created cross current custom customer daily damage dance danger daily dealer death decent decide deep degree delay deliver depend
  design desire detail details dinner direct director directors doctor dollar double doubt dream drink drive driver during early earlier earth easily eating editor effect
  effort eight either employ empty ending engine enjoy enough enter entire equal escape especially even evening event events ever every everybody
  everyone everything exact exactly example except expect expected explain extra face factor failed failing fair faith fall family famous fancy
  farmer fashion faster father fault favor feature features feel feeling field fifteen fifth fight figure filled final finally find finger finish
  first flight floor flower follow following force foreign forest forget formal former forward found fourth free fresh friend from front fruit
  full funny further future game garden gather general gentle giant given going golden gone good grand grant great green ground group growth guess
  guest guide hand handle happen happened happy hard hardly have head hear heart heavy held hello help here herself high himself hold hope hour house
  however huge human hundred hungry hurry idea image imagine import improve include income inside instead intend interest invite island itself join joke
  jump just keep kept kind king kitchen knew know known labor ladder land large last late later latest laugh lead leader learn least leave left length
  less letter level light like likely limit listen little live living local lonely long look loose lose loss lost loud love lower luck lunch machine main
  major make making manage manager manner many march mark market marry master match matter maybe meal mean meant measure meat meet member memory mental
  mention mere message metal method middle might mile milk mind mine minute mirror miss mission mistake mixed modern moment money month moral more morning
  most mother motion mouth move movie much music must myself name narrow nation native natural nature near nearly neat neck need neighbor neither nerve
  never next nice night nine nobody noise none normal north nose note nothing notice novel number object obtain occur ocean offer office often once one
  only open operate opinion orange order ordinary organ other ought ours outside over owner pack page paid pain paint pair paper parent park part
  partner party pass past path patient pause peace people perhaps period person phone photo phrase pick picture piece pilot place plain plan planet plant
  plate play please pleasure plenty pocket poem point police polite poor port position possible post pound pour power practice pray prefer prepare present
  press pretty prevent price pride print prison private prize problem process produce product profit program promise proof proper protect proud prove
  provide public pull pure purpose push quarter queen question quick quickly quiet quite race raise random range rank rare rate rather reach read ready
  real realize really reason receive recent recently record regard region relate remain remember remove rent repair repeat reply report request require rescue
  respect result return review reward rich ride right ring rise river road rock role roll roof room root rough round route royal rule runner running safe
  sail sale salt same sand save saving scale scene school science score scratch screen search season seat second secret secrets section secure seed seek seem
  select self sell send sense sentence separate serious serve served service session settle seven several severe shade shadow shake shall shape share
  sharp shelf shell shelter shine ship shirt shock shoe shoot shop shore short should shoulder shout show shower side sight sign signal silence silent silver
  similar simple simply since sing single sister size skill skin sleep slide slight slip slow slowly small smart smell smile smoke smooth snow social soft soil
  sold soldier solid solve some somebody somehow someone something sometimes song soon sorry sort soul sound soup south space spare speak special spell
  spend spirit spite split spoke sport spot spread spring square stage stand standard star start state station stay steady steal steel step stick still
  stone stood stop store storm story straight strange stream street strength stress stretch strike string strong student study stuff style subject succeed
  success such sudden suffer sugar suggest suit summer supply support suppose sure surface surprise survey sweet swim switch table tail take talk tall taste
  teach teacher team tear tell temper ten tend term test than thank that their them then there these they thick thin thing think third thirty this those
  though thought thousand thread threat three through throw thumb thus ticket tight till time tiny tired title today together told tomorrow tone tongue
  tonight tool tooth total touch toward town track trade train trap travel treat tree trial trick trip trouble truck true trust truth turn twelve twenty
  twice type under until upon upper urge usual usually valley value variety various vast very victory view village visit voice vote wage wait wake walk wall
  want warm warn wash waste watch water wave weak wealth weapon wear weather week weigh weight welcome well west western what wheat wheel when where whether
  which while whisper white whole whom whose wide wife wild will wind window wing winter wise wish with within without woman wonder wood word work worker
  world worry worth would wound wrap write wrong year yellow yesterday yet young your yourself zero master poster sever serve sensor sensors session
  casual formal formally postage parking passion patent portal potion prince principle printer profile prompt proxy rapid rapidly recipe region remote
  rental ripped sample sanity satisfy sealing sender setting settings sharing silicon sprint stating status staging storage sudden target tender testify
  threads throat ticker trusted typical uniform unless update updated upload uploads useful vendor verse version visited wonderful writer written
  python script scripts server servers string strings`.split(/\s+/),
);
