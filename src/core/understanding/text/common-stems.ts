/**
 * Porter stems of common English words: whoever uses one that the topic lacks isn't naming anything. From SCOWL (Spell
 * Checker Oriented Word Lists), sizes 10 and 20, its commonest words, without proper names.
 *
 * Copyright 2000-2016 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
 * associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
 * without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
 * this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
 * suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
 */
export const commonStems: ReadonlySet<string> = new Set(
  `a aardvark abandon abbrevi abid abil abl abnorm abolish abolit abort about abov abroad absenc absent absolut absorb abstract absurd abus abysm
  academ acceler accent accept access accid accident accommod accompani accomplish accord accordingli account accumul accur accuraci accus
  accustom ace achiev acid acknowledg acorn acoust acquaint acquir acquisit acronym across act action activ actor actual acut ad adapt adaptor
  add addict addit addition address adequ adher adjac adject adjust administ administr admir admiss admit admittedli adopt adult advanc advantag
  advent adventur advers advert advertis advic advis advisori advoc aerial aesthet affair affect afford aforement afraid after afternoon
  afterward ag again against age agenc agenda agent aggress ago agoni agre agreement agricultur ahead aid aim air aircraft airport akin ala alarm
  albeit album alcohol alert algebra algorithm alia alias alien align alik aliv all alleg allegedli allerg allevi alli allianc alloc allow almost
  alon along alongsid aloud alpha alphabet alreadi also alter altern although altogeth alwai am amateur amaz amazingli ambassador amber ambient
  ambigu ambiti amend among amongst amount amp ampl amplifi amus an anagram analog analogu analys analysi analyst analyz anarchi anatomi ancestor
  ancient and anecdot angel anger angl angri anguish anim anniversari annoi announc annoy annual anomali anonym anorak anoth answer antholog
  anticip antidot antiqu antisoci anxiou any anybodi anyhow anyon anyplac anyth anywai anywher apart apathet apathi apolog apologis apostroph
  appal appallingli appar apparatu apparatus appeal appear append appendix appl applaus appli applic appoint apprais appreci approach appropri
  approv approxim apt arbitrari arbitrarili arc arcad arcan arch archaic architectur archiv are area arena argu arguabl argument aris arisen
  arithmet arm armi aros around arrai arrang arrest arriv arrog arrow ars art articl artifici artist as ascend ash asham ashcan asid ask asleep
  aspect ass assault assembl assert assess asset assign assist associ assort assum assumpt assur asterisk astronom astronomi asynchron at ate
  atheism atheist atla atmospher atom atroc attach attack attain attempt attend attent attitud attornei attract attribut audibl audienc audio
  aunt authent author authoris autobiographi autom automat automobil autumn avail averag avoid aw awai await awak awar award awfulli awkward ax
  axe axi axiom babi back backbon background backlog backspac backward bacteria bacterium bad badg badli baffl bag baggag bake balanc ball ballet
  ballot ban banal banana band bandwagon bandwidth bang bank bankrupt banner bar bare bargain bark baroqu barrel barrier barrist base basement
  bash basi basic basket bass bastard bat batch bath bathroom batteri battl baud bay be beach beam bean bear beard beast beat beaten beauti
  beautifulli becam becaus becom bed bedroom beef been beer befor beforehand beg began begin beginn begun behalf behav behavior behaviour behind
  belief believ bell belong belov below belt bench bend beneath benefici benefit bent besid best bet beta better between bewar beyond bia bias
  bibl biblic bicycl bid big bigger biggest bigot bigotri bill billfold billion bin binari bind biochemistri biographi biolog biologi biologist
  bird birth birthdai biscuit bishop bit bite bitmap bitten bitter bizarr black blackboard blackmail blade blame blank blanket blast blatant
  blatantli bless blew blind blindli blink bliss blob block blood bloodi blow blown blue blurb board boat bob bodi bog boggl bogu boi boil bold
  bolt bomb bond bone bonu book booklet bookshop bookstor boom boost boot border borderlin bore boredom born borrow boss both bother bottl bottom
  bought bounc bound boundari bout bow bowl box boy bracket brain brake branch brand brass brave breach bread break breakdown breakfast breath
  bred breed breez brethren brick bridg brief briefli brigad bright brighter brightest brightli brilliant brilliantli bring broad broadcast
  broadli broke broken brother brought brown brows brush brutal bubbl buck bucket budget buffer bug bugger bui build built bulb bulk bull bullet
  bulletin bump bunch bundl burden bureaucraci buri burn burnt burst bus buse bush busi buss bust but butter button buy buyer by bye bypass byte
  cabbag cabinet cabl caffein cage cake calcul calculu calendar call caller calm cam came camera camp campaign campu can cancel cancer candid
  cannot canon cant cap capabl capac capit capitalist captain captur car carbon card cardboard care career carefulli careless carpet carri
  carriag carrier carrot cartoon cartridg case cash cassett cast castl casual cat catalog catalogu catastroph catch categor categori cater
  cathedr cathol cattl caught caus causal caution cave caveat ceas ceil celebr cell cellular censor censorship cent center centr central centuri
  ceremoni certain certainli certainti certif chain chair chairman chalk challeng chamber champagn champion chanc chancellor chang changeov
  channel chao chaotic chap chapel chapter char charact characterist charg charit chariti charm chart charter chase chat cheap cheaper cheapest
  cheapli cheat check checker cheek cheer chees chemic chemist chemistri chequ chequer chess chest chestnut chew chicken chief child childhood
  childish children chip chocol choic choir choos chop choral chord choru chose chosen chuck chunk church cider cigarett cinema circa circl
  circuit circuitri circul circular circumst cite citi citizen civil civilian civilis claim clarif clarifi clariti clash class classic classif
  classifi claus clean cleaner cleanest cleanli clear clearanc clearer clearest clearli clever cleverest click client cliff climat climb clinic
  clip cliqu clock clog clone close closer closest closet closur cloth cloud club clue clumsi cluster coach coal coars coast coat cobbler code
  coffe coher coin coincid coke cold collabor collaps collar collat colleagu collect colleg colon coloni color colour column combat combin come
  comedi comfort comic comma command commenc comment commentari commerci commiss commit committe commod common commonli commun communist compact
  compani companion compar comparison compass compat compel compens compet competit competitor compil complac complain complaint complement
  complementari complet complex compli complic compliment compon compos composit compound comprehend comprehens compress compris compromis
  compuls compulsori comput computer computeris con concaten conceal conced conceiv concentr concept conceptu concern concert concerto concis
  conclud conclus concret concur concurr condemn condens condit condom condon conduct conductor confer confess confid confidenti configur confin
  confirm conflict conform confront confus congest congratul conjectur conjunct connect connector connot conscienc consciou conscious consecut
  consensu consent consequ conserv consid consider consist consol conspicu conspiraci constant constantli constitu constitut constrain constraint
  construct consult consum consumpt contact contain contempl contemporari contempt contend content contenti contest context contin continent
  continu continuum contour contracept contract contradict contradictori contrari contrast contravent contribut contributor contriv control
  controversi convei conveni convent convers convert convict convinc convincingli cook cooki cool cooper coordin cope copi copper copyright core
  corn corner corpor corps correct correctli correl correspond corridor corrupt cosi cosmic cosmolog cost costli cotton cough could council
  counsel count counter counterexampl counterpart counti countless countri countrysid coupl courag courier cours court courtesi cousin cover
  coverag cow cozi crack craft cramp crap crash crass crawl crazi cream creat creation creativ creator creatur credibl credit creed creep crew
  cri cricket crime crimin crisi crisp criteria criterion critic criticis crop cross crossroad crossword crowd crown crucial crude cruel cruelti
  cruis crunch crush cry cryptic crystal cs cube cubic cuckoo cuddli cue culprit cult cultur cum cumbersom cumul cun cup cupboard cure curios
  curiou curious curli currenc current curri curriculum curs cursor curtain curv custard custom customari cut cute cycl cyclist cylind cynic daft
  dai daili damag damn damnat damp danc danger dare dark darl dash data databas date datum daughter dawn day daylight daytim dead deadli deadlin
  deaf deal dealer dealt dear death debat debt debug debugg decad decai decent decid decim decis deck declar declin decod decreas dedic deduc
  deduct deed deem deep deeper deepest deepli default defeat defect defenc defend defens defi defici defin definit degener degrad degre deiti
  delai delet deliber delic delici delight delimit deliv deliveri delta delus demand dement demis democraci democrat demolish demonstr deni
  denomin denot dens densiti dentist depart department departur depend deposit depress depriv depth deputi derang deriv derogatori descend
  describ descript desert deserv design desir desk desktop despair desper despis despit destin destroi destruct detach detail detect detector
  deter determin deterr detract devast develop deviat devic devil deviou devis devoid devot di diagnosi diagnost diagon diagram dial dialect
  diall dialog dialogu diamet diari dice dictat dictatorship dictionari did die diesel diet differ differenti difficult difficulti dig digest
  digit digniti dilemma dim dimens dimension dine diner dinner dip diplomat dire direct directli director directori dirt dirti disabl disadvantag
  disagr disagre disappear disappoint disast disastr disc discard discharg disciplin disciplinari disclaim disco disconnect discontinu discount
  discourag discov discoveri discrep discret discrimin discuss diseas disguis disgust dish dishonest disk dislik dismal dismiss disord displai
  dispos disposit disput disregard disrupt dissert dissimilar distanc distant distast distinct distinctli distinguish distort distract distress
  distribut district disturb ditch ditto dive divers divert divid divin divis divorc do doctor doctrin document documentari dodg doe dog dogma
  dole dollar domain domest domin don donat done doom door dose dot doubl doubt doubtless down downhil downright downstair downward dozen draft
  drag dragon drain drama dramat drank drastic draught draw drawback drawn dread dream dreamt dreari dress drew dri drift drill drink drip drive
  drivel driven driver drop drove drown drug drum drunk drunken dry dual dubiou duck due duff dug duli dull dumb dummi dump dumpster duplic durat
  dure dust dustbin dusti duti dy dynam each eager eagerli eagl ear earli earlier earliest earn earth eas easi easier easiest easili east eastern
  eat eaten eater eccentr echo ecolog econom economi edg edit editor editori educ effect effici effort egg ego eh eight eighteen eighth either
  elabor elderli elect elector electr electron eleg element elementari eleph elev eleven elig elimin elit elitist els elsewher em emb embarrass
  embed emerg emin emit emot emotion emphas emphasi emphasis empir emploi employ employe empti emul enabl enclos encod encount encourag end
  endeavor endeavour endless endlessli enemi energi enforc engag engin enhanc enjoi enjoy enlarg enlighten enorm enough enquir enquiri ensur
  entail enter enterpris entertain enthusiasm enthusiast entir entireti entiti entitl entranc entri envelop envi environ environment envisag epic
  episod equal equat equilibrium equip equival era eras ergo err erron error escap esoter especi essai essenc essenti establish estat estim etern
  ethic ethnic etymolog evalu even evenli event eventu ever everi everybodi everydai everyon everyth everywher evid evil evolut evolutionari
  evolv exact exactli exagger exam examin exampl exce exceed exceedingli excel except exception excess exchang excit exclam exclud exclus excus
  execut exempt exercis exhaust exhibit exist exit exot expand expans expect expedit expenditur expens experi experienc experiment expert
  expertis expir expiri explain explan explanatori explicit explicitli explod exploit explor explos exponenti export expos exposur express
  expresswai extant extend extens extent extern extinct extra extract extran extraordinari extraordinarili extrem extremist ey eye eyesight
  fabric face facil facilit fact factor factori factual faculti fail failur faint fainter faintest fair fairer fairest fairi fairli faith fake
  fall fallaci fallen fals fame famili familiar famin famou fan fanci fantasi fantast far farc fare farewel farm farmer farther farthest fascin
  fascist fashion fast faster fastest fat fatal fate father fatuou faucet fault faulti favor favorit favour favourit fear feasibl feat featur fed
  feder fee feebl feed feedback feel feet fell fellow felt femal feminist fenc fender festiv fetch fever few fewer fewest fiber fibr fiction
  fiddl field fierc fifteen fifth fifti fight fighter figur file fill film filter filthi final finalis financ financi find fine finer finest
  finger finish finit fire firework firm firmli first firstli fiscal fish fit five fiver fix fizzi flag flame flash flat flavor flavour flaw
  fleet flesh flew flexibl fli flight flip float flood floor floppi flour flow flower flown fluctuat fluent fluffi fluid flush flute fly foam
  focu fog fold folder folk follow fond font food fool foolish foot footbal footnot for forbad forbid forbidden forc forcibl forecast foreign
  forese forest forev forgav forget forgiv forgiven forgot forgotten fork form formal format former formerli formul formula forth forthcom forti
  fortnight fortun forum forward fossil fought foul found foundat fountain four fourteen fourth fraction fragil fragment frame framework frank
  frankli frantic fraud freak free freed freedom freeli freewai freez french frequenc frequent fresh fri friction friend friendli friendship
  frighten fring frivol frog from front frown froze frozen fruit frustrat fry fudg fuel fulfil full fuller fullest fulli fume fun function fund
  fundament fundamentalist funer funni funnier funniest fur furnitur furri further furthermor furthest fuse fusion fuss fussi futil futur fuzzi
  gain galact galaxi game gang gap garag garbag garbl garden gas gasolin gasp gate gatewai gather gave gay gear gender gene gener generalis genet
  geniu genocid genr gentl gentleman gentlemen gentli genuin geograph geographi geologi geometri gestur get ghastli ghost giant gibberish gift
  gig gin girl girlfriend give given glad gladli glanc glass glean global glori gloriou glossi glove glow glue gnome go goal goat god goe gold
  golden goldfish golf gone good goodby goodi gorgeou gospel gossip got gotten govern governor gown grab grace grade gradual graduat graffiti
  graffito grai grain grammar grammat grand grandfath grandmoth grant graph graphic grasp grass grate gratefulli gratuit grave gravit graviti
  greasi great greater greatest greatli greed greedi green grei grew grid grief grim grind grip groan gross grossli ground group grow grown
  growth guarante guard guess guest gui guid guidanc guidelin guilt guilti guinea guitar gulf gullibl gum gun gut gutter guy ha habit hack hacker
  had hail hair haircut hairi half hall halt halv ham hammer hand handbook handi handicap handl handler hang hangov happen happi happier happiest
  happili hard hardback harden harder hardest hardi hardli hardship hardwar harm harmless harmoni harsh has hash hassl hasten hasti hat hate hatr
  have havoc hay hazard hazi he head headach header headlin health healthi heap hear heard heart heartili heat heaven heavi heavier heaviest
  heavili heel height held helicopt hell hello helmet help helpless henc henceforth her herd here herebi heresi heritag hero heroic heroin
  herself hes hesit heterosexu hexadecim hey hid hidden hide hideou hideous hierarch hierarchi high higher highest highli highlight highwai
  hilari hill him himself hindsight hint hip hire his histor histori historian hit hitherto ho hobbi hog hold holder hole holi holidai hollow
  home homosexu honei honest honesti honestli honor honorari honour hook hope hopefulli hopeless hopelessli hord horizon horizont horn horrend
  horribl horrid horrif horrifi horror hors hospit host hostil hot hotel hour hous household how howev huge huh hum human humbl humor humour
  hundr hung hungri hunt hurri hurt husband hut hydrogen hyphen hypocrisi hypocrit hypothesi hypothet hyster ice icon id idea ideal idealist
  ident identif identifi ideolog idiom idiosyncrat idiot idl if ignor ill illeg illiter illog illus illustr imag imagin imaginari imbal immatur
  immedi immens immin immor immort immun impact impair impend imper imperfect imperi imperson implaus implement impli implic implicit implicitli
  import importantli impos imposs impract impress imprison improb improv impuls in inabl inaccess inaccur inaccuraci inadequ inadvert inan
  inappropri incap incarn incent inch incid incident inclin includ inclus incoher incom incompat incompet incomplet incomprehens inconsist
  inconveni inconvenienc incorpor incorrect incorrectli increas increasingli incred increment incur inde indefens indefinit indent independ
  indetermin index indic indict indirect indirectli indistinguish individu induc induct indulg industri ineffect ineffici inequ inertia inevit
  inexperienc infal infam infant infantil infect infel infer inferior infin infinit inflat inflex inflict influenc influenti info inform
  infrastructur infrequ infring ingeni ingredi inhabit inher inherit inhibit initi initialis inject injur injuri injustic ink inner innoc innov
  input inquir inquiri insan insect insecur insensit insert insid insidi insight insignific insist insofar inspect inspir instal instanc instant
  instantli instead instinct institut instruct instrument insuffici insult insur intact intak integ integr intellect intellectu intellig intend
  intens intent intention inter interact intercours interest interestingli interf interfac interfer interim interior intermedi intermitt intern
  interpret interrog interrupt intersect interv interven intervent interview intim into intoler intrins introduc introduct introductori intuit
  invad invalid invalu invari invas invent inventor invers invert invest investig invis invit invok involv ion irat iron ironi irrat irrelev
  irrespect irrespons irrit is island isol issu it item its itself jack jacket jail jam jargon jazz jealou jean jelli jerk jest jet job join
  joint jointli joke jolli journal journalist journei joy judg judgement judgment juic jump junction jungl junior junk juri just justic justif
  justifi juvenil keen keep keeper kei ken kept kernel kettl key keyboard keystrok keyword kick kid kidnap kidnei kill killer kind kindli king
  kingdom kiss kit kitchen knee knew knife knight knock know knowledg known lab label labor laboratori labour lack lad ladder ladi lag lager lai
  laid lain lake lamp land landlord landscap lane languag larg larger largest lark laser last late later latest latter laugh laughter launch
  lavatori law lawn lawyer lay layer layout lazi leach lead leader leadership leaf leaflet leagu leak lean leap learn learnt least leather leav
  lectur led left leg legal legend legendari legibl legisl legitim leisur lemon len lend length lengthi lenient lens lent lesbian less lesser
  lesson lest let lethal letter level li liabil liabl liaison libel liber liberti librari librarian licenc licens lid lie life lifestyl lifetim
  lift light lighter lightest lightli lightn lightning like likelihood likewis limb limit line linear linguist link linkag lion lip liquid liquor
  lisp list listen lit liter literari literatur litr litter littl live liver livest load loader loan lobbi local locat lock lodg log logic logo
  lone long longer longest look loop loophol loos lord lorri lose loss lost lot loud louder loudest loudli lousi love lover low lower lowest
  loyal luck lucki luckili ludicr luggag lump lunat lunch lunchtim lung lurk lust luxuri ly lyric machin machineri mad made magazin magic magnet
  magnific magnitud mail mailbox main mainfram mainli mainstream maintain mainten maiz major make maker male malfunct malici man manag mandat
  mandatori mangl mani mania manifest manifestli manifesto manipul mankind manner manpow manual manufactur map march margin marit mark marker
  market marri marriag marvel mask mass massiv master match mate materi mathemat mathematician matric matrix matter matur maxim maximis maximum
  may mayb mayor maze me meal mean meaning meaningless meant meantim meanwhil measur meat mechan media medic medicin mediev medium meet megabyt
  melodi melt member membership memor memori men mend mental mention menu merci mercuri mere merg merit merri mess messag messi met metal
  metaphor meter method metr metric metro mice microcomput microprocessor microwav middai middl midnight might mighti migrat mild mildli mile
  mileag militari milk mill million mimic mind mindless mine minim minimalist minimis minimum minist minor mint minu minut miracl miracul mirror
  miscellan misdirect miser miseri misfortun misguid misinterpret misl mislead misplac misprint misread misrepres miss missil mission mist mistak
  mistaken mistakenli mistook misunderstand misunderstood misus mix mixtur mnemon moan mob mobil mock mod mode model moder modern modest modif
  modifi modul mold mole molecul molecular mom moment momentarili momentum monarch monei monitor monkei monochrom monopoli monster month monthli
  mood moon moral more moreov morn moron mortal most mostli mother motion motiv motor motorwai motto mould mount mountain mous mouth move
  movement movi much muck mud muddl mug multipl multipli mum mumbl mummi mundan murder muscl museum music musician must mutter mutual my myself
  mysteri mystic myth mythic mytholog nail naiv nake name nameless narr narrow narrowest nasti nastier nastiest nation nativ natur naughti nay
  near nearbi nearer nearest nearli neat neatli necess necessari necessarili neck need needl needless needlessli neg negat neglect neglig negoti
  neighbor neighborhood neighbour neighbourhood neither nerv nervou nest net network neural neutral never nevertheless new newcom newer newest
  newli newslett newspap next nice nicer nicest nick nicknam night nightmar nil nine no nobl nobodi node nois noisi nomin none nonetheless
  nonsens noon nor norm normal north northern nose nostalgia not notabl notat note noth notic notif notifi notion notori notwithstand noun novel
  novelti novic now nowadai nowher nuclear nuisanc null numb number numbest numer nun nurs nut oar obei object objection oblig obligatori obnoxi
  obscen obscur observ obsess obsolet obstruct obtain obviou obvious occas occasion occup occupi occur occurr ocean odd oddli of off offenc
  offend offens offer offhand offic offici offset offspr often oh oil old older oldest omiss omit on onc one oneself ongo onion onli onto onu
  open openli oper opera opinion oppon opportun oppos opposit oppress opt optic optim optimis optimist optimum option opu opus or oral orang
  orbit orchestr orchestra order ordinari organ organis orient origin orthodox other otherwis ought our ourselv out outcom outcri outdat outer
  outgo outlin outlook output outrag outright outset outsid outstand outweigh over overal overcam overcom overdraft overdu overflow overhead
  overlap overli overload overlong overlook overnight overpr overpric overrid overridden overrod oversea overtim overton overview overwhelm
  overwrit overwritten ow owe own owner ownership oxygen ozon pace pacifi pack packag packet pad page pai paid pain painfulli painless paint pair
  palac pale pan panel panic pant paper paperback par parad paradis paradox paragraph parallel paramet paranoia paranoid paraphras pardon parent
  parenthes parenthesi pariti park parliament parochi parodi parrot pars part parti partial particip particl particular particularli partit
  partli partner pass passag passeng passion passiv passport password past pat patch patent path pathet patienc patient patron patronis pattern
  paus pavement pay payment peac peak peanut peasant peculiar pedal pedant pedantri pedestrian peer pen penalti penc pencil pend penguin penni
  peopl per perceiv percent percentag percept perfect perfectli perform perhap period peripher perman permiss permit perpetu persecut persist
  person personnel perspect persuad persuas pervers pet petrol petti pharmaci phase phenomena phenomenon philosoph philosophi phoenix phone photo
  photocopi photograph phrase physic physicist physiolog pi piano pick pictur pie piec pig pigeon pile pill pilot pin pinch pink pint pipe
  pipelin pit pitch pitfal piti pizza place plagu plai plain plainli plan plane planet planetari plant plaster plastic plate platform plausibl
  player playground plea pleas pleasant pleasantli pleasur plenti ploi plot plotter plu plug plural pocket poem poet poetic poetri point pointer
  pointless poison poke polar pole polic policeman polici polish polit politician poll pollut polynomi pompou pool poor poorer poorest poorli pop
  pope popul populac popular pork pornographi port portabl porter portion portrai pose posit possess possibl post postag postal postcard poster
  postmast postpon postscript postul pot potato potenti pound pour poverti powder power practic practis pragmat prai prais prayer preach precaut
  preced preciou precis predecessor predict predominantli prefac prefer prefix pregnanc pregnant prejud prejudic preliminari prematur premis
  premium prepar prerequisit prescrib prescript presenc present preserv presid press pressur presum pretend pretenti pretti prevail preval
  prevent preview previou previous price pride priest primari primarili prime primit princ princip principl print printer printout prior prioriti
  prise prison privaci privat privatis privileg prize pro probabl problem proce procedur proceed process processor proclaim produc product
  profess profession professor profil profit profound program programm progress prohibit project prolifer prolong promin promis promot prompt
  promptli prone pronoun pronounc pronunci proof propaganda proper properli properti prophet proport propos proposit proprietari prose prosecut
  prospect prostitut protect protein protest protocol prototyp proud prove proven provid provis provision provoc provok proxim pseudo psycholog
  psychologist pub public publicis publicli publish pud pull pulp puls pump pun punch punctuat punctur punish punt pupil purchas pure purg puriti
  purpl purpos pursu pursuit push put putt puzzl python qualif qualifi qualiti quantiti quantum quarter queen queri quest question questionnair
  queu queue quibbl quick quicker quickest quickli quiet quieter quietest quietli quit quiz quot quota quotat rabbit rabid race racial racism
  racist rack racket radar radiat radic radio radiu rag rage raid rail railroad railwai rain rainbow rais ram rampant ran random randomli rang
  rank rant rape rapid rapidli rare rarer rarest rash rat rate rather ratio ration rational rattl rave raw ray razor re reach react reaction
  reactionari reactor read readabl reader readership readi readili real realis realist realiti realiz realli realm rear rearrang reason reassur
  rebuild rebuilt recal receipt receiv recent recept recip recipi reckless reckon reclaim recogn recognis recognit recogniz recollect recommend
  reconcil reconsid record recov recoveri recreat recruit rectangl rectangular rectifi recurs recycl red redefin redirect reduc reduct redund
  refer referenc referendum refin reflect reflex reform reformat refrain refresh refund refus refut regain regard regardless regim region regist
  registr regret regrett regul regular regularli reign reinstat reiter reject rel relai relat relationship relax releas relev reli reliabl relief
  reliev religi religion reloc reluct reluctantli remain remaind remark remedi rememb remind reminisc remot remov renam rend render rendit renew
  rent repair repeat repeatedli repent repertoir repetit rephras replac repli report repres represent reproduc reproduct repuls reput request
  requir requisit reread rescu research resembl resent reserv reset resid resign resist resolut resolv resort resourc respect respond respons
  rest restart restaur restor restrain restrict result resum resurrect retail retain retir retract retriev return reus reveal revel reveng revenu
  revers revert review revis revolt revolut revolutionari reward rewrit rewritten rewrot rhetor rhyme rhythm ribbon rice rich richer richest rid
  ridden ride ridicul right rightli rigid rigor ring riot rip rise risen risk riski ritual rival river road robot robust rock rocket rod rode
  role roll roman romanc romant roof room root rope rose rot rotat rotten rough roughli round roundabout rout routin row royal royalti rub rubber
  rubbish rude ruin rule ruler rumor rumour run rung rural rush rusti sabotag sack sacr sacrif sacrific sad sadden sadli safe safeguard safer
  safest safeti saga sai said sail saint sake saki salari sale salesman salt salvat same sampl sand sandwich sane sang saniti sank sarcasm
  sarcast sat satellit satir satisfact satisfactori satisfactorili satisfi sauc save saw say scale scan scandal scanner scarc scare scarf scarlet
  scatter scenario scene sceneri sceptic schedul scheme scholar school scienc scientif scientist scope score scotch scrap scratch scream screen
  screw script scroll scum sea seal search season seat second secondari secondli secret secretari secretli sect section sector secular secur see
  seed seek seem seemingli seen segment seldom select self selfish sell semant seminar send sender senior sens sensat sensibl sensit sent sentenc
  sentient sentiment separ sequel sequenc sequenti seri serial seriou serious sermon serv servant server servic session set settl seven seventh
  sever sex sexi sexist sexual shade shadow shake shaken shaki shall shallow shame shape share sharehold sharp sharpli she shed sheep sheer sheet
  shelf shell shelter shelv shift shine shini ship shirt shock shoe shone shook shoot shop short shortag shorten shorter shortest shorthand
  shortli shot should shoulder shout shove show shower shown shut shutdown shy sic sick sicken side sidewai sigh sight sigma sign signal signatur
  signific significantli silenc silent silicon silli sillier silliest silver similar similarli simpl simpler simplest simpli simplic simplifi
  simplist simul simultan sin sinc sincer sine sing singer singl singular singularli sinist sink sir sister sit site situat six sixteen sixth
  sixti size skeleton skeptic sketch skill skin skip skirt skull sky slag slang slash slave sleep slept slice slid slide slight slighter
  slightest slightli slim slip slipperi slogan slope sloppi slot slow slower slowest slowli small smaller smallest smallish smart smash smell
  smelli smile smith smoke smoker smooth smoothli smug snack snag snail sneak sneaki sniff snobberi snow so soap sober social socialist societi
  sock socket sod soft softwar soil solar sold soldier sole solicitor solid solo solut solv some somebodi somehow someon someplac someth sometim
  somewhat somewher son song soon sooner soonest sophist sordid sore sorri sort sought soul sound soundtrack soup sourc south southern space span
  spare spatial speak speaker speci special specialis specialist specialti specif specifi specimen spectacular spectrum specul sped speech speed
  spell spelt spend spent sphere spi spigot spike spill spin spiral spirit spiritu spit spite splendid split spoil spoilt spoke spoken spokesman
  sponsor spontan spoof spool sport spot spout sprai sprang spread spring sprung spur spuriou spy squad squar squash squeez stabil stabl stack
  staff stage stagger stai stair staircas stake stale stall stamp stanc stand standard standardis standpoint star stare stark start starter
  startl starv state statement static station stationari statist statu steadi steadili steal steam steel steep steer stem step stereo stereotyp
  steril sterl stick sticki stiff still stimul stir stock stole stolen stomach stone stood stop storag store storei stori storm strai straight
  straightforward strain strang stranger strangest strateg strategi straw stream street strength strengthen stress stretch strict strictli strike
  string stringent strip strive stroke strong stronger strongest strongli struck structur struggl stuck student studi studio stuf stuff stumbl
  stun stunt stupid style su subject submiss submit subroutin subscrib subscript subsequ subset subsid subsidiari subsidis substanc substanti
  substitut subtl subtleti subtli subwai succe succeed success successfulli successor such sudden suddenli sue suffer suffic suffici suffix sugar
  suggest suicid suit suitabl sum summar summari summaris summer sun sundri sung sunk sunlight sunni sunris sunshin super superb superfici
  superflu superior supermarket supernatur supervis supervisor supplement supplementari suppli supplier support suppos supposedli suppress suprem
  sure surfac surgeri surnam surplu surpris surprisingli surround survei surviv suscept suspect suspend suspens suspici suspicion sustain swallow
  swam swamp swap swear sweat sweep sweet swept swim swing switch sword swore sworn swum symbol symmetr symmetri sympath sympathet sympathi
  sympathis symphoni symptom syndic syndrom synonym syntact syntax synthes synthesi system systemat tab tabl tack tackl tactic tactless tag tail
  tailor take taken taker tale talent talk tall tame tangent tank tap tape target task tast tasteless taught tax taxat taxi taxpay tea teach
  teacher team teapot tear technic techniqu technolog tediou teenag teeth telephon telescop televis tell temper temperatur templ temporari
  temporarili tempt temptat ten tend tendenc tender tenni tens tension tent tenth term termin terminolog terribl terrifi territori terror
  terrorist ters test text textbook textual than thank thankfulli that the theater theatr thee theft thei their them theme themselv then theolog
  theologi theorem theoret theori therapi there thereabout thereaft therebi therefor therein thereof these thesi thi thick thief thiev thin thing
  think third thirst thirti thorough thoroughfar thoroughli those thou though thought thousand thread threat threaten three threshold threw
  throat through throughout throughput throw thrown thrust thu thumb thy ti tick ticket tidi tie tiger tight tightli tile till time timer
  timescal timet tin tini tip tire tiresom titl to toad toast tobacco todai toe togeth toggl toi toilet token told toler toll tomato tome
  tomorrow ton tone tongu tonight too took tool tooth top topic tore torn tortur toss total touch tough tour tourist toward tower town toy trace
  track trade tradit tradition traffic tragedi tragic trai trail train transact transcript transfer transform transient transit translat
  transmiss transmit transmitt transpar transport trap trash trashcan travel tread treasur treat treati treatment tree trek tremend trend trendi
  tri trial triangl tribe trick tricki trifl trigger trilogi triniti trip tripl tripo triumph trivia trivial trollei troop troubl trouser truck
  true truli trumpet truncat trunk trust trusti truth try tube tune tunnel turn turntabl tutor tutori twelv twenti twentieth twice twin twist two
  ty type typeset typewrit typic tyre ugh ugli ultim umbrella unabl unaccept unaffect unambigu unattend unauthor unauthoris unavail unavoid
  unawar unbalanc unbear unbeliev unbias uncertain uncertainti unchang uncl unclear uncomfort uncommon unconnect unconsci unconvinc undefin under
  underestim undergo undergon undergradu underground underlai underlain underli underlin underneath understand understood undertak undertaken
  undertook underw undesir undid undo undocu undon undoubtedli unduli uneasi unemploi unemploy unexpect unexpectedli unexplain unfair unfamiliar
  unfinish unfortun unfound unfriendli unhappi unhealthi unhelp unifi uniform uniformli unimport uninterest union uniqu unit uniti univers
  unjustifi unknown unless unlik unlimit unload unlock unlucki unnatur unnecessari unnecessarili unobtain unoffici unpleas unpopular unpredict
  unread unrealist unreason unrel unreli unsaf unsatisfactori unseen unset unsolicit unsound unspecifi unstabl unsuccess unsuit unsupport unsur
  unsuspect untidi until unto untru unus unusu unwant unwelcom unwil unwis unwork up upbring updat upgrad upon upper upright ups upset upsid
  upstair upward urban urg urgenc urgent us usabl usag use usefulli useless user usual util utter utterli vacanc vacat vacuum vagu vain valid
  vallei valu valuabl valv van vandal vanish vari variabl varianc variant variat varieti variou vast vastli vat vector veget vegetarian vehicl
  vein veloc vend vendor ventur venu verb verbal verbatim verbos verdict veri verif verifi vers versatil version versu vertic vessel vet via
  viabl vicar vice vicin viciou victim victori video view viewer viewpoint vigor vile villag vintag vinyl violat violenc violent violin virgin
  virtu virtual viru virus visibl vision visit visitor visual vital vocabulari vocal voic void voltag volum volunt voluntari voluntarili vomit
  vote voter vouch vowel vulner wade waffl wage wai wait wake walk wall wallet wander want war ward warehous wari warm warn warp warrant warranti
  wartim was wash wast watch water wave way we weak wealth wealthi weapon wear weari weasel weather wed wee week weekdai weekend weekli weigh
  weight weird welcom welfar well went were west western wet whale what whatev whatsoev wheel when whenc whenev where wherea wherebi whereupon
  wherev whether which whichev while whilst whim whiskei whiski whistl white who whoever whole wholeheartedli wholli whom whoop whose why wick
  wide wider widespread widest width wife wild wildli will willingli win wind window wine wing winner winter wipe wire wisdom wise wiser wisest
  wish wit witch with withdraw withdrawn withdrew within without witti wive wizard woke woken wolf woman wombat women won wonder wonderfulli
  wondrou wont wood wooden word wore work workabl worker workload workshop workstat world worldwid worm worn worri wors worship worst worth
  worthi worthless worthwhil would wound wow wrap wrapper wrath wreck wrecker wren wretch wrist write writer written wrong wrongli wrote yard
  yawn year yearli yellow yes yesterdai yet yeti yield you young younger youngest your yourself yourselv youth zero zone zoom`.split(
    /\s+/,
  ),
);
