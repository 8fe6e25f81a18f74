"""Every rule: a good pin passes all of them, breaking one fires exactly that one, look-alikes pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest

from pinflow.pins.build_link import with_marker
from pinflow.pins.models import (
    Finding,
    FixPatch,
    NearPin,
    PinToCheck,
    ProductFacts,
    Severity,
    SwitchedOff,
    TextBox,
)
from pinflow.pins.rules import ALL_RULES, Rule, Source, check_pin, is_blocked
from pinflow.pins.rules.country_labels import usual_label
from pinflow.pins.writers.languages import LANGUAGES
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.projects.models import LinkMode, PicturePolicy

MARKER = "mk7d2pqx94tz"


AT_FOOT: dict[str, Any] = {"y": 1400, "height": 40, "font_px": 26}


def box(text: str, role: str = "headline", **changes: Any) -> TextBox:
    """A text in the middle of the picture; a label stands free at its foot."""
    base = TextBox(role=role, text=text, x=80, y=200, width=840, height=200, font_px=84, contrast=9.5)
    return msgspec.structs.replace(base, **{**(AT_FOOT if role == "disclosure" else {}), **changes})


LABEL = box("#ad", "disclosure", font_px=26, contrast=6.1)

GOOD = PinToCheck(
    title="Insulated travel mug: what to check before you choose",
    description=(
        "#ad A mug for the way to work has three jobs: keep the coffee warm, stay shut in the bag, and fit "
        "under the machine. Measure the cup holder first, then look at the lid. Three notes help you compare."
    ),
    alt_text="A card with the headline “A mug for the way to work” above three short notes, marked #ad.",
    link=f"https://finds.example/amazon.com/B0ABCDEFGH/?pf={MARKER}",
    marker=MARKER,
    marketplace="amazon.com",
    asin="B0ABCDEFGH",
    affiliate_tag="finds-21",
    link_mode=LinkMode.OWN_SITE,
    link_mode_confirmed=False,
    picture_policy=PicturePolicy.OWN,
    picture_policy_confirmed=False,
    uses_marketplace_photo=False,
    picture_bytes=180_000,
    picture_media_type="image/jpeg",
    picture_width=1000,
    picture_height=1500,
    text_boxes=(box("A mug for the way to work"), box("Does the lid lock?", "point", font_px=40), LABEL),
    ai_picture=False,
    ai_disclosures=(),
    product_title="Emsa Travel Mug Classic Grande | Thermobecher | Isolierbecher | 500 ml | auslaufsicher",
    category="Kitchen & Dining",
)

# The same with what its claims are held against.
KNOWN = msgspec.structs.replace(
    GOOD,
    facts=ProductFacts(
        marketplace="amazon.de",
        asin="B0ABCDEFGH",
        title="Emsa Travel Mug Classic Grande | Thermobecher | Isolierbecher | 500 ml | auslaufsicher",
        category="Kitchen & Dining",
        notes=("I carry it in my bag, and it stays shut.",),
    ),
)

MUG_IN_DUTCH = ProductFacts(
    marketplace="amazon.nl", asin="B0ABCDEFGH", title="Emsa Thermosbeker", category="Keuken", language="nl"
)

DIRECT = msgspec.structs.replace(
    GOOD,
    link=f"https://www.amazon.com/dp/B0ABCDEFGH?tag=finds-21&ascsubtag={MARKER}",
    link_mode=LinkMode.DIRECT,
    link_mode_confirmed=True,
)

TWIN = NearPin(pin_id=UUID("019ac1b2-0000-7000-8000-000000000001"), title="A mug", likeness=0.97)

OTHER_GOOD = {
    "one that shows the brand's site": msgspec.structs.replace(
        GOOD,
        text_boxes=(*GOOD.text_boxes, box("hearthandvine.example", "site"), box("Hearth & Vine", "brand")),
    ),
    "one whose facts are known": KNOWN,
    "a direct link with confirmation": DIRECT,
    "a German pin": msgspec.structs.replace(
        GOOD,
        marketplace="amazon.de",
        title="Thermobecher für unterwegs: darauf kommt es an",
        description="Anzeige: Ein Becher für den Weg zur Arbeit soll warm halten und dicht sein.",
        alt_text="Eine Karte mit der Überschrift „Ein Becher für unterwegs“ und drei Notizen.",
        text_boxes=(box("Ein Becher für unterwegs"), box("Anzeige", "disclosure", font_px=26)),
    ),
    "a Dutch pin": msgspec.structs.replace(
        GOOD,
        marketplace="amazon.nl",
        link=f"https://finds.example/amazon.nl/B0ABCDEFGH/?pf={MARKER}",
        title="Thermosbeker voor onderweg: waar je op let",
        description="Advertentie: Een beker voor de weg moet dicht blijven en in de houder passen.",
        alt_text="Een kaart met de kop “Een beker voor onderweg” en drie notities.",
        text_boxes=(box("Een beker voor onderweg"), box("Advertentie", "disclosure", font_px=26)),
    ),
    "a marketplace photo with policy and confirmation": msgspec.structs.replace(
        GOOD,
        uses_marketplace_photo=True,
        picture_policy=PicturePolicy.MARKETPLACE_PHOTO,
        picture_policy_confirmed=True,
    ),
    "a labelled AI picture": msgspec.structs.replace(GOOD, ai_picture=True, ai_disclosures=("AI_MODIFIED",)),
    "a link that has rested": msgspec.structs.replace(GOOD, same_link_published_days_ago=7.0),
    "a page on this machine, for the demo": msgspec.structs.replace(
        GOOD,
        link=f"http://127.0.0.1:8600/amazon.com/B0ABCDEFGH/?pf={MARKER}",
        readers_on_this_machine=True,
    ),
    "a label that is one alone in its box": msgspec.structs.replace(
        GOOD, text_boxes=(*GOOD.text_boxes[:-1], box("PUB", **AT_FOOT))
    ),
    "a label among words": msgspec.structs.replace(
        GOOD, text_boxes=(*GOOD.text_boxes[:-1], box("Finds & Co. #ad", **AT_FOOT))
    ),
    "a label in wide letters": msgspec.structs.replace(
        GOOD, text_boxes=(*GOOD.text_boxes[:-1], box("＃ａｄ", "disclosure", font_px=26))
    ),
    "a headline that names advertising, above a label": msgspec.structs.replace(
        GOOD, text_boxes=(box("#ad is a hashtag", font_px=12), *GOOD.text_boxes[1:])
    ),
    "a direct link that says its tag twice": msgspec.structs.replace(
        DIRECT, link=f"https://www.amazon.com/dp/B0ABCDEFGH?tag=finds-21&ascsubtag={MARKER}&tag=finds-21"
    ),
    "a link with a word, a path and a question in it": msgspec.structs.replace(
        GOOD, link=f"https://finds.example/mug?from=/shelf/mugs&q=red;blue&pf={MARKER}#how-to-choose"
    ),
    "a label at the edge, which a ragged headline touches": msgspec.structs.replace(
        GOOD, text_boxes=(box("A mug"), box("#ad", "disclosure", x=-4, y=397, width=60), box(" ", **AT_FOOT))
    ),
    "a label in two lines": msgspec.structs.replace(
        GOOD, text_boxes=(box("Anzeige Werbung", "disclosure", x=880, width=60, height=70),)
    ),
    "a PNG": msgspec.structs.replace(GOOD, picture_media_type="image/png"),
}


@pytest.mark.parametrize("pin", [GOOD, *OTHER_GOOD.values()], ids=["the good pin", *OTHER_GOOD])
def test_a_good_pin_has_no_findings(pin: PinToCheck) -> None:
    assert check_pin(pin) == []


LONG = (
    "Rinse it in the evening, leave it open overnight, and no smell stays behind. Silicone rings come off "
    "with a spoon's handle and go back the same way round. Steel keeps no taste of yesterday's tea. Walkers "
    "want a strap, who drives wants a narrow foot, and who forgets everything wants a bright colour. "
    "Ask who rinses it."
)


def described(text: str) -> dict[str, object]:
    """A text that has enough of its own to say."""
    return {"description": f"#ad {text} Measure the cup holder before you choose one."}


# (rule that must fire, the good pin it starts from, what is broken)
# As people write prices, offers and ratings.
SAID_PRICES = (
    "Now 19.99.",
    "Just 24.95!",
    "It is 19.99 right now.",
    "Only nineteen dollars.",
    "Only nineteen ninety-nine.",
    "Thirteen bucks.",
    "A few bucks.",
    "It costs nineteen pounds.",
    "20quid well spent.",
    "Fifty cents.",
    "A twenty-dollar mug.",
    "Nur 19,99.",
    "Ein 20-Euro-Geschenk.",
    "Seize euros.",
    "Diecinueve euros.",
    "Diciannove euro.",
    "Going for 15.",
    "Price: 19.99",
)
SAID_OFFERS = (
    "Save big this week.",
    "Big savings today.",
    "Reduced!",
    "Currently on offer.",
    "The offer ends Friday.",
    "A third off today.",
    "Money off.",
    "Two-for-one.",
    "Cheaper this week.",
    "The deal of the week.",
    "Free shipping.",
    "Kostenloser Versand.",
    "Diese Woche kräftig sparen.",
    "Stark heruntergesetzt.",
    "Livraison gratuite.",
    "Nineteen percent off.",
)
SAID_RATINGS = (
    "Almost 12k ratings.",
    "1.2M reviews.",
    "Thousands of reviews.",
    "Twelve thousand ratings.",
    "Rated four point eight.",
    "Mit 4,7 bewertet.",
    "Tausende Bewertungen.",
    "Zwölftausend Bewertungen.",
    "Des milliers d’avis.",
    "Miles de reseñas.",
    "Migliaia di recensioni.",
    "Reviewers give it 4.8.",
    "Full marks from buyers.",
    "5k+ bought in the past month.",
)

Mutation = tuple[str, PinToCheck, dict[str, object]]


def labelled_at(**place: Any) -> dict[str, object]:
    """A headline, and a label somewhere else than at the foot."""
    return {"text_boxes": (box("A mug"), box("#ad", "disclosure", **place))}


@pytest.mark.parametrize(("on", "covered"), [((), True), ((0, 0), True), ((0, 1), False)])
def test_a_label_is_covered_by_what_stands_on_the_same_picture_alone(
    on: tuple[int, ...], covered: bool
) -> None:
    """The slides of a carousel have their labels in one place."""
    boxes = (box("#ad", "disclosure", font_px=26), box("#ad", "disclosure", font_px=26))
    findings = check_pin(msgspec.structs.replace(GOOD, text_boxes=boxes, pictures_of_texts=on))
    assert ("disclosure.picture_illegible" in {finding.rule_id for finding in findings}) is covered


def linked(link: str) -> dict[str, object]:
    return {"link": link}


MUTATIONS: list[Mutation] = [
    ("links.on_this_machine", GOOD, {"link": f"http://127.0.0.1:8600/amazon.com/B0ABCDEFGH/?pf={MARKER}"}),
    ("links.on_this_machine", GOOD, {"link": f"https://localhost/amazon.com/B0ABCDEFGH/?pf={MARKER}"}),
    ("links.on_this_machine", GOOD, {"link": f"http://[::1]:8600/amazon.com/B0ABCDEFGH/?pf={MARKER}"}),
    ("links.on_this_machine", GOOD, {"link": f"https://127.8.8.8/amazon.com/B0ABCDEFGH/?pf={MARKER}"}),
    (
        "disclosure.text_missing",
        GOOD,
        {"description": "A mug for the way to work. Measure the cup holder before you choose. #ad"},
    ),
    (
        "disclosure.text_missing",
        GOOD,
        {"description": "Affiliate link: a mug for the way to work, and what to check before."},
    ),
    (
        "disclosure.text_missing",
        GOOD,
        {"description": "Adidas made this mug. Measure the cup holder before you choose one."},
    ),
    (
        "disclosure.text_missing",
        GOOD,
        {"description": "Ad-free notes on a mug. Measure the cup holder before you choose one."},
    ),
    ("disclosure.text_buried", GOOD, described("#mug #coffee #work A mug for the way to work.")),
    ("disclosure.picture_missing", GOOD, {"text_boxes": (box("A mug for the way to work"),)}),
    ("disclosure.picture_missing", GOOD, {"text_boxes": ()}),
    # In a feed nobody sees the second picture of a carousel.
    ("disclosure.picture_missing", GOOD, {**labelled_at(), "pictures_of_texts": (0, 1)}),
    ("disclosure.picture_missing", GOOD, {"text_boxes": (box("A pub table", "disclosure"),)}),
    # Alone in a box it is a label, among words a public house.
    ("disclosure.picture_missing", GOOD, {"text_boxes": (box("Pub, table for two"),)}),
    ("disclosure.picture_illegible", GOOD, {"text_boxes": (box("#ad", "disclosure", contrast=3.2),)}),
    ("disclosure.picture_illegible", GOOD, {"text_boxes": (box("#ad", "disclosure", font_px=12),)}),
    *(
        ("disclosure.picture_missing", GOOD, labelled_at(**place))
        for place in (
            {"x": 5000},
            {"x": -500, "width": 120},
            {"y": 1500},
            {"y": -40},
            {"y": 1465},
            {"x": 900, "width": 120},
            {"width": 0},
            {"height": 0},
            {"width": -840, "height": -40},
        )
    ),
    *(
        ("disclosure.picture_illegible", GOOD, labelled_at(**place))
        for place in (
            # Under the headline: wholly, and by a fifth.
            {"y": 220},
            {"y": 392},
            # Letters of 26 px have no room there.
            {"height": 6},
            {"width": 10},
        )
    ),
    (
        "disclosure.picture_illegible",
        GOOD,
        {
            "text_boxes": (
                box("#ad", "disclosure", x=80, width=100),
                *(box("A mug", "point", x=x, y=1400, width=8) for x in (80, 110, 140)),
            )
        },
    ),
    *(("facts.price", GOOD, described(said)) for said in SAID_PRICES),
    *(("facts.discount", GOOD, described(said)) for said in SAID_OFFERS),
    *(("facts.rating", GOOD, described(said)) for said in SAID_RATINGS),
    ("facts.price", GOOD, described("A mug for $24.99.")),
    ("facts.price", GOOD, described("Ein Becher für 24,99 €.")),
    ("facts.price", GOOD, described("A mug for EUR 24.")),
    ("facts.price", GOOD, described("A mug for 1.299,00 zł.")),
    ("facts.price", GOOD, {"title": "Travel mug under £20"}),
    ("facts.price", GOOD, {"text_boxes": (box("Only 15 dollars"), LABEL)}),
    ("facts.price", GOOD, {"alt_text": "A card that says 20 Euro."}),
    ("facts.discount", GOOD, described("Now 20% off.")),
    ("facts.discount", GOOD, described("Jetzt 30 % Rabatt.")),
    ("facts.discount", GOOD, described("Save 15% this week.")),
    ("facts.discount", GOOD, {"title": "Travel mug on sale"}),
    ("facts.discount", GOOD, {"text_boxes": (box("-40 %"), LABEL)}),
    ("facts.discount", GOOD, described("A great deal on mugs.")),
    ("facts.discount", GOOD, described("Great deals for commuters.")),
    ("facts.discount", GOOD, {"title": "Travel mug: great deal"}),
    ("facts.discount", GOOD, {"title": "Travel mug, best price"}),
    ("facts.discount", GOOD, described("The cheapest in the shop.")),
    ("facts.discount", GOOD, described("Zum besten Preis.")),
    ("facts.discount", GOOD, described("Der günstigste im Laden.")),
    ("facts.discount", GOOD, described("Ein Schnäppchen für Pendler.")),
    ("facts.discount", GOOD, described("Use the coupon on the page.")),
    ("facts.rating", GOOD, described("It has 4.7 stars.")),
    ("facts.rating", GOOD, described("4,6 von 5 sagen ja.")),
    ("facts.rating", GOOD, described("Loved in 12,345 reviews.")),
    ("facts.rating", GOOD, described("Über 2.000 Bewertungen.")),
    ("facts.rating", GOOD, {"text_boxes": (box("★★★★★"), LABEL)}),
    ("facts.rating", GOOD, described("A five-star mug.")),
    ("facts.rating", GOOD, {"title": "Rated by 12,000+ Happy Customers: three notes"}),
    ("facts.rating", GOOD, described("Trusted by over 5 million users.")),
    ("facts.rating", GOOD, described("Loved by thousands.")),
    ("facts.rating", GOOD, described("Rated 4.8 by those who have it.")),
    ("facts.rating", GOOD, described("10k+ happy customers use it.")),
    ("facts.rating", GOOD, described("Von über 2.000 zufriedenen Kunden empfohlen.")),
    ("facts.rating", GOOD, described("Mehr als 12.000 Kunden nutzen ihn.")),
    ("claims.medical", GOOD, described("It relieves back pain on long days.")),
    ("claims.medical", GOOD, described("Hilft gegen Kopfschmerzen.")),
    ("claims.medical", GOOD, {"title": "Clinically proven travel mug"}),
    ("claims.medical", GOOD, described("Detox your morning.")),
    ("claims.medical", GOOD, described("It treats herpes.")),
    ("claims.superlative", GOOD, described("The best mug there is.")),
    ("claims.superlative", GOOD, {"title": "#1 travel mug for work"}),
    ("claims.superlative", GOOD, {"title": "Best tumbler for the way to work"}),
    ("claims.superlative", GOOD, described("Ten minutes, 10 best mugs: three notes on each of them.")),
    ("claims.superlative", GOOD, {"text_boxes": (box("Der beste Becher"), LABEL)}),
    ("claims.superlative", GOOD, described("A bestseller for commuters.")),
    ("claims.invented", KNOWN, described("A waterproof mug for the way to work.")),
    ("claims.invented", KNOWN, {"title": "Insulated travel mug with 750 ml for work"}),
    ("claims.invented", KNOWN, {"text_boxes": (box("Keramik für unterwegs"), LABEL)}),
    ("claims.invented", KNOWN, {"alt_text": "A card about a mug that is made in Italy, marked #ad."}),
    ("links.no_destination", GOOD, {"link": None}),
    ("links.no_destination", GOOD, {"link": ""}),
    ("links.no_destination", DIRECT, {"link": None}),
    ("links.not_an_address", GOOD, {"link": f"http://finds.example/mug?pf={MARKER}"}),
    ("links.not_an_address", GOOD, {"link": "finds.example/mug"}),
    ("links.not_an_address", GOOD, {"link": f"https://finds.example/{'x' * 2050}?pf={MARKER}"}),
    ("links.shortener", GOOD, {"link": f"https://bit.ly/3xYz?pf={MARKER}"}),
    ("links.shortener", DIRECT, {"link": "https://amzn.to/3xYz"}),
    ("links.redirector", GOOD, {"link": f"https://geni.us/abc?pf={MARKER}"}),
    (
        "links.redirector",
        GOOD,
        {"link": f"https://finds.example/x?u=https%3A%2F%2Famazon.com%2Fdp%2FB0ABCDEFGH&pf={MARKER}"},
    ),
    (
        "links.redirector",
        GOOD,
        {"link": f"https://finds.example/x?u=https%3A%2F%2Ffinds.example%2Fmug&pf={MARKER}"},
    ),
    ("links.redirector", GOOD, {"link": f"https://finds.example/x/https://shop.example/mug?pf={MARKER}"}),
    ("links.redirector", GOOD, {"link": f"https://finds.example/x?u=%2F%2Fshop.example%2Fmug&pf={MARKER}"}),
    (
        "links.redirector",
        GOOD,
        {"link": f"https://finds.example/x?u=aHR0cHM6Ly9zaG9wLmV4YW1wbGUvbXVn&pf={MARKER}"},
    ),
    *(
        ("links.redirector", GOOD, linked(f"https://finds.example/x?{told}"))
        for told in (
            # Of two values one page follows the first, the next one the last.
            f"url=https%3A%2F%2Fshop.example%2Fmug&url=mug&pf={MARKER}",
            f"url=mug&URL=https%3A%2F%2Fshop.example%2Fmug&pf={MARKER}",
            f"a=b;url=https%3A%2F%2Fshop.example%2Fmug&pf={MARKER}",
            f"pf={MARKER}#url=https://shop.example/mug",
            f"pf={MARKER}#https://shop.example/mug",
            f"https://shop.example/mug&pf={MARKER}",
            f"u=https%253A%252F%252Fshop.example%252Fmug&pf={MARKER}",
            f"u=https:%5C%5Cshop.example&pf={MARKER}",
            f"u=https:/shop.example&pf={MARKER}",
            f"u=%20https://shop.example&pf={MARKER}",
        )
    ),
    ("links.possible_cloak", GOOD, {"link": f"https://finds.example/go/mug?pf={MARKER}"}),
    ("links.own_site_leads_to_amazon", GOOD, {"link": DIRECT.link}),
    ("links.foreign_site", GOOD, {"site_url_pattern": "https://elsewhere.example/{asin}"}),
    ("links.direct_not_confirmed", DIRECT, {"link_mode_confirmed": False}),
    (
        "links.not_a_product_link",
        DIRECT,
        {"link": f"https://www.amazon.com/s?k=mug&tag=finds-21&ascsubtag={MARKER}"},
    ),
    (
        "links.not_a_product_link",
        DIRECT,
        {"link": f"https://www.amazon.com/gp/product/B0ABCDEFGH?tag=finds-21&ascsubtag={MARKER}"},
    ),
    ("links.not_a_product_link", DIRECT, {"link": f"https://finds.example/mug?pf={MARKER}"}),
    (
        "links.wrong_marketplace",
        DIRECT,
        {"link": f"https://www.amazon.de/dp/B0ABCDEFGH?tag=finds-21&ascsubtag={MARKER}"},
    ),
    (
        "links.wrong_product",
        DIRECT,
        {"link": f"https://www.amazon.com/dp/B0ABCDEFGX?tag=finds-21&ascsubtag={MARKER}"},
    ),
    (
        "links.wrong_tag",
        DIRECT,
        {"link": f"https://www.amazon.com/dp/B0ABCDEFGH?tag=other-21&ascsubtag={MARKER}"},
    ),
    ("links.wrong_tag", DIRECT, {"link": f"https://www.amazon.com/dp/B0ABCDEFGH?ascsubtag={MARKER}"}),
    *(
        ("links.wrong_tag", DIRECT, linked(f"https://www.amazon.com/dp/B0ABCDEFGH?{tags}"))
        for tags in (
            # Of two tags one server takes the first, the next one the last.
            f"tag=other-20&tag=finds-21&ascsubtag={MARKER}",
            f"tag=finds-21&tag=other-20&ascsubtag={MARKER}",
            f"TAG=other-20&tag=finds-21&ascsubtag={MARKER}",
            f"Tag=finds-21&ascsubtag={MARKER}",
            f"t%61g=other-20&tag=finds-21&ascsubtag={MARKER}",
            f"ref=a;tag=other-20&tag=finds-21&ascsubtag={MARKER}",
            f"ref=a?tag=other-20&tag=finds-21&ascsubtag={MARKER}",
            f"tag=finds-21&ascsubtag={MARKER}#tag=other-20",
        )
    ),
    ("links.marker_missing", GOOD, {"link": "https://finds.example/mug"}),
    ("links.marker_missing", GOOD, {"link": "https://finds.example/mug?pf=another"}),
    ("links.marker_missing", DIRECT, {"link": "https://www.amazon.com/dp/B0ABCDEFGH?tag=finds-21"}),
    ("links.marker_missing", GOOD, {"link": f"https://finds.example/mug?pf=another&pf={MARKER}"}),
    ("links.marker_missing", DIRECT, {"link": f"{DIRECT.link}&ASCSUBTAG=another"}),
    ("policy.marketplace_photo_not_allowed", GOOD, {"uses_marketplace_photo": True}),
    (
        "policy.marketplace_photo_not_confirmed",
        OTHER_GOOD["a marketplace photo with policy and confirmation"],
        {"picture_policy_confirmed": False},
    ),
    (
        "policy.marketplace_photo_altered",
        OTHER_GOOD["a marketplace photo with policy and confirmation"],
        {"photo_altered": True},
    ),
    ("policy.photo_not_fetched", GOOD, {"photo_withheld": True}),
    ("policy.ai_undisclosed", GOOD, {"ai_picture": True}),
    ("policy.ai_disclosure_unknown", GOOD, {"ai_disclosures": ("AI_MADE",)}),
    ("goods.tobacco", GOOD, {"product_title": "Vape starter kit"}),
    ("goods.tobacco", GOOD, {"product_title": "Cedar humidor with hygrometer"}),
    ("goods.tobacco", GOOD, described("A mug and vanilla tobacco.")),
    ("goods.cannabis", GOOD, {"product_title": "CBD Öl 10 %"}),
    ("goods.illegal_drugs", GOOD, {"product_title": "Magic mushroom grow kit"}),
    ("goods.illegal_drugs", GOOD, described("Tea with psilocybin.")),
    ("goods.weapons", GOOD, {"product_title": "Airsoft pistol"}),
    ("goods.weapons", GOOD, {"category": "Schusswaffen & Munition"}),
    ("goods.prescription_medicine", GOOD, {"product_title": "Sildenafil 50 mg"}),
    ("goods.adult", GOOD, {"product_title": "Wand vibrator, quiet"}),
    ("goods.unauthorised_supplements", GOOD, {"product_title": "Kratom powder"}),
    ("goods.unauthorised_supplements", GOOD, described("Appetite suppressant for busy days.")),
    ("goods.supplement_seller", GOOD, {"product_title": "Vitamin C gummies"}),
    ("texts.length", GOOD, {"title": "x" * 101}),
    ("texts.length", GOOD, {"title": " "}),
    ("texts.length", GOOD, {"description": f"{GOOD.description} {LONG}"}),
    ("texts.length", GOOD, {"alt_text": "z" * 501}),
    ("texts.alt_text_missing", GOOD, {"alt_text": " "}),
    ("texts.disguised_letters", GOOD, described("A m\u200bug.")),
    ("texts.disguised_letters", GOOD, {"title": "Tr\u0430vel mug for the way to work"}),
    ("texts.address", GOOD, described("Ask at mugs.example.com/mug.")),
    ("texts.address", GOOD, described("Write to john@evil.example.")),
    ("texts.address", GOOD, described("Call 1-800-555-0199.")),
    ("texts.address", GOOD, {"title": "Travel mug <script>alert(1)</script> for the way to work"}),
    ("texts.no_commentary", GOOD, {"description": "#ad Look here! #mug #coffee"}),
    ("texts.hashtag_pile", GOOD, described("A mug. #mug #coffee #travel #work #gift #home")),
    (
        "texts.keyword_stuffing",
        GOOD,
        described("Mugs: coffee mugs, coffee cups, coffee gifts, coffee bars, coffee fans."),
    ),
    (
        "texts.keyword_stuffing",
        GOOD,
        described("mug, cup, tumbler, flask, thermos, bottle, beaker, coffee to go, steel cup, gift"),
    ),
    ("texts.copied_title", GOOD, {"title": GOOD.product_title}),
    ("texts.asks_for_more", GOOD, described("Leave five kind words as a review.")),
    ("texts.asks_for_more", GOOD, described("Follow dealking on Telegram.")),
    ("texts.asks_for_more", GOOD, {"text_boxes": (box("Join our WhatsApp group"), LABEL)}),
    ("texts.asks_for_more", GOOD, described("Hinterlasst gern eine kurze Bewertung.")),
    ("facts.discount", GOOD, described("Use the code SAVE at the till.")),
    (
        "claims.language_not_checked",
        OTHER_GOOD["a Dutch pin"],
        {"facts": MUG_IN_DUTCH},
    ),
    (
        "texts.written_in_english",
        OTHER_GOOD["a German pin"],
        {"description": GOOD.description.replace("#ad", "Anzeige:")},
    ),
    ("pictures.format", GOOD, {"picture_media_type": "image/webp"}),
    ("pictures.format", GOOD, {"picture_bytes": 0}),
    (
        "pictures.too_small",
        GOOD,
        {
            "picture_width": 120,
            "picture_height": 180,
            "text_boxes": (box("#ad", "disclosure", x=5, y=150, width=110, height=20, font_px=12),),
        },
    ),
    (
        "pictures.shape",
        GOOD,
        {"picture_height": 1000, "text_boxes": (box("#ad", "disclosure", y=900),)},
    ),
    ("pictures.text_cut", GOOD, {"text_boxes": (box("A mug for the…", shortened=True), LABEL)}),
    ("pictures.words_not_read", GOOD, {"unread_video": True}),
    ("pictures.contrast", GOOD, {"text_boxes": (box("Pale words", contrast=2.9), LABEL)}),
    ("repeats.same_link_too_soon", GOOD, {"same_link_published_days_ago": 6.9}),
    ("repeats.link_on_other_account", GOOD, {"same_link_on_other_account": "Calm Kitchen"}),
    ("repeats.near_duplicate_picture", GOOD, {"near_duplicate_picture": TWIN}),
    ("repeats.near_duplicate_text", GOOD, {"near_duplicate_text": TWIN}),
    ("repeats.picture_on_other_account", GOOD, {"same_picture_on_other_account": "Calm Kitchen"}),
]
# A label that readers of the country do not know, before the text and on the picture of a good pin there.
STRANGE_LABELS = {
    "us": ("amazon.com", "Anzeige:"),
    "gb": ("amazon.co.uk", "Sponsored:"),
    "ca": ("amazon.ca", "Anzeige:"),
    "de": ("amazon.de", "#ad"),
    "fr": ("amazon.fr", "#ad"),
    "it": ("amazon.it", "Anzeige:"),
    "es": ("amazon.es", "#ad"),
    "nl": ("amazon.nl", "Anzeige:"),
    "be": ("amazon.com.be", "#ad"),
    "se": ("amazon.se", "#ad"),
    "pl": ("amazon.pl", "#ad"),
    "tr": ("amazon.com.tr", "#ad"),
    "jp": ("amazon.co.jp", "#ad"),
    "au": ("amazon.com.au", "Anzeige:"),
    "in": ("amazon.in", "Anzeige:"),
    "mx": ("amazon.com.mx", "#ad"),
    "br": ("amazon.com.br", "#ad"),
}


IN_ENGLISH = "Before you order it, think of who will use it and how often; the rest follows from that."
IN_GERMAN = "Ein Becher für den Weg zur Arbeit soll warm halten und dicht sein. Vorher den Halter messen."


def in_country(marketplace: str, label: str) -> PinToCheck:
    """The good pin with the label of another country, in no English where other languages are read."""
    english = MARKETPLACES[marketplace].language == "en"
    text = GOOD.description.removeprefix("#ad ") if english else IN_GERMAN
    return msgspec.structs.replace(
        GOOD,
        marketplace=marketplace,
        description=f"{label} {text}",
        text_boxes=(*GOOD.text_boxes[:-1], box(label, "disclosure", font_px=26)),
    )


MUTATIONS += [
    (f"disclosure.label_{country}", in_country(market, usual_label(market)), {"description": other})
    for country, (market, strange) in STRANGE_LABELS.items()
    for other in [in_country(market, strange).description]
]


@pytest.mark.parametrize("marketplace", sorted(MARKETPLACES))
def test_a_good_pin_with_the_usual_label_of_its_country_has_no_findings(marketplace: str) -> None:
    assert check_pin(in_country(marketplace, usual_label(marketplace))) == []


@pytest.mark.parametrize(
    ("rule_id", "start", "broken"), MUTATIONS, ids=[f"{m[0]}-{i}" for i, m in enumerate(MUTATIONS)]
)
def test_breaking_one_rule_fires_exactly_that_rule(
    rule_id: str, start: PinToCheck, broken: dict[str, object]
) -> None:
    assert check_pin(start) == []
    findings = check_pin(msgspec.structs.replace(start, **broken))
    assert {f.rule_id for f in findings} == {rule_id}, [(f.rule_id, f.message) for f in findings]


def test_every_rule_has_a_mutation_that_fires_it() -> None:
    assert {rule.id for rule in ALL_RULES} == {rule_id for rule_id, _, _ in MUTATIONS}


# A fix that only a person can decide on: what the product is, who sells it, what the picture shows.
ONLY_A_PERSON = frozenset(
    {
        "claims.invented",
        "policy.marketplace_photo_altered",
        "disclosure.picture_missing",
        "disclosure.picture_illegible",
        "pictures.words_not_read",
        "links.no_destination",
        "links.on_this_machine",
        "links.shortener",
        "links.possible_cloak",
        "links.own_site_leads_to_amazon",
        "links.foreign_site",
        "links.direct_not_confirmed",
        "policy.marketplace_photo_not_allowed",
        "policy.marketplace_photo_not_confirmed",
        "policy.photo_not_fetched",
        "goods.tobacco",
        "goods.cannabis",
        "goods.illegal_drugs",
        "goods.weapons",
        "goods.prescription_medicine",
        "goods.adult",
        "goods.unauthorised_supplements",
        "goods.supplement_seller",
        "texts.no_commentary",
        "texts.keyword_stuffing",
        "texts.copied_title",
        "texts.written_in_english",
        "claims.language_not_checked",
        "pictures.format",
        "pictures.too_small",
        "pictures.shape",
        "pictures.contrast",
        "repeats.same_link_too_soon",
        "repeats.link_on_other_account",
        "repeats.picture_on_other_account",
        "repeats.near_duplicate_picture",
        "repeats.near_duplicate_text",
    }
)


def patched(pin: PinToCheck, patch: FixPatch) -> PinToCheck:
    """The pin after the edit that a finding offers; the marker is put back as an edit puts it back."""
    fields: dict[str, Any] = dict(patch)
    boxes = tuple(
        msgspec.structs.replace(drawn, text=fields.pop(drawn.role), shortened=False)
        if drawn.role in fields
        else drawn
        for drawn in pin.text_boxes
    )
    if "link" in fields:
        fields["link"] = with_marker(fields["link"], pin.marker, pin.link_mode)
    return msgspec.structs.replace(pin, **fields, text_boxes=boxes)


def test_every_offered_fix_mends_its_finding_and_breaks_no_other_rule() -> None:
    mended = set()
    for rule_id, start, broken in MUTATIONS:
        pin = msgspec.structs.replace(start, **broken)
        for finding in check_pin(pin):
            if finding.fix_patch is not None:
                left = check_pin(patched(pin, finding.fix_patch))
                assert (finding.rule_id, finding.field) not in {(f.rule_id, f.field) for f in left}, finding
                assert {f.rule_id for f in left} <= {rule_id}, (finding, left)
                mended.add(rule_id)
    assert mended == {rule.id for rule in ALL_RULES} - ONLY_A_PERSON


def test_ids_are_unique_and_every_rule_has_a_source_and_a_fix() -> None:
    assert len({rule.id for rule in ALL_RULES}) == len(ALL_RULES)
    for rule in ALL_RULES:
        assert rule.fix
        assert rule.says.endswith(".")
        assert rule.source.date <= date(2026, 11, 26)
        assert rule.source.url is None or rule.source.url.startswith("https://")


PRECISE = [
    "Save big files on the second disk. Save big on space. Save this week's plan on the fridge.",
    "Set the timer at 19.30, and at 9.45 it is done. Only 2.54 cm thick, just 24.95 g, 12.50 m of rope.",
    "Reduced sugar. What is on offer at the market? A third off the top is foam.",
    "The deal with wood is that it moves. A clip for dollar bills, my two cents on it.",
    "Nineteen pounds of flour fit in. Only nineteen pages. Rated 4.8 amps. Thousands of stitches.",
    "Hundreds of reviews of films in one diary. Free delivery of the baby in the story.",
    "Jetzt Platz sparen. Wasser sparen im Garten. Ab 9.30 Uhr ist es heiß. Für 20-Euro-Scheine.",
    "Blocks 99% of the light, 100% cotton, 20 oz, 5 minutes a day.",
    "A mug says a great deal about a morning, and it helps a great deal.",
    "A great deal of thought went into it. Save time in the morning.",
    "Not for sale in shops; a wholesale look. Fits 10-20 % more.",
    "For kids aged 3-5 and 5 people. Chapter 4/5. Star Wars, all stars, seven seas.",
    "Euro 6 engines and a 2.5 l tank, 1,299 pieces, 220 V, 4.5 kg.",
    "It works best with oat milk. Best friends meet before the best-before date.",
    "Best served hot. Best time to fill it: before breakfast.",
    "Ask how frost treats it and how the host treats guests.",
    "A treat for dogs. UV-cured resin treats wood well. Heel and toe.",
    "Against the wall or under the desk. Measures stress on metal.",
    "Add two spoons; an adapter for every address.",
    "Passt zum Fahrrad, bei Regen, gegen Kälte. Reduziert auf das Wesentliche.",
    "Preiswert ist kein Versprechen. Sterne am Himmel, drei Sterneköche.",
    "A chef's knife, a glue gun and a water pistol in one drawer.",
    "Rated for 150 kg, rated 4.5 bar, rated E by nobody. Loved by readers. For 2 users at once.",
    "Room for 4 customers at the counter, a lock for 200 users, and fans of tea.",
    "Room for 3 avocados. In 2024 and 2025 and 2026.",
]


@pytest.mark.parametrize("sentence", PRECISE)
def test_innocent_sentences_do_not_fire(sentence: str) -> None:
    pin = msgspec.structs.replace(
        GOOD, **described(sentence), text_boxes=(box(sentence), LABEL), product_title=sentence[:39]
    )
    assert [(f.rule_id, f.message) for f in check_pin(pin)] == []


def test_a_scent_note_is_no_tobacco_wherever_it_is_written() -> None:
    pin = msgspec.structs.replace(
        GOOD,
        product_title="Apothecary Candle, Tobacco Leaf and Vanilla Scent",
        description="#ad Tobacco leaf and vanilla: is it a scent for your long evenings at home?",
    )
    assert check_pin(pin) == []


def test_a_book_may_be_called_by_its_title() -> None:
    book = "The Trials of Apollo Book Three The Burning Maze"
    named = {"title": f"{book}: three questions before page one", "product_title": book, "category": "Books"}
    assert check_pin(msgspec.structs.replace(GOOD, **named)) == []
    copied = {**named, "title": book}
    assert [f.rule_id for f in check_pin(msgspec.structs.replace(GOOD, **copied))] == ["texts.copied_title"]


LABELS = (
    "#ad |#AD: |Ad: |Ad . |Anzeige: |ANZEIGE – |[Anzeige] |(Werbung) |#Werbung |(paid link) |Sponsored: |"
    "#sponsored |Publicité : |#pub |Publicidad. |Pubblicità - "
)


@pytest.mark.parametrize("start", LABELS.split("|"))
def test_clear_labels_are_accepted(start: str) -> None:
    pin = msgspec.structs.replace(
        GOOD, description=f"{start}A mug for the way to work and for a bench in the garden."
    )
    assert {f.rule_id for f in check_pin(pin)} <= {"disclosure.label_us"}


def test_a_claim_copied_from_the_title_says_so() -> None:
    pin = msgspec.structs.replace(
        GOOD, title="Ultimate travel mug", product_title="ULTIMATE Travel Mug by Emsa, steel"
    )
    (finding,) = check_pin(pin)
    assert "copied from the product's title" in finding.message


def test_an_empty_title_is_not_to_be_shortened() -> None:
    (finding,) = check_pin(msgspec.structs.replace(GOOD, title=""))
    assert (finding.message, finding.fix) == ("The title is empty.", "Write a title.")


def test_a_finding_says_in_which_text_it_is() -> None:
    pin = msgspec.structs.replace(GOOD, title="Travel mug, best price", text_boxes=(box("Best price"), LABEL))
    told = [(f.field, f.message.partition(" is a discount")[0]) for f in check_pin(pin)]
    assert told == [
        ("title", "“best price” in the title"),
        ("text_boxes[0]", "“Best price” in the picture's headline"),
    ]


def test_a_text_cut_on_the_picture_says_how_many_characters_fit() -> None:
    pin = msgspec.structs.replace(GOOD, text_boxes=(box("A mug for the…", shortened=True), LABEL))
    (finding,) = check_pin(pin)
    assert finding.severity is Severity.BLOCK
    assert finding.message == "The headline does not fit on the picture, which shows “A mug for the…”."
    assert finding.fix == "Shorten the headline to about 13 characters, or choose another template."


def test_characters_that_no_font_has_keep_a_pin_back() -> None:
    lacking = msgspec.structs.replace(box("な朝"), missing="鬱")
    (finding,) = check_pin(msgspec.structs.replace(GOOD, text_boxes=(lacking, LABEL)))
    assert (finding.rule_id, finding.severity) == ("pictures.text_cut", Severity.BLOCK)
    assert finding.message == "The headline lacks “鬱” on the picture: no font here has it."


def test_a_missing_destination_says_three_ways_to_get_one() -> None:
    (finding,) = check_pin(msgspec.structs.replace(GOOD, link=None))
    assert finding.fix is not None
    for way in ("URL pattern", "URL of its own", "pinflow site build --out DIR"):
        assert way in finding.fix


def test_what_blocks_stands_first() -> None:
    pin = msgspec.structs.replace(GOOD, alt_text="", link=None)
    assert [f.severity for f in check_pin(pin)] == [Severity.BLOCK, Severity.WARN]
    assert is_blocked(check_pin(pin))
    assert not is_blocked(check_pin(msgspec.structs.replace(GOOD, alt_text="")))


def test_a_switch_quiets_a_rule_and_leaves_a_hard_one_as_it_is() -> None:
    pin = msgspec.structs.replace(GOOD, alt_text="", link=None)
    before = check_pin(pin)
    switch = SwitchedOff(by="alice", at=datetime(2026, 1, 1, tzinfo=UTC), reason="Said elsewhere")
    hard, soft = check_pin(pin, switched_off={finding.rule_id: switch for finding in before})
    assert hard == before[0]
    assert (hard.severity, hard.switched_off) == (Severity.BLOCK, None)
    assert (soft.rule_id, soft.severity) == (before[1].rule_id, Severity.INFO)
    assert soft.switched_off == switch


class NoMondays(Rule):
    """A rule of a user's own."""

    id = "own.no_mondays"
    says = "No Mondays."
    severity = Severity.INFO
    source = Source(name="House style", url=None, date=date(2026, 1, 1))

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if "Monday" in pin.title:
            yield self.finding("title", "No Mondays.")


