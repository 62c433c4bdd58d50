"""What can happen in a chapter, and the ways to say it.

A plot is a list of moments, a moment a list of ways to tell it. {hero}, {friend} and
{helper} stay the same through a chapter; so do the words that `KEPT` names.
"""

Moment = tuple[str, ...]
Plot = tuple[Moment, ...]

# Words that are chosen once a chapter.
KEPT = (
    *("colour", "thing", "instrument", "building", "skill", "vegetable", "fruit", "season", "day"),
    "tool",
)

OPENING: Moment = (
    "It was a {weather} {day} in {season}.",
    "One {weather} morning in {month}, the valley woke up early.",
    "The {birds} were already singing when the sun came up over {place}.",
    "On {day} the sky over the valley was {colour} and {colour_2}, and the air was {weather}.",
    "{season_} had come to the valley, and {number} {birds} sat in the {tree} near {place}.",
    "Nobody in the valley could remember such a {weather} {day}.",
)
WAKING: Moment = (
    "At {hero.home}, {hero} the {hero.kind} opened one eye, then the other, and felt {happy}.",
    "{hero} the {hero.kind} ate {number} {fruit} for breakfast and looked out of the window.",
    "{hero} the {hero.kind}, as {hero.nature} as ever, put on {hero.his} {colour_2} "
    "coat and {went} to {place}.",
    "{hero} the {hero.kind} drank a cup of {drink} and {went} out to see the day.",
)
SIGHT: Moment = (
    "Along the path grew {flowers} and {flowers_2}, and {insects} danced above them.",
    "High above the {tree} flew {number} {birds}, and far below {insects} sang in the grass.",
    "A {size} cloud sat over {place} like a {colour_2} hat.",
    "The wind smelled of {food} and {flowers}.",
    "The water was so still that {number} {birds} could see their faces in it.",
    "Under a {tree} sat {number} {insects}, as quiet as stones.",
)
WINTER_SIGHT: Moment = (
    "Snow lay on {place} like a white blanket.",
    "The ice was so smooth that {number} {birds} slid from one side of the pond to the other.",
    "Under the snow the {flowers} and the {insects} were asleep.",
    "Smoke rose from {place}, and the wind smelled of {food}.",
)
MEAL: Moment = (
    "Then they all sat down and ate {food} with {fruit}, and it was {tasty}.",
    "{helper} brought {tasty} {food}, {friend} brought {fruit}, and {hero} brought {drink}.",
    "They shared a {size} bowl of {food} and a jug of {drink}, and nobody was hungry any more.",
    "For supper there was {tasty} {food}, and {hero} had {number} plates of it.",
)
CLOSING: Moment = (
    "That night the moon rose over {place}, and {hero} slept until morning.",
    "The stars came out, {number} at a time, and {hero} was soon asleep at {hero.home}.",
    '"Good night, {hero}," whispered {friend}. "Good night, {friend}," {answered} {hero}.',
    "{hero} was very {tired}, but {hero.he} was also very {happy}.",
    "And if the {birds} have not forgotten it, they still sing about that day.",
    "So the day ended as it had begun, with the {birds} in the {tree} and the wind in the grass.",
)

