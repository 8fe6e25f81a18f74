# ruff: noqa: SIM905 (a host a line would fill two screens)
"""Where the pin leads: a final address, honestly spelled, with the right tag, product and marker."""

from __future__ import annotations

import base64
import re
from abc import abstractmethod
from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote, urlsplit

from pinflow.pins.build_link import (
    amazon_product,
    is_amazon,
    is_on_this_machine,
    is_web_address,
    marker_of,
    marker_parameter,
    parameters_of,
    values_of,
)
from pinflow.pins.models import Finding, FixPatch, PinToCheck, Severity
from pinflow.pins.rules.rule import Rule, quoted
from pinflow.pins.rules.sources import AMAZON_ASSOCIATES, PINFLOW_MARKERS, PINTEREST_API, PINTEREST_COMMERCIAL
from pinflow.projects.models import LinkMode

MAX_LINK_CHARS = 2048

SHORTENERS = frozenset(
    "bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly rb.gy cutt.ly shorturl.at "
    "tiny.cc t.ly amzn.to amzn.eu amzn.com amzn.asia a.co s.id bl.ink lnkd.in fb.me pin.it youtu.be "
    "linktr.ee adf.ly v.gd tny.im smarturl.it urlzs.com soo.gd clck.ru qr.ae snip.ly shrtco.de "
    "short.gy".split()
)
REDIRECTORS = frozenset(
    "geni.us l.facebook.com lm.facebook.com l.instagram.com out.reddit.com href.li anon.to nullrefer.com "
    "redirect.viglink.com go.redirectingat.com go.skimresources.com click.linksynergy.com anrdoezrs.net "
    "dpbolvw.net jdoqocy.com kqzyfj.com tkqlhce.com shareasale.com awin1.com prf.hn pxf.io sjv.io "
    "rstyle.me shop-links.co howl.me mavely.app.link urlgeni.us joinlinkgenius.com".split()
)
# Browsers take one slash, and backslashes, for two.
_ADDRESS = re.compile(r"(?:https?:[\\/]*|[\\/]{2,})(?=[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_REDIRECT_PATH = re.compile(r"^/(?:go|out|goto|redirect|redir|recommends?|refer|exit)/", re.IGNORECASE)


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_or_under(host: str, known: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[i:]) in known for i in range(len(labels) - 1))


def _hides_its_destination(link: str) -> bool:
    host = _host(link)
    return _is_or_under(host, SHORTENERS) or _is_or_under(host, REDIRECTORS)


def _carried_address(value: str) -> str | None:
    """The address that a link's parameter carries: as it is, without its scheme, encoded or in base64."""
    for told in (value, unquote(unquote(value)), _in_base64(value)):
        told = told.strip()
        if found := _ADDRESS.match(told):
            scheme = "http" if told[:5].casefold() == "http:" else "https"
            return f"{scheme}://{told[found.end() :]}"
    return None


def _in_base64(value: str) -> str:
    """What ``value`` says in base64; nothing where it is none."""
    if _BASE64.fullmatch(value) is None:
        return ""
    padded = value + "=" * (-len(value) % 4)
    try:
        return base64.urlsafe_b64decode(padded.replace("+", "-").replace("/", "_")).decode()
    except ValueError:
        return ""


def _straight_to(carried: str | None, pin: PinToCheck) -> FixPatch | None:
    """The carried address itself, where the project's link mode lets pins lead there."""
    if carried is None or not is_web_address(carried):
        return None
    return {"link": carried} if is_amazon(carried) is (pin.link_mode is LinkMode.DIRECT) else None


def _address_in_path(link: str) -> str:
    """What stands in the path from a second https:// on, as in https://a.example/out/https://b.example."""
    found = re.search(r"https?:/", unquote(urlsplit(link).path), re.IGNORECASE) if _host(link) else None
    return unquote(urlsplit(link).path)[found.start() :] if found else ""


def _with_https(link: str) -> FixPatch | None:
    secure = re.sub(r"^http://", "https://", link, flags=re.IGNORECASE)
    return {"link": secure} if secure != link and is_web_address(secure) else None


class NoDestination(Rule):
    id = "links.no_destination"
    says = "The pin leads somewhere."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    hard = True
    fix = (
        "Set a URL pattern for the project, give this product a URL of its own, or write the pages with "
        "`pinflow site build --out DIR --base-url https://your.site` and upload them there."
    )

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not pin.link:
            yield self.finding("link", "This pin leads nowhere yet: the product has no page on your site.")


