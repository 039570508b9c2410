"""Words that look like numbers, shares or dates and are none: they ask for no claim."""

from __future__ import annotations

import pytest

from reporting.evidence.facts.statements import find_statements

QUIET = {
    "en": [
        "One may say that a second half of the story is missing; half an hour later it came.",
        "They marched in the sun, and may march again. In his seventies he was the first.",
        "A third party and the fourth estate met on the second floor in a quarter of an hour.",
        "The fifth column, one by one, in a row; two in the room, one in the hall.",
        "She won one of three prizes, out of the blue, on second thoughts.",
        "In the last three quarters of an hour the G7 spoke of Covid-19, in 3D, on A4, of an F-16.",
        "The 21st, the 2nd floor, and item 3 in part 2.",
    ],
    "it": [
        "Uno di loro, una delle due; a metà strada, il primo quarto d’ora; un terzo uomo.",
        "È un mezzo di trasporto; a marzo e a maggio; il sei e il tre; sei bravo.",
        "Il secondo tempo, la prima metà della partita, mezza giornata, il 1° posto, la 2ª volta.",
    ],
    "de": [
        "Ein Mann und eine Frau, einer von ihnen, acht geben; zum ersten Mal, im zweiten Anlauf.",
        "Jeder zweite Tag; eine halbe Stunde; die erste Hälfte des Spiels; in Kapitel 2.3.",
        "Am 1. und 2. Tag; der 3. Mann; zum 5. Mal.",
    ],
    "fr": [
        "Un homme et une femme, l’un des deux; un quart d’heure; une demi-heure; un demi-tour.",
        "La moitié; un tiers payant; un peu; en mars et en mai; le 2e étage, la 3e fois.",
    ],
    "es": [
        "Uno de ellos, una de las dos; medio de transporte; un cuarto de baño; un cuarto de hora.",
        "La segunda mitad del partido; de uno en uno; media hora; el 2.º piso, la 3.ª vez.",
    ],
    "pt": [
        "Um deles, uma das duas; meio de transporte; um quarto de hotel; meia hora.",
        "A segunda metade do jogo; de um em um; no quarto de hora; o 2.º andar, a 3.ª vez.",
    ],
    "nl": [
        "Een man en een vrouw, een van de twee; acht slaan; halverwege; half werk; een kwartier.",
        "Een derde partij; eerste hulp; in maart en mei; de 2e keer; de 3de man.",
    ],
    "pl": [
        "Jeden z nich, jedna z dwóch; pół godziny; w połowie drogi; trzecia osoba; co drugi dzień.",
        "Pierwsza połowa meczu; w marcu i w maju; w 2. połowie; po 3. razie.",
    ],
}
CASES = [(code, words) for code, texts in QUIET.items() for words in texts]


@pytest.mark.parametrize(("code", "words"), CASES)
def test_a_homograph_an_ordinal_or_a_name_is_no_figure_and_no_date(
    code: str, words: str
) -> None:
    stated = find_statements(words, code)
    shown = [each.cut_from(words) for each in stated.figures]
    assert shown == []
    assert [each.cut_from(words) for each in stated.dates] == []