LOST: Plot = (
    (
        "But when {hero} looked for {hero.his} {colour} {thing}, it was gone.",
        "But the {colour} {thing} that always hung by the door was not there.",
    ),
    (
        '"Where is my {colour} {thing}?" cried {hero}, and {hero.he} was very {sad}.',
        '"I had my {thing} on {day}, and today I have none," {said} {hero}.',
    ),
    (
        "{hero} looked under the bed, behind the door and in the {size} box, but found only dust.",
        "{hero} {went} to {place} and looked {gently} behind every {tree}.",
    ),
    (
        "Near {place}, {hero} met {friend} the {friend.kind}. "
        '"Have you seen a {colour} {thing}?" asked {hero}.',
        "{friend} the {friend.kind} was picking {flowers} near {place}. "
        '"Have you lost something?" asked {friend}.',
    ),
    (
        '"I have seen a {colour_2} {thing_2}," {answered} {friend}, "but never a {colour} {thing}. '
        'Let us look together."',
        '"No," {answered} {friend}, "but I have good eyes and much time. I will come with you."',
    ),
    (
        "They {went} to {place} and to {place_2}, and they asked the {birds} and the {insects}.",
        "They looked near {place}, they looked near {place_2}, and they looked up into the {tree}.",
    ),
    (
        "At last they came to {helper.home}, where {helper} the {helper.kind} lived. "
        '"A {colour} {thing}?" {said} {helper}. "The wind brought it to me last night."',
        'Then {helper} the {helper.kind} called from {helper.home}: "Is this {colour} {thing} '
        'yours? I found it near {place}."',
    ),
    (
        '"Thank you!" {said} {hero}, and {hero.he} held the {thing} as if it were made of gold.',
        "{hero} was so {happy} that {hero.he} danced {number} times around the {thing}.",
    ),
)
BIRTHDAY: Plot = (
    (
        "It was the birthday of {friend} the {friend.kind}, and {hero} wanted to make a cake.",
        '"Today {friend} the {friend.kind} is {number} years old," {said} {hero}, "and there is no '
        'cake!"',
    ),
    (
        "For a good cake one needs butter, honey, milk and {number} {fruit}.",
        '"First the butter, then the honey, and then the {fruit}," {said} {hero}.',
    ),
    (
        "{hero} {went} to the farm for milk and to the orchard for {fruit}.",
        "At the market {hero} bought butter, and near {place} {hero.he} picked {fruit}.",
    ),
    (
        "{helper} the {helper.kind} came to help, and brought a {size} spoon.",
        '"May I help?" asked {helper} the {helper.kind}. "You may lick the spoon," {answered} '
        "{hero}.",
    ),
    (
        "They mixed and they stirred until the kitchen was {colour} from the floor to the lamp.",
        "The cake grew {gently} in the oven, and it smelled of {fruit} and honey.",
    ),
    (
        "When it was done, they carried it {gently} to {friend.home}.",
        "{hero} and {helper} put the cake on a {colour_2} cart and pulled it {gently} to "
        "{friend.home}.",
    ),
    (
        '"For me?" {said} {friend}, and {friend.he} was so {happy} that {friend.he} sang.',
        '"It is the best cake in the valley," {said} {friend}, "and it is as {size} as I am."',
    ),
    (
        "{hero} played the {instrument}, {helper} played the {instrument_2}, and everyone danced.",
        "Then {friend} opened {friend.his} present. It was a {colour} {thing}.",
    ),
)
STORM: Plot = (
    (
        "In the afternoon the sky turned black, and the wind shook the {tree}.",
        "First came the wind, then the rain, and then the thunder.",
    ),
    (
        '"Where is {friend}?" asked {hero}. "{friend} went to {place} and has not come home," '
        "{answered} {helper} the {helper.kind}.",
        "{hero} remembered that {friend} the {friend.kind} was alone near {place}, and {hero.he} "
        "was {sad}.",
    ),
    (
        "{hero} took a lantern and a {colour} {thing} and {went} out into the rain.",
        '"I will find {friend.him}," {said} {hero}, and took the lantern from the wall.',
    ),
    (
        "The path was wet, the stones were cold, and the river was as loud as {number} drums.",
        "The wind pulled at {hero.his} coat, but {hero} {went} on past {place} and {place_2}.",
    ),
    (
        '"{friend}! {friend}!" called {hero}. Only the wind answered.',
        "{hero} called {number} times, and the thunder called back.",
    ),
    (
        "At last, under a {size} {tree}, sat {friend}, wet and {sad}.",
        "Then a small voice answered from behind a {tree}. It was {friend}.",
    ),
    (
        '"I knew that you would come," {said} {friend}. "I always come," {answered} {hero}.',
        '"Take my {thing}," {said} {hero}, "and hold my hand."',
    ),
    (
        "{helper} had made a fire and a pot of hot {food} when they came home.",
        "Soon they sat by the fire at {hero.home}, and {helper} gave them {drink}.",
    ),
)
BUILDING: Plot = (
    (
        '"Let us build a {building}," {said} {hero} to {friend} the {friend.kind}.',
        "{hero} and {friend} the {friend.kind} had always wanted a {building}.",
    ),
    (
        "They found {number} boards near {place} and a {tool} in {friend.home}.",
        "{friend} brought wood from the {tree}, and {hero} brought a {tool}.",
    ),
    (
        "They worked from morning until noon, and the {insects} came to watch.",
        "All morning they cut and tied and painted, until their noses were {colour}.",
    ),
    (
        '"It is a fine {building}," {said} {friend}. Then it fell apart.',
        "But as soon as {hero} sat down on the {building}, it broke in {number} pieces.",
    ),
    (
        "{hero} was {sad}, and {friend} did not know what to say.",
        '"We are no good at this," {said} {hero}, and {hero.he} was {sad}.',
    ),
    (
        "{helper} the {helper.kind} came by and looked at the pieces. "
        '"You need a {tool} and a friend," {said} {helper}.',
        '"I once broke {number} of them before I made a good one," {said} {helper} the '
        "{helper.kind}.",
    ),
    (
        "So they began again, {gently} this time, with {helper} to show them how.",
        "{helper} held the wood, {friend} held the {tool}, and {hero} painted it {colour}.",
    ),
    (
        "By evening the {colour} {building} was done, and it did not break even when {helper} "
        "jumped on it.",
        "Now the {building} was strong, and all {number} of the {insects} came for a ride.",
    ),
)
JOURNEY: Plot = (
    (
        '"I have never seen the sea," {said} {friend} the {friend.kind}. '
        '"Then we shall go today," {answered} {hero}.',
        "A letter came from the harbour. "
        '"Come and see the ships," it said, so {hero} went to fetch {friend} the {friend.kind}.',
    ),
    (
        "They packed {food}, {fruit}, a {colour} {thing} and a map.",
        "{friend} carried the map, and {hero} carried the {food}.",
    ),
    (
        "First they {went} to {place}, and then they {went} to {place_2}.",
        "They crossed the bridge, they climbed the hill, and they rested near {place}.",
    ),
    (
        "In the fields stood {number} cows, {number_2} sheep and a {colour_2} horse.",
        "A {colour_2} train passed by, and {number} geese looked out of its windows.",
    ),
    (
        '"Are we there?" asked {friend}. "Not yet," {answered} {hero}.',
        '"My feet are {tired}," {said} {friend}. "Mine were {tired} near {place}," {answered} '
        "{hero}.",
    ),
    (
        "At the top of the hill they met {helper} the {helper.kind}, who was selling {fruit}.",
        "{helper} the {helper.kind} came along the road in a {colour_2} cart and let them ride.",
    ),
    (
        "And there it was: the sea, as {colour} as a dream and as wide as the sky.",
        "Then they saw {number} ships with {colour} sails, and neither of them said a word.",
    ),
    (
        '"It is bigger than a pond," said {friend} at last. "A little bigger," {answered} {hero}.',
        "They put their feet into the water and laughed, because it was cold.",
    ),
)
QUARREL: Plot = (
    (
        "Near {place} lay a {colour} {thing} that belonged to nobody.",
        "Someone had left a {colour} {thing} under the {tree} near {place}.",
    ),
    (
        '"I saw it first!" cried {hero}. "No, I did!" cried {friend} the {friend.kind}.',
        '"It is mine," said {hero}. "It is mine," said {friend} the {friend.kind}.',
    ),
    (
        "They pulled at the {thing} until it flew into the mud.",
        "{hero} pulled on one side, {friend} pulled on the other, and the {thing} was torn in two.",
    ),
    (
        "{hero} {went} home to {hero.home}, and {friend} {went} home to {friend.home}.",
        "For {number} days {hero} and {friend} did not speak to each other.",
    ),
    (
        "{hero} sat by the window and was {sad}. Even the {food} did not taste good.",
        "{friend} tried to play alone, but a game for two is no game for one.",
    ),
    (
        '"What is a {thing} without a friend?" asked {helper} the {helper.kind}.',
        "{helper} the {helper.kind} looked at them both. "
        '"One needle can mend a {thing}," {said} {helper}, "and one word can mend the rest."',
    ),
    (
        '"I am sorry," {said} {hero}. "I am sorry too," {answered} {friend}.',
        "So {hero} {went} to {friend.home} with {number} {fruit} to say that {hero.he} was sorry.",
    ),
    (
        "They washed the {thing} in the river, and from then on they shared it.",
        "Now {hero} has the {thing} from {day} to {day_2}, and {friend} has it on all other days.",
    ),
)
GARDEN: Plot = (
    (
        "{hero} had a small seed, and nobody knew what would grow from it.",
        '"This is a {vegetable} seed," {said} {hero}, "and I shall grow the biggest one of all."',
    ),
    (
        "{hero} dug a hole with a spade, put the seed into it and gave it water.",
        "{hero} planted it behind {hero.home}, between the {flowers} and the {flowers_2}.",
    ),
    (
        "Every day {hero} came to look, and every day there was nothing but earth.",
        'The next day nothing had grown. "Seeds are patient," {said} {friend} the {friend.kind}.',
    ),
    (
        "Then the rain fell for {number} days, and the sun shone for {number_2}.",
        "After {number} days there was a green leaf, and after {number_2} days there was another.",
    ),
    (
        "The {vegetable} grew and grew until it was as {size} as a house.",
        "By the end of the month the {vegetable} was bigger than {friend} and {helper} together.",
    ),
    (
        "{hero} pulled, but the {vegetable} stayed where it was.",
        '"It will not come out," {said} {hero}. "Let us pull together," {answered} {friend}.',
    ),
    (
        "{friend} pulled {hero}, {helper} the {helper.kind} pulled {friend}, and the {insects} "
        "pushed.",
        "They all pulled: {hero}, then {friend}, then {helper} the {helper.kind} and {number} "
        "{birds}.",
    ),
    (
        "Suddenly the {vegetable} came out, and they all fell into the {flowers}.",
        "Out came the {vegetable}, and it rolled {gently} down the hill to {place}.",
    ),
    (
        "There was enough {vegetable} soup for the whole valley and for the day after.",
        '"One can eat {vegetable} pie for {number} weeks," {said} {helper}, "and we shall."',
    ),
)
MUSIC: Plot = (
    (
        "On {day} there was to be music at the market, and {hero} was to play the {instrument}.",
        '"You will play the {instrument} at the market on {day}," {said} {friend} the '
        "{friend.kind} to {hero}.",
    ),
    (
        "{hero} played from breakfast to supper, and it sounded like {number} crows.",
        'The first song was too fast, the second too slow. "I cannot do it," {said} {hero}.',
    ),
    (
        "{hero} was {sad} and hid the {instrument} under a {colour} blanket.",
        "In the night {hero} dreamed of a {size} {instrument} that ran away.",
    ),
    (
        '"Play for me alone," {said} {friend}, "and I shall close my eyes."',
        "{helper} the {helper.kind} sat down beside {hero}. "
        '"I was afraid of the {instrument_2} once," {said} {helper}.',
    ),
    (
        "So {hero} played {gently} under the {tree}, and the {birds} stopped to listen.",
        "{hero} played for the {insects}, then for the {birds}, and then for {friend}.",
    ),
    (
        "On {day} the market was full of lamps, and everyone in the valley was there.",
        "The whole valley came to the market: {number} {birds}, {number_2} mice and all the rest.",
    ),
    (
        "{hero} took a deep breath, looked at {friend} and began to play.",
        '"Now," whispered {friend}, and {hero} began.',
    ),
    (
        "The song was as sweet as honey, and when it was over, nobody spoke for a while.",
        "Even {helper}, who never danced, danced with {number} {birds} until the lamps went out.",
    ),
)
LEARNING: Plot = (
    (
        "{hero} could do many things, but {hero.he} could not {skill}.",
        'All the animals near {place} could {skill}. "All but me," {said} {hero}.',
    ),
    (
        '"I can teach you to {skill}," {said} {friend} the {friend.kind}. "It is easy."',
        "So {hero} {went} to {friend.home}, because nobody could {skill} like {friend} the "
        "{friend.kind}.",
    ),
    (
        '"First you stand on one foot," {said} {friend}, "and then you think of {fruit}."',
        '"Do as I do," {said} {friend}, and showed it {number} times.',
    ),
    (
        "{hero} tried it once and fell into the {flowers}.",
        "{hero} tried {gently}, but it looked more like a {size} {vegetable} in the wind.",
    ),
    (
        "The {birds} in the {tree} laughed, and {hero} turned {colour}.",
        '"I shall never learn it," {said} {hero}, and {hero.he} was {sad}.',
    ),
    (
        '"How long did you need, {friend}?" asked {hero}. "{number_} weeks," {answered} {friend}, '
        '"and {number_2} broken cups."',
        '"It took me all {season}," {said} {helper} the {helper.kind}, who was passing by.',
    ),
    (
        "The next day {hero} tried again, and the day after, and the day after that.",
        "Every morning {hero} {went} to {place} and tried again.",
    ),
    (
        "Then, on {day}, it happened: {hero} could {skill}!",
        '"Look, {friend}!" {said} {hero}. "I can {skill}!"',
    ),
    (
        "{friend} clapped, {helper} cheered, and the {birds} said that they had always known it.",
        "Now {hero} could {skill} so well that {helper} asked to be taught as well.",
    ),
)