class NotAnAddress(Rule):
    id = "links.not_an_address"
    says = "The link is a full https address that Pinterest takes."
    severity = Severity.BLOCK
    source = PINTEREST_API
    hard = True
    fix = "Give the full address of the page, beginning with https://."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.link and not is_web_address(pin.link):
            secure = _with_https(pin.link)
            yield self.finding(
                "link",
                f"{quoted(pin.link)} is not a full https address.",
                patch=secure,
                # Pinterest takes it, and the person may have no other.
                severity=Severity.WARN if pin.added and secure is not None else None,
            )
        elif pin.link and len(pin.link) > MAX_LINK_CHARS:
            yield self.finding(
                "link", f"The link has {len(pin.link)} characters; Pinterest takes {MAX_LINK_CHARS}."
            )


class OnThisMachine(Rule):
    id = "links.on_this_machine"
    says = "The link can be reached by others than this machine."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    hard = True
    fix = "Give the address at which others reach the page; only the demo's own pages may stand here."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.link and is_on_this_machine(pin.link) and not pin.readers_on_this_machine:
            yield self.finding(
                "link", f"{_host(pin.link)} is the reader's own machine: nobody else finds the page there."
            )


class Shortener(Rule):
    id = "links.shortener"
    says = "No link shortener."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    hard = True
    fix = "Use the final address of the page itself."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.link and _is_or_under(_host(pin.link), SHORTENERS):
            yield self.finding(
                "link", f"{_host(pin.link)} is a link shortener; Pinterest and Amazon refuse them."
            )


class Redirector(Rule):
    id = "links.redirector"
    says = "No address that passes readers on to another one."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    hard = True
    fix = "Use the final address of the page itself."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not pin.link:
            return
        told = [*chain.from_iterable(parameters_of(pin.link)), _address_in_path(pin.link)]
        carried = next(filter(None, map(_carried_address, told)), None)
        if carried is not None or _is_or_under(_host(pin.link), REDIRECTORS):
            yield self.finding(
                "link",
                f"{quoted(pin.link)} passes readers on to another address.",
                patch=_straight_to(carried, pin),
            )


class PossibleCloak(Rule):
    id = "links.possible_cloak"
    says = "No forwarding path such as /go/ that hides where it leads."
    severity = Severity.WARN
    source = AMAZON_ASSOCIATES
    fix = "Lead to the page with your commentary, and let the reader click to Amazon there."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.link and is_web_address(pin.link) and _REDIRECT_PATH.match(urlsplit(pin.link).path):
            yield self.finding("link", "The address looks like a forwarding link that hides where it leads.")


class OwnSiteLeadsToAmazon(Rule):
    id = "links.own_site_leads_to_amazon"
    says = "A project that links to its own site does not lead to Amazon."
    severity = Severity.BLOCK
    source = AMAZON_ASSOCIATES
    hard = True
    fix = "Lead to a page on your approved site, or change the project's link mode to direct."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.link_mode is LinkMode.OWN_SITE and pin.link and is_amazon(pin.link):
            yield self.finding("link", "This project links to its own site, but the pin leads to Amazon.")


class ForeignSite(Rule):
    id = "links.foreign_site"
    says = "A project that links to its own site leads to that site."
    severity = Severity.WARN
    source = AMAZON_ASSOCIATES
    fix = "Lead to a page on the site that Amazon approved, or change the project's URL pattern."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        link, own = pin.link, _host(pin.site_url_pattern or "")
        if pin.link_mode is not LinkMode.OWN_SITE or not own or not link or not is_web_address(link):
            return
        if is_amazon(link) or is_on_this_machine(link) or _hides_its_destination(link):
            return
        host = _host(link)
        if host != own and not host.endswith(f".{own}"):
            yield self.finding("link", f"The pin leads to {host}, and the project's site is {own}.")


class DirectNotConfirmed(Rule):
    id = "links.direct_not_confirmed"
    says = "Links straight to Amazon need the recorded word that the profile is registered there."
    severity = Severity.BLOCK
    source = AMAZON_ASSOCIATES
    hard = True
    fix = (
        "Register the Pinterest profile in your Associates account and confirm it in the project's settings."
    )

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.link_mode is LinkMode.DIRECT and not pin.link_mode_confirmed:
            yield self.finding("link", "Nobody has confirmed that Amazon knows this Pinterest profile.")