def test_rules_can_be_chosen() -> None:
    pin = msgspec.structs.replace(GOOD, title="Monday mug", link=None)
    (finding,) = check_pin(pin, rules=[NoMondays()])
    assert (finding.rule_id, finding.source, finding.fix) == ("own.no_mondays", "House style", None)


@pytest.mark.parametrize(
    ("marketplace", "description", "told"),
    [
        ("amazon.nl", f"Advertentie: {IN_ENGLISH}", True),
        ("amazon.co.jp", f"【広告】 水筒: {IN_ENGLISH}", True),
        ("amazon.pl", f"Reklama: Kubek termiczny. {IN_ENGLISH}", True),
        ("amazon.com", f"#ad {IN_ENGLISH}", False),
        ("amazon.in", f"#ad {IN_ENGLISH}", False),
        ("amazon.de", f"Anzeige: „How to Do the Work and Be Who You Are“ lesen? {IN_GERMAN}", False),
        ("amazon.fr", "Publicité : Avant de commander « The Ordinary », deux minutes suffisent.", False),
        ("amazon.co.jp", "【広告】 水筒を選ぶ前に、大きさと洗い方を確かめましょう。", False),
    ],
)
def test_english_copy_for_other_readers_is_told_and_keeps_nothing_back(
    marketplace: str, description: str, told: bool
) -> None:
    label = usual_label(marketplace)
    pin = msgspec.structs.replace(in_country(marketplace, label), description=description)
    found = [finding for finding in check_pin(pin) if finding.rule_id == "texts.written_in_english"]
    assert [f"It is written in English for readers of {marketplace}." for _ in range(told)] == [
        finding.message for finding in found
    ]
    assert not is_blocked(found)
    for finding in found:
        assert finding.severity is Severity.WARN, "it asks for a look before the pin is approved"
        assert finding.fix is not None
        for way in ("pinflow pin edit", "pinflow writer list", "make a project for a marketplace"):
            assert way in finding.fix


