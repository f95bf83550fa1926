"""Word lists that cutting and naming share: verbs that can only be finite, offices, words that count."""

from __future__ import annotations

import re

# Verbs that carry a sentence, as patterns: auxiliaries, the pasts of news, and every form in -ed. A participle may
# look like the last, so callers ask for a second sign where that would matter.
FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|said|says|told|tells"
    r"|became|began|broke|brought|built|bought|came|chose|drew|drove|fell|felt|fled|flew|fought|found|gave|goes|got"
    r"|grew|held|hit|kept|knew|laid|led|left|lost|made|makes|met|paid|put|ran|rode|rose|sank|sat|saw|sent|shot"
    r"|shook|sold|sought|spent|spoke|stole|stood|struck|swept|swore|takes|taught|threw|took|tore|went|won|withdrew"
    r"|wrote|remains|plans|wants|hopes|expects|faces|lies|stands|[a-z]{2,}(?<!e)ed)"
)

# Openings of a clause that tells how things are, not what happened.
BACKGROUND = (
    r"(?:(?:is|are)(?! (?:why|how|what|when|because)\b)|has been|have been|lies?|stands?|lives?|runs?|heads?|leads?|serves?|owns?|oversees?|represents?"
    r"|includes?|covers?|borders?|belongs?|comes?|works?|teaches|makes?|sells?|operates?|manages?|uses?|holds?)"
)

# A figure in words. "one" is left out: it stands for a thing more often than for a number.
COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?"
    r"|millions?|billions?|trillions?|dozens?|half|third|quarter|twice|first|second|double|triple|percent)\b",
    re.IGNORECASE,
)

# Words of an office or a rank that stand before a name, in small letters.
OFFICES = frozenset(
    "president minister chancellor premier senator governor mayor king queen prince princess pope cardinal bishop "
    "archbishop rabbi imam sheikh emir sultan emperor empress judge justice general colonel major captain lieutenant "
    "sergeant admiral commander marshal secretary ambassador envoy commissioner chief chairman chairwoman chair "
    "director professor doctor dr prof gen sen rep gov lt col capt sgt representative congressman congresswoman "
    "deputy lord lady sir dame leader speaker attorney prosecutor sheriff detective inspector superintendent officer "
    "spokesman spokeswoman spokesperson lawyer father sister reverend rev coach manager executive ceo".split()
)

# Nouns for one person, with what the noun itself tells of him or her; offices tell nothing, but for these.
PERSONS = dict.fromkeys(
    "man boy king prince father son brother husband grandfather uncle nephew spokesman chairman congressman actor "
    "policeman gunman businessman fisherman priest monk sultan emperor lord sir salesman widower groom".split(),
    "he",
) | dict.fromkeys(
    "woman girl queen princess mother daughter sister wife grandmother aunt niece spokeswoman chairwoman "
    "congresswoman actress policewoman businesswoman nun empress lady dame waitress widow bride".split(),
    "she",
)

# Of several men one may be the "he" of the next sentence; a crowd of nurses or voters is none.
SEVERAL = {"men": "he", "boys": "he", "sons": "he", "brothers": "he"} | {
    "women": "she",
    "girls": "she",
    "daughters": "she",
    "sisters": "she",
}

PERSON_NOUNS = frozenset(
    "front-runner frontrunner favourite favorite nominee contender guest visitor student teacher doctor nurse writer author novelist poet pianist singer musician drummer "
    "composer conductor painter artist player footballer striker goalkeeper driver pilot soldier guard farmer worker "
    "victim suspect defendant witness judge neighbour neighbor friend rival opponent successor predecessor aide "
    "adviser advisor analyst economist scientist researcher expert historian lawmaker politician candidate activist "
    "journalist reporter editor photographer official diplomat banker engineer architect coroner baker owner child "
    "baby teenager passenger tourist climber rescuer hostage prisoner refugee migrant immigrant resident voter "
    "patient founder host star champion boxer runner swimmer cyclist skier sailor partner colleague critic "
    "ally heir monarch ruler dictator rebel militant insurgent terrorist attacker shooter killer thief clerk "
    "magistrate juror referee umpire astronaut cosmonaut chef cook butcher shopkeeper librarian curator source person someone somebody bystander eyewitness relative insider "
    "consultant biographer grandson granddaughter twin stranger tenant landlord customer employee boss applicant donor "
    "trader investor publisher blogger rapper comedian presenter broadcaster dancer designer producer filmmaker "
    "athlete golfer jockey rider mechanic carpenter cleaner gardener servant cleric preacher pastor vicar missionary "
    "pilgrim assistant scholar theologian philosopher chemist physicist biologist surgeon midwife psychiatrist "
    "negotiator mediator observer inspector inmate detainee captive fugitive bomber arsonist burglar robber".split()
)

