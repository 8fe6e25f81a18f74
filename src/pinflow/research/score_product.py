"""The parts of a score that stand on the product and on the project: price, commission, quality, own pins."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.kit.counted import counted
from pinflow.research.score_models import LiveFacts, Share, Signals, Source, Weights
from pinflow.research.score_reasons import days, money

FULL_RATE_PERCENT = 5.0
PRIOR_RATING, PRIOR_WEIGHT = 4.2, 50  # what an unknown product is taken for, and how many reviews outweigh it
RATING_FLOOR, RATING_CEILING = 3.6, 4.7
COMPETITION_REST_DAYS = 60.0
SAME_LINK_REST_DAYS = 7.0  # the governor refuses the same link within this time anyway


def price_band(signals: Signals, weights: Weights) -> Share:
    """Whether people buy it on sight and it still earns something."""
    found = _price_band(signals, weights)
    live = signals.came_live("price")
    return found if live is None else _without_figures(found, live, "price")


def _price_band(signals: Signals, weights: Weights) -> Share:
    band = weights.price_bands.get(signals.currency or "")
    if signals.price is None or signals.price <= 0 or band is None:
        return Share(share=0.5, reason="No price was seen that can be judged: half the points.")
    low, high = band
    price, wanted = money(signals.price, signals.currency), f"{low:g} to {high:g} {signals.currency}"
    if signals.price < low:
        return Share(
            share=signals.price / low,
            reason=f"{price} is below the band of {wanted}: little commission a sale.",
        )
    if signals.price > high:
        return Share(
            share=max(high / signals.price, 0.2),
            reason=f"{price} is above the band of {wanted}: fewer people buy on sight.",
        )
    return Share(share=1.0, reason=f"{price} lies in the band of {wanted}.")


def _without_figures(found: Share, live: LiveFacts, what: str) -> Share:
    """The same points; what the Creators API told is not put into words that are kept."""
    how = "well" if found.share >= 0.8 else "in part" if found.share >= 0.4 else "badly"
    return Share(
        share=found.share,
        reason=f"The {what} that the Creators API told of for {live.region} fits {how}.",
        source=Source.CREATORS_API,
        region=live.region,
        as_of=live.fetched_at,
    )


def commission(signals: Signals) -> Share:
    """What share of a sale the marketplace pays. The price has a part of its own."""
    found = _commission(signals)
    live = signals.came_live("category")
    # Whose rate counts tells the category.
    return found if live is None else _without_figures(found, live, "commission of the category")


def _commission(signals: Signals) -> Share:
    rate = signals.commission
    if rate is None:
        return Share(
            share=0.5,
            reason=f"No commission rate of {signals.marketplace or 'this marketplace'} is known: half the "
            "points. Enter one and it counts from the next scoring on.",
            source=Source.OWN,
        )
    where = rate.category or "categories without a rate of their own"
    whose = "your own rate" if rate.own else "the rate we ship"
    told = f"{rate.percent:g} % for {where} ({whose}, since {rate.valid_from.isoformat()})"
    source = Source.OWN if rate.own else Source.PUBLIC
    if rate.percent == 0:
        return Share(share=0.0, reason=f"{rate.marketplace} pays no commission: {told}.", source=source)
    earned = ""
    if signals.price and signals.came_live("price") is None:
        earned = f", about {money(signals.price * rate.percent / 100, signals.currency)} a sale"
    return Share(
        share=rate.percent / FULL_RATE_PERCENT,
        reason=f"{rate.marketplace} pays {told}{earned}.",
        source=source,
    )


def quality(signals: Signals) -> Share:
    """Its rating, drawn towards an ordinary one the fewer customers gave it."""
    found = _quality(signals)
    live = signals.came_live("rating")
    return found if live is None else _without_figures(found, live, "rating")


def _quality(signals: Signals) -> Share:
    count = signals.review_count or 0
    rating = signals.rating if signals.rating is not None and count > 0 else None
    mean = PRIOR_RATING
    if rating is not None:
        mean = (PRIOR_RATING * PRIOR_WEIGHT + rating * count) / (PRIOR_WEIGHT + count)
    share = (mean - RATING_FLOOR) / (RATING_CEILING - RATING_FLOOR)
    if rating is None:
        return Share(
            share=share,
            reason=f"No rating was seen: taken for an ordinary product at {PRIOR_RATING:.1f}.",
        )
    rated = f"Rated {rating:.1f} by {counted(count, 'customer')}"
    if f"{mean:.2f}" != f"{rating:.2f}":
        rated += f"; together with {PRIOR_WEIGHT} ordinary ratings of {PRIOR_RATING:.1f} that is {mean:.2f}"
    return Share(share=share, reason=f"{rated}.")


def competition(signals: Signals, now: datetime) -> Share:
    """How much room the project's own earlier pins of it leave."""
    earlier = [at for at in signals.own_pins_at if at <= now]
    if not earlier:
        return Share(share=1.0, reason="This project has not pinned it yet.", source=Source.OWN)
    rest = (now - max(earlier)) / timedelta(days=1)
    pinned = f"Pinned {counted(len(earlier), 'time')} before, last {days(rest)} ago"
    if rest < SAME_LINK_REST_DAYS:
        return Share(
            share=0.0,
            reason=f"{pinned}: the same link rests for {SAME_LINK_REST_DAYS:.0f} days.",
            source=Source.OWN,
        )
    share = min(rest / COMPETITION_REST_DAYS, 1.0) / (1 + 0.25 * (len(earlier) - 1))
    return Share(
        share=share,
        reason=f"{pinned}; after {COMPETITION_REST_DAYS:.0f} days it counts as fresh again.",
        source=Source.OWN,
    )