KINDS = sorted(
    {thing.kinds for phrases in LANGUAGES.values() for thing in phrases.things.values() if thing.kinds}
)


@pytest.mark.parametrize("heads", KINDS, ids=" or ".join)
def test_two_kinds_side_by_side_claim_nothing_of_the_product(heads: tuple[str, ...]) -> None:
    boxes = tuple(box(head, "column") for head in heads)
    compares = msgspec.structs.replace(KNOWN, text_boxes=(*KNOWN.text_boxes, *boxes))
    assert "claims.invented" not in {finding.rule_id for finding in check_pin(compares)}


@pytest.mark.parametrize(
    "heads", [("Waterproof", "Others"), ("Emsa", "Dishwasher safe"), ("Dishwasher safe",)]
)
def test_a_head_that_speaks_of_the_product_is_held_against_its_facts(heads: tuple[str, ...]) -> None:
    boxes = tuple(box(head, "column") for head in heads)
    assert KNOWN.facts is not None
    facts = msgspec.structs.replace(KNOWN.facts, brand="Emsa")
    claims = msgspec.structs.replace(KNOWN, facts=facts, text_boxes=(*KNOWN.text_boxes, *boxes))
    assert "claims.invented" in {finding.rule_id for finding in check_pin(claims)}


@pytest.mark.parametrize(
    ("tags", "buried"),
    [("#ad", False), ("#ad #mug", False), ("#ad #mug #coffee", True), ("#ad, #mug, #tea", True)],
)
def test_three_hashtags_with_the_label_among_them_are_a_pile(tags: str, buried: bool) -> None:
    pin = msgspec.structs.replace(
        GOOD, description=f"{tags} A mug for the way to work. Measure the cup holder."
    )
    assert ("disclosure.text_buried" in {finding.rule_id for finding in check_pin(pin)}) is buried