class _DirectRule(Rule):
    """Rules about links to Amazon; a link that hides its destination is left to the rules for that."""

    severity = Severity.BLOCK
    source = AMAZON_ASSOCIATES
    hard = True
    fix = "Let the link be built again from the product."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        link = pin.link
        if (
            pin.link_mode is LinkMode.DIRECT
            and link
            and is_web_address(link)
            and not _hides_its_destination(link)
        ):
            yield from self.check_direct(pin, link)

    def rebuilt(self, pin: PinToCheck) -> FixPatch | None:
        """The full form of the product's link; None without a tag, which only a person knows."""
        if not pin.affiliate_tag:
            return None
        return {"link": f"https://www.{pin.marketplace}/dp/{pin.asin}?tag={pin.affiliate_tag}"}

    @abstractmethod
    def check_direct(self, pin: PinToCheck, link: str) -> Iterator[Finding]:
        """The findings about a well-formed link in ``direct`` mode."""


class NotAProductLink(_DirectRule):
    id = "links.not_a_product_link"
    says = "A link to Amazon has the full form /dp/ASIN?tag=…."

    def check_direct(self, pin: PinToCheck, link: str) -> Iterator[Finding]:
        plain = rf"https://www\.{re.escape(pin.marketplace)}/dp/[A-Z0-9]{{10}}/?"
        spelled = link.partition("?")[0].partition("#")[0]
        if amazon_product(link) is None:
            yield self.finding(
                "link", "The link does not lead to a product page on Amazon.", patch=self.rebuilt(pin)
            )
        elif is_same_marketplace(pin, link) and not re.fullmatch(plain, spelled):
            yield self.finding(
                "link",
                f"The link is not the full form https://www.{pin.marketplace}/dp/ASIN?tag=….",
                patch=self.rebuilt(pin),
            )


def is_same_marketplace(pin: PinToCheck, link: str) -> bool:
    product = amazon_product(link)
    return product is not None and product[0] == pin.marketplace


class WrongMarketplace(_DirectRule):
    id = "links.wrong_marketplace"
    says = "A link to Amazon leads to the product's marketplace."

    def check_direct(self, pin: PinToCheck, link: str) -> Iterator[Finding]:
        if (product := amazon_product(link)) and product[0] != pin.marketplace:
            yield self.finding(
                "link",
                f"The link leads to {product[0]}, the product is from {pin.marketplace}.",
                patch=self.rebuilt(pin),
            )


class WrongProduct(_DirectRule):
    id = "links.wrong_product"
    says = "A link to Amazon leads to the pin's product."

    def check_direct(self, pin: PinToCheck, link: str) -> Iterator[Finding]:
        if (product := amazon_product(link)) and product[1] != pin.asin:
            yield self.finding(
                "link",
                f"The link leads to {product[1]}, the pin is about {pin.asin}.",
                patch=self.rebuilt(pin),
            )


class WrongTag(_DirectRule):
    id = "links.wrong_tag"
    says = "A link to Amazon carries the project's affiliate tag."
    fix = "Set the project's affiliate tag and let the link be built again."

    def check_direct(self, pin: PinToCheck, link: str) -> Iterator[Finding]:
        if amazon_product(link) is None:
            return
        # All of them: of two tags Amazon takes the first, others the last.
        tags = [tag for tag in values_of(link, "tag") if tag]
        spelled = ("tag", pin.affiliate_tag) in parameters_of(link)
        if not pin.affiliate_tag or not spelled or set(tags) != {pin.affiliate_tag}:
            found = " and ".join(f"“{tag}”" for tag in tags) or "none"
            yield self.finding(
                "link",
                f"The link's tag should be “{pin.affiliate_tag}” and is {found}.",
                patch=self.rebuilt(pin),
            )


class MarkerMissing(Rule):
    id = "links.marker_missing"
    says = "The link carries the marker by which the pin is found again."
    severity = Severity.BLOCK
    source = PINFLOW_MARKERS
    hard = True
    fix = "Save the draft again: its marker is put back into the link."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not pin.link or not is_web_address(pin.link) or _hides_its_destination(pin.link):
            return
        if pin.added:
            # It goes out as it was brought; docs/decisions/0012 says how it is found again.
            return
        if is_amazon(pin.link) is (pin.link_mode is LinkMode.DIRECT) and marker_of(pin.link) != pin.marker:
            name = marker_parameter(pin.link_mode)
            yield self.finding(
                "link",
                f"The link lacks {name}={pin.marker}; without it the pin could not be found again.",
                patch={"link": pin.link},
            )
