"""Who lives in the valley of the story, and the words that its sentences choose from."""

from typing import NamedTuple


class Animal(NamedTuple):
    """One of the valley's people, with the pronouns a sentence needs."""

    name: str
    kind: str
    he: str
    him: str
    his: str
    home: str
    nature: str

    def __str__(self) -> str:
        return self.name


def _she(name: str, kind: str, home: str, nature: str) -> Animal:
    return Animal(name, kind, "she", "her", "her", home, nature)


def _he(name: str, kind: str, home: str, nature: str) -> Animal:
    return Animal(name, kind, "he", "him", "his", home, nature)


ANIMALS = (
    _she("Mia", "mouse", "the mill", "quick"),
    _he("Oscar", "owl", "the old oak", "wise"),
    _she("Bella", "bear", "the cave", "gentle"),
    _he("Rufus", "fox", "the red barn", "clever"),
    _she("Hazel", "hedgehog", "the orchard", "shy"),
    _he("Toby", "turtle", "the pond", "patient"),
    _she("Clara", "cat", "the bakery", "proud"),
    _he("Max", "dog", "the farm", "loyal"),
    _she("Lily", "rabbit", "the meadow", "merry"),
    _he("Finn", "frog", "the river", "noisy"),
    _she("Dot", "duck", "the lake", "cheerful"),
    _he("Barnaby", "badger", "the wood", "grumpy"),
    _she("Stella", "squirrel", "the tall pine", "busy"),
    _he("Otto", "otter", "the bridge", "playful"),
)

# A sentence writes {colour} and gets one of the colours.
CHOICES: dict[str, tuple[str, ...]] = {
    "colour": (
        *("red", "blue", "green", "yellow", "white", "black", "brown", "orange", "purple", "pink"),
    ),
    "thing": (
        *("kite", "ball", "lantern", "basket", "scarf", "hat", "coat", "blanket", "cup", "book"),
        *("bell", "box", "umbrella", "boat"),
    ),
    "place": (
        *("the mill", "the old oak", "the orchard", "the pond", "the bakery", "the farm"),
        *("the market", "the meadow", "the river", "the lake", "the wood", "the bridge"),
        *("the harbour", "the hill", "the garden", "the school", "the station", "the tower"),
        *("the beach", "the well"),
    ),
    "food": ("bread", "cheese", "honey", "soup", "cake", "porridge", "pancakes", "jam", "pie"),
    "drink": ("milk", "tea", "water", "cocoa", "lemonade"),
    "fruit": ("apples", "pears", "plums", "cherries", "strawberries", "nuts", "grapes", "berries"),
    "vegetable": ("carrot", "pumpkin", "turnip", "cabbage", "potato", "onion", "radish", "leek"),
    "flowers": ("roses", "daisies", "tulips", "violets", "poppies", "lilies", "bluebells"),
    "tree": ("oak", "pine", "birch", "willow", "maple", "chestnut"),
    "birds": ("swallows", "sparrows", "robins", "crows", "geese", "larks", "swans"),
    "insects": ("bees", "butterflies", "beetles", "crickets", "ants", "dragonflies"),
    "instrument": ("drum", "flute", "fiddle", "trumpet", "harp", "horn"),
    "tool": ("hammer", "saw", "rope", "ladder", "spade", "brush", "needle"),
    "building": ("boat", "cart", "swing", "raft", "sledge", "bench", "tent"),
    "skill": ("swim", "dance", "read", "count", "whistle", "skate", "climb", "paint"),
    "number": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "season": ("spring", "summer", "autumn", "winter"),
    "happy": ("happy", "glad", "merry", "cheerful", "delighted", "joyful"),
    "sad": ("sad", "unhappy", "lonely", "worried", "upset", "gloomy"),
    "tired": ("tired", "sleepy", "weary", "drowsy"),
    "size": ("big", "small", "tiny", "huge", "long", "round"),
    "tasty": ("sweet", "warm", "fresh", "delicious", "golden", "crisp"),
    "gently": ("slowly", "quickly", "quietly", "carefully", "happily", "bravely"),
    "went": ("walked", "ran", "hurried", "wandered", "hopped", "marched"),
    "said": ("said", "cried", "whispered", "called"),
    "answered": ("answered", "replied", "said"),
}

# What a season brings.
SEASONS: dict[str, dict[str, tuple[str, ...]]] = {
    "spring": {"month": ("March", "April", "May"), "weather": ("rainy", "windy", "warm", "sunny")},
    "summer": {"month": ("June", "July", "August"), "weather": ("sunny", "hot", "warm", "dry")},
    "autumn": {
        "month": ("September", "October", "November"),
        "weather": ("cloudy", "windy", "foggy", "rainy"),
    },
    "winter": {
        "month": ("December", "January", "February"),
        "weather": ("snowy", "frosty", "icy", "cold"),
    },
}