# First names that tell he from she wherever they are borne; those that both bear (Leslie, Robin, Andrea) are left out.
GIVEN_NAMES = dict.fromkeys(
    "Aaron Abdul Abdullah Abraham Adam Adolf Ahmad Ahmed Alan Albert Alberto Aleksandr Alexander Alexei Alfred Ali Allan "
    "Anatoly Anders Andrei Andrew Angus Anselm Anthony Antonio Anwar Arnold Arthur Barack Barry Bashar Benjamin Bernard "
    "Bill Bob Boris Brad Brian Bruce Carl Carlos Charles Christopher Craig Daniel Darren David Dennis Derek Diego "
    "Dmitri Dmitry Donald Doug Douglas Edgar Eduardo Edward Emmanuel Eric Erik Ernest Evan Felix Ferdinand Fernando "
    "Fidel Francisco François Frank Franz Fred Frederick Friedrich Fritz Gary Geoffrey George Gerald Gerhard Giorgio "
    "Giovanni Giuseppe Gordon Graham Greg Gregory Günter Gustav Hans Harold Harry Hassan Heinrich Helmut Henri Henry "
    "Herbert Hermann Howard Hugh Hugo Ibrahim Igor Isaac Ivan Jack Jacob Jacques Jake James Jason Javier Jeff Jeffrey Jens "
    "Jeremy Jerry Jim Jimmy Joe Johann Johannes John Jonas Jonathan José Joseph Josef Juan Julian Justin Karl Keir Keith Ken "
    "Kenneth Kevin Khalid Klaus Konrad Kurt Lars Laurent Lawrence Leo Leon Leonard Leonid Lewis Lloyd Louis Luigi Luis "
    "Marco Marcus Mario Mark Markus Martin Marvin Matthew Matthias Maurice Max Menachem Michael Michel Miguel Mike Mikhail "
    "Mitch Mohamed Mohammad Mohammed Muhammad Mustafa Narendra Neil Nelson Nicholas Nicolas Nigel Nikolai Nikos Norman Oleg Oliver "
    "Olaf Omar Oscar Otto Pablo Patrick Paul Pavel Pedro Per Peter Philip Philippe Pierre Piotr Rafael Ralph Ramón Raymond "
    "Recep Rex Ricardo Richard Robert Roberto Roger Roland Ronald Roy Rudolf Rupert Russell Saddam Salvador Samuel Scott Sean "
    "Sebastian Sergei Sergey Simon Stanley Stefan Stephen Steve Steven Stuart Sven Ted Terry Theodore Thomas Tim Timothy "
    "Tom Tomas Tommy Tony Victor Viktor Vincent Vladimir Volodymyr Walter Warren Werner Wilhelm Willem William Winston "
    "Wolfgang Xavier Yasser Yitzhak Yuri Yusuf Zachary Craig Tedros Jair Janez René Gerard Gérard Edmund".split(),
    "he",
) | dict.fromkeys(
    "Abigail Agnes Alexandra Alice Alicia Alison Amanda Amelia Amina Amy Ana Anastasia Angela Angelina Anita Ann Anna Anne "
    "Annette Annie Antonia Astrid Audrey Barbara Beatrice Benazir Bertha Beth Betty Brenda Bridget Brigitte Camilla Carla "
    "Carmen Carol Caroline Catherine Cecilia Charlotte Christina Christine Clara Clare Claudia Condoleezza Corazon Cristina "
    "Cynthia Daniela Deborah Debra Denise Diana Diane Dilma Dolores Dorothy Edith Eileen Elena Eleanor Elisabeth Elise Eliza "
    "Elizabeth Ella Ellen Emily Emma Erika Esther Ethel Eva Evelyn Fatima Fiona Florence Frances Gabriela Georgina Gloria "
    "Golda Greta Gretchen Hannah Harriet Heather Heidi Helen Helena Helene Hillary Hilary Ida Indira Ingrid Irene Irina Isabel "
    "Isabella Isabelle Ivy Jacinda Jane Janet Jennifer Jessica Jill Joan Joanna Josephine Joyce Judith Julia Juliana Julie Karen "
    "Karin Kate Katherine Kathleen Katrina Laura Lena Liz Linda Lisa Louise Lucia Lucy Lydia Madeleine Magdalena Margaret "
    "Margarita Maria Mariana Marie Marina Marion Martha Mary Matilda Megan Melania Melissa Mette Michelle Mildred Miriam Monica "
    "Nadia Nancy Naomi Natalia Natalie Natasha Nicola Nicole Nina Nora Norma Olga Olivia Pamela Patricia Paula Pauline Penelope "
    "Petra Rachel Rebecca Renate Renée Rita Rosa Rose Rosemary Ruth Samantha Sandra Sara Sarah Sharon Sheila Silvia Simone "
    "Sofia Sonia Sophia Sophie Stella Stephanie Susan Susanna Suzanne Svetlana Sylvia Tamara Tanya Tatiana Teresa Theresa "
    "Tina Ursula Valentina Valerie Vanessa Vera Veronica Victoria Vigdis Virginia Viviane Wendy Yulia Yvonne Zoe Rosalind".split(),
    "she",
)

# What tells a body of people from a person where a name has several words.
BODIES = frozenset(
    "academy administration agency airlines airport airways alliance army assembly association authority bank board "
    "brigade brothers bureau cabinet center centre chamber church city club coalition college commission committee "
    "company confederation conference congress corporation corps council country county court department district "
    "embassy federation force forces foundation front fund government group guard guards holdings hospital hotel house "
    "industries institute institution island islands knesset league limited mills ministry monitor motors movement museum "
    "nations navy network news observatory office organisation organization palace parliament party pharma police post "
    "press project railway railways republic reserve river school senate service services society state states steel "
    "street strait strip sea studios supreme symphony syndicate systems team technologies theatre theater times tower "
    "treasury tribunal trust union united university war workers works zoo inc ltd corp plc co act accord accords treaty "
    "international watch agreement award awards cup festival games open prize day week month convention summit bridge square park".split()
)

# Of these, the ones that firms end in: their first word stands for the whole.
FIRMS = frozenset(
    "airlines airways bank corp co company group holdings inc industries ltd mills motors pharma plc railways steel "
    "systems technologies works".split()
)