DARK: Plot = (
    (
        "When the lamp went out, {hero} saw {number} eyes in the dark.",
        '"There is something {size} behind the door," whispered {hero} in the middle of the night.',
    ),
    (
        "{hero} pulled the {colour} blanket over {hero.his} head and counted to {number}.",
        "The floor said creak, the window said tap, and {hero} was afraid.",
    ),
    (
        "So {hero} took a candle and {went} to {friend.home} without looking back.",
        '"{friend}, are you asleep?" called {hero}, and knocked {number} times at {friend.home}.',
    ),
    (
        '"I was asleep," answered {friend} the {friend.kind}, "but now I am awake. What is it?"',
        "{friend} the {friend.kind} opened the door in a long {colour_2} nightshirt.",
    ),
    (
        "Together they {went} back, hand in hand, and the candle made the shadows dance.",
        '"Two are braver than one," {said} {friend}, and took the other candle.',
    ),
    (
        "They looked under the bed and found a {colour_2} {thing} and {number} {fruit}.",
        "Behind the door hung a coat, and on the coat sat {number} sleepy {insects}.",
    ),
    (
        "The thing with the eyes was only {helper} the {helper.kind}, who had come to borrow a "
        "{tool}.",
        "What had tapped at the window was a branch of the old {tree}.",
    ),
    (
        '"So that is what the dark is made of," {said} {hero}. "Mostly," answered {friend}.',
        "They laughed until they were {tired}, and {friend} stayed until the sun came up.",
    ),
)
STRANGER: Plot = (
    (
        "On {day} a train stopped at the station, and a stranger got out with a {colour} {thing}.",
        "A stranger in a {colour} coat stood on the bridge and did not know where to go.",
    ),
    (
        "It was a small penguin with a letter that nobody in the valley could read.",
        "The stranger was a penguin, and none of the animals had ever seen a penguin.",
    ),
    (
        '"What does a penguin eat?" asked {hero}. "{food_}, I hope," answered {friend} the '
        '{friend.kind}, "because that is all I have."',
        "{hero} brought {food}, and {friend} the {friend.kind} brought {drink} and a {size} chair.",
    ),
    (
        'The penguin bowed to {hero}, bowed to {friend} and said a word that sounded like "brr".',
        "The penguin ate {number} plates of {food} and smiled with both eyes.",
    ),
    (
        "They showed the penguin {place}, {place_2} and the {number} oldest trees of the valley.",
        "{friend} taught the penguin to say {fruit}, and the penguin taught {friend} to slide.",
    ),
    (
        '"I can read this letter," {said} {helper} the {helper.kind}. "It says: my aunt lives near '
        '{place}."',
        '{helper} the {helper.kind} put on {helper.his} glasses and read the letter: "Come to '
        '{place} before winter."',
    ),
    (
        "So they all {went} to {place}, and there stood the aunt with a {colour} flag.",
        "The next train left at noon, and the whole valley came to wave.",
    ),
    (
        "Every year in {month} a card arrives with a picture of ice and {number} penguins.",
        "Before leaving, the penguin gave {hero} the {colour} {thing}, and {hero} has it to this "
        "day.",
    ),
)

# The titles of a plot's chapters, and the plot.
PLOTS: tuple[tuple[Moment, Plot], ...] = (
    (("The Lost {thing_title}", "Who Has Seen the {colour_title} {thing_title}?"), LOST),
    (("A Cake for {friend}", "The Birthday of {friend}"), BIRTHDAY),
    (("{hero} in the Storm", "The Night of the Storm"), STORM),
    (("The {colour_title} {building_title}", "{hero} Builds a {building_title}"), BUILDING),
    (("The Road to the Sea", "{hero} and {friend} See the Sea"), JOURNEY),
    (("The Quarrel", "{hero} Is Sorry"), QUARREL),
    (("The Biggest {vegetable_title}", "{hero} Plants a Seed"), GARDEN),
    (("{hero} Plays the {instrument_title}", "Music at the Market"), MUSIC),
    (("{hero} and the Dark", "The Thing behind the Door"), DARK),
    (("The Stranger", "A Visitor for {hero}"), STRANGER),
    (("{hero} Learns to {skill_title}", "How {friend} Taught {hero}"), LEARNING),
)
