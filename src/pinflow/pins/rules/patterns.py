# ruff: noqa: E501 (word lists are read by subject; breaking them by width hides what is in them)
"""Words and figures the rules look for, in English, German and the commonest other list languages."""

from __future__ import annotations

import re

_I = re.IGNORECASE
# Numbers in words, as far as prices and percentages are said with them.
_TENS_EN = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_WORDS_EN = (
    rf"(?:{_TENS_EN}|(?:one|two|three|four|five|six|seven|eight|nine)(?: hundred)?|a hundred(?: and \w+)?)"
)
_WORDS_DE = (
    r"\w*(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|zig|ßig|hundert|tausend)"
)
_WORDS_ROMANCE = (
    r"(?:dix|quinze|vingt|trente|quarante|cinquante|soixante|cent|diez|quince|veinte|treinta|cuarenta|cincuenta|cien"
    r"|dieci|quindici|venti|trenta|quaranta|cinquanta|cento|dez|vinte|trinta)(?:[- ](?:\w+[- ])?\w+)?"
)
# What begins with a number looks at its first digit only (the lookbehinds below): a text of digits alone would
# be tried from each of them. Runs of anything else are bounded or begin at a border, for the same reason.
_NUMBER = r"\d{1,3}(?:[.,'\u00a0 ]?\d{3})*(?:[.,]\d{1,2})?"
# As people write them: a figure without its currency, money in words, what is told of an offer or of its buyers.
# Not what may be a time of day: "from 9.45".
_PRICE_FIGURE = r"\d{1,3}[.,][6-9][059]"
_PRICE_SAID = (
    rf"\b(?:now|just|only|nur|jetzt|seulement|sólo|solo|soltanto)\s{_PRICE_FIGURE}(?=\s*(?:[.!,]|$))"
    rf"|\b(?:for|at|from|is|costs?|für|ab|kostet|à|pour|por|per|a)\s{_PRICE_FIGURE}(?=\s*(?:[.!,]\s|[.!,]?$|right now|today|this week))"
    r"|\b(?:price|preis|prix|precio|prezzo):\s?\d{1,4}(?:[.,]\d{2})?(?!\w)"
    rf"|(?:^|(?<=[.!?] )|(?<=#ad )){_PRICE_FIGURE}(?=\s*(?:[.!]\s|[.!]?$))"
    rf"|\b(?:just|only|now|for)\s{_TENS_EN}\s(?:ninety|forty)[- ](?:nine|five)(?=\s*(?:[.!,]|$))"
    rf"|\b(?:an?|the|this|that|ein|eine[nmr]?)\s(?:{_WORDS_EN}|\d{{1,4}})[- ](?:dollar|euro|buck|quid|pound sterling)s?\b(?![- ]?(?:bills?|coins?|notes?|pieces?|store|pal+ets?|palette\w*|münz\w*|schein\w*|stück\w*))"
    r"|(?<!\w)\d{1,4}-euro-(?!pal|münz|schein|stück)\w+"
    r"|\b(?:a few|a couple of|a handful of|just a couple)\s(?:dollars(?! (?:bills?|notes?|coins?))|bucks|quid|euros)\b"
    rf"|(?<![\w.,])\d{{1,4}}\s?quid\b|\b(?!two cents){_WORDS_EN}\s(?:cents|pence)\b"
    rf"|\bcosts?\s(?:just |only |under |about |around )?(?:{_WORDS_EN}|\d{{1,4}})\spounds\b"
    r"|\b(?:sold|selling|going|goes|sells)\sfor\s(?:just |only |under |about |around )?\d{1,3}(?:[.,]\d{2})?(?=\s*(?:[.!,]\s|[.!,]?$))"
    r"|\b(?:onze|douze|treize|quatorze|seize|trois|quatre|cinq|six|sept|huit|neuf|doce|trece|catorce|dieci\w+|veinti\w+|tres|cuatro|cinco|seis|siete|ocho|nueve"
    r"|undici|dodici|tredici|quattordici|sedici|dicia\w+|diciotto|vent[iu]\w*|quattro|cinque|sette|otto|doze|quatorze|catorze|dezes\w+|dezoito|dezanove|dezenove)\seuros?\b"
)
_OFFER_SAID = (
    r"\bsave big\b(?=\s*(?:[.!,]|$)|\s(?:this|today|now|with|while|before|right)\b|\son\s(?!(?:space|room|time|energy|water|power|storage|effort)\b))"
    r"|\b(?:big|huge|massive|instant) savings\b(?! (?:of|in) (?:space|time|energy|water|power))"
    r"|(?:^|(?<=[.!?] )|(?<=#ad ))(?:now |just )?reduced(?=\s*(?:[.!]|$))|\bnow reduced(?=\s*(?:[.!,]|$))|\breduced (?:this (?:week|month)|today|to clear)\b"
    r"|\b(?:now|currently|today|this week) on (?:special )?offer\b|\b(?:deal|offer|promotion)s? (?:ends?|expires?|runs out|is over)\b(?=\s*(?:[.!,]|$)|\s(?:soon|today|tonight|tomorrow|on|at|in|this|next|\w+day)\b)"
    r"|\b(?:a|one) (?:third|quarter|fifth|tenth) off(?=\s*(?:[.!,]|$)|\s(?:today|now|this week|the price|until)\b)|\bmoney off\b|\b(?:two|three|2|3)-for-(?:one|two|1|2)\b|\bbuy (?:one|two|three|\d),? get (?:one|two|\d|a \w+) (?:more )?(?:free|half)\b"
    r"|\bwhile (?:it is|they are|it['’]s|they['’]re) (?:still )?(?:cheap|reduced|on offer)\b|\bcheaper (?:today|now|this week|right now)\b|\bgrab (?:the|this) deal\b|\bdeals? of the (?:week|month)\b|\b(?:this week|today|this month)['’]s deals?\b|\b(?:at (?:its|an|the) |an )(?:all-time |lowest )?(?:all-time low|lowest (?:price|ever))\b"
    r"|\bfree (?:shipping|postage|p&p)\b|\b(?:kostenlose[rnm]?|gratis)[- ]?(?:versand|lieferung)\b|\bversandkostenfrei\w*|\blivraison (?:gratuite|offerte)\b|\benvío gratis\b|\bspedizione gratuita\b"
    r"|\b(?<!strom )(?<!wasser )(?<!energie )(?<!platz )(?:jetzt|heute|diese woche) (?:richtig |kräftig |ordentlich )?sparen(?=\s*(?:[.!,]|$))|\b(?:stark |deutlich |jetzt )(?:herab|herunter|runter)gesetzt\w*|\b(?:heute|jetzt|diese woche) (?:günstiger|billiger)\b|\b(?:angebote?|deals?) (?:der woche|des (?:tages|monats))\b|\d{1,2}\s?% weniger (?:be)?zahlen\b|\b(?:kauf|nimm) (?:zwei|drei|2|3),? (?:be)?zahl\w* (?:eins|zwei|eine[ns]?|1|2)\b"
)
# Where a sentence or a part of one begins: "Un affare." is an offer, "un affare serio" is none.
_BEGINS = r"(?:^|(?<=[.!?:;,] ))"
_ENDS = r"(?=\s*(?:[.!,;]|$))"
_EXTRA_ABROAD = r"(?:pajita|tapa|tapón|funda|cepillo|correa|recambio|filtro|cable|cargador|cuchara|posavasos|paño|llavero|muestra|batería|accesorio|neceser)s?"
# An offer in everyday words. What is everyday itself ("gratis", "affaire", "la mitad") counts in its phrase only.
_OFFER_PLAINLY = (
    r"\bnow with (?:an? |two |three |your )?(?:free|complimentary|bonus) (?!time|hands?|hours?|days?|evenings?|mornings?|weekends?|space|room|seats?|arms?|choice|end|wi-?fi)\w+"
    r"|\b(?:a|your|one|two|with|plus|get) (?:free|complimentary) (?:gift|sample|bonus|extra|replacement|straw|lid|case)s?\b(?![- ](?:wrap|idea|bag|box|card|tag|list|guide))|\bthrown in (?:for )?free\b|\b(?:thrown in|added|included) (?:at no (?:extra )?(?:charge|cost)|free of charge|for nothing)\b"
    r"|\b(?:second|third|next|other) (?:one |pair )?is (?:free|on us)(?=\s*(?:[.!,]|$))|\bpay half of what\b|\bcosts? half (?:of what|as much)\b|\b(?:pay|costs?) (?:twice|double|three times) (?:as much |that )?(?:in|at|elsewhere|anywhere)\b|\bprice (?:tag )?(?:was|has been) (?:cut|halved|lowered)\b"
    r"|\b(?:cheaper|less expensive) than (?:last|yesterday|at (?:the|any|other)|on (?:the|any|other))\b|\bbuy (?:two|three|2|3),? pay (?:for )?(?:one|two|1|2)\b|\b(?:the )?second (?:one |pair )?(?:is |comes )?(?:free|(?:at )?half price)\b"
    r"|\b(?:jetzt|nun|ab sofort) mit (?:[\w-]{1,30} ){1,3}?(?:gratis|kostenlos|umsonst|geschenkt)\b|\b(?:inklusive|samt) (?:[\w-]{1,30} ){1,3}?(?:gratis|geschenkt)\b|\b(?:gratis|kostenlos|geschenkt) (?:dazu|dabei|obendrauf|mit dazu)\b|\bmit (?:gratis|kostenlose[nrm]?)[- ](?!wlan|wifi|internet|parkpl|eintritt|trinkwasser|führung)\w+|\bgratis-?(?:beigabe|zugabe|geschenk)\w*"
    r"|\b(?:zweite|dritte|nächste)[nrs]? (?:[\w-]{1,30} ){0,2}?(?:geschenkt|gratis|umsonst|kostenlos)\b|\b(?:kostenfrei|umsonst) (?:dazu|dabei|obendrauf)\b|\bkostet (?:[\w-]{1,30} ){0,3}?die hälfte\b|\bzahl(?:st|t|en) (?:du |man |sie )?(?:[\w-]{1,30} ){0,2}?das (?:doppelte|dreifache)\b|\b(?:nur|bloß|bloss) (?:noch )?die hälfte (?:zahlen|bezahlen|kosten)\b"
    r"|\bhalb so teuer\b|\b(?:zwei|drei|2|3) (?:kaufen|nehmen|bestellen),? (?:nur )?(?:eine?[nsm]?|zwei|1|2) (?:be)?zahlen\b|\b(?:billiger|günstiger) als (?:letzte\w*|vorige\w*|vergangene\w*|gestern|zuvor|vorher|bisher|im (?:laden|handel|geschäft|kaufhaus))\b"
    r"|\bpreise? (?:ist|sind|wurden?|hat|haben) (?:[\w-]{1,30} ){0,2}?(?:gefallen|gesunken|gesenkt|reduziert|halbiert|runter|herabgesetzt)\b|\bpreis(?:knüller|kracher|hammer|sturz|brecher)\w*"
    rf"|{_BEGINS}(?:et |avec |plus |\+ ?)?(?:une?|deux|trois) (?:[\w'’-]{{1,30}} ){{1,3}}?offerte?s?{_ENDS}|\b(?:la|le) (?:deuxième|seconde?|troisième) (?:[\w-]{1, 30} )?(?:est )?(?:offerte?|gratuite?)\b|\bofferte?s? (?:pour|avec) (?:l['’]achat|tout achat|toute commande|votre commande)\b"
    r"|\b(?:deux|trois|quatre|dix) fois moins ch(?:er|ère)s?\b|\bmoins ch(?:er|ère)s? (?:que |qu['’])(?:la semaine|le mois|hier|avant|jamais|ailleurs|partout|en magasin|les autres|d['’]habitude)\b"
    r"|\bprix (?:a|ont|est|sont|vient de|viennent de) (?:[\w-]{1,30} ){0,2}?(?:baissé|baisser|chuté|chuter|réduits?|cassés?|diminué)\b|\bprix (?:en baisse|cassés?|barrés?|réduits?)\b|\bbaisse de prix\b|\bmoitié prix\b|\bpour le prix d['’]une?\b|\b(?:une |la |des |très |vraie )(?:bonne|belle|super)s? affaires?\b(?! (?:de|d['’]))"
    rf"|(?:{_BEGINS}(?:con |y |más |ahora con )?|\b(?:incluye|trae|viene con|te llevas) )(?:una? |dos |la |el )?{_EXTRA_ABROAD} (?:de regalo|gratis){_ENDS}"
    r"|\b(?:el segundo|la segunda|el tercero|la tercera) (?:[\w-]{1,30} )?(?:es |sale |te sale )?gratis\b|\b(?:il secondo|la seconda|il terzo|la terza) (?:[\w-]{1,30} )?è? ?gratis\b|\b(?:cuestan?|valen?|pagas?) la mitad\b|\bmitad de precio\b|\b(?:ha|han|acaba de|acaban de) baja(?:do|r)(?: mucho)? de precio\b|\bprecios? (?:ha|han) (?:[\w-]{1,30} )?(?:bajado|caído)\b|\bbajada de precios?\b|\b(?:una|de|verdadera|auténtica) ganga\b|\bmás barat[oa]s? que (?:la semana|el mes|ayer|antes|nunca|en la tienda|otr[oa]s)\b|\b(?:dos|tres) veces más barat[oa]s?\b"
    r"|\bin omaggio\b(?! (?:ad?|al|alla|allo|ai|agli|alle)\b| all['’])|\b(?:costa(?:no)?|paghi|vale) la metà\b|\bmetà prezzo\b|\bprezz[oi] (?:è|sono) (?:[\w-]{1,30} ){0,2}?(?:sces|calat|ribassat|ridott|crollat)[oi]\b|\bprezz[oi] (?:scontat|ribassat|stracciat|ridott)[oi]\b|\bcalo di prezzo\b"
    rf"|(?:{_BEGINS}|(?<!non )\bè )(?:davvero |proprio )?un (?:vero |ottimo |grande )?affare{_ENDS}|\bmeno car[oa] (?:di|della|dello) (?:ieri|prima|sempre|settimana|scors\w+|negozio)\b|\b(?:due|tre) volte meno car[oa]\b"
)
_MUCH_RATED = r"(?:reviews?|ratings?|bewertungen|rezensionen|avis|recensioni|reseñas|valoraciones|avaliações)\b(?! of (?:films|movies|books|plays|games|albums|records)\b)"
_RATING_SAID = (
    rf"(?<![\w.,\u00a0])\d{{1,7}}(?:[.,]\d{{1,3}})?\s?[km]\+?\s(?:(?:customer|verified|global|positive|glowing|five-star|5-star)[ -]){{0,2}}{_MUCH_RATED}"
    rf"|\b(?:(?:tens|hundreds) of )?(?:dozens|hundreds|thousands|millions|dutzende|hunderte|tausende|des (?:centaines|milliers)|cientos|miles|centinaia|migliaia)[rn]?\s(?:of |d['’]|de |di |von )?(?:(?:customer|verified|positive|glowing|great|guten?|positiven?|begeisterten?) ){{0,2}}{_MUCH_RATED}"
    rf"|\b(?:{_WORDS_EN})\s(?:thousand|hundred|million)\s(?:(?:customer|verified|positive|glowing) ){{0,2}}{_MUCH_RATED}|\b\w{{2,20}}(?:tausend|hundert)\s(?:guten? |positiven? )?{_MUCH_RATED}"
    r"|\b(?:rated|rating of|scores?|score of|bewertet mit)\s(?:an? |at |it |around |about )?(?:average |averages? of )?(?:three|four|drei|vier)\s(?:point|komma)\s\w+"
    r"|\b[34][.,]\d\s(?:on )?average\b|\bmit\s[34][.,]\d\sbewertet\b|\b(?:buyers|reviewers|customers|owners|käufer|kunden)\s(?:give|gave|rate|rated|geben|gaben)\s(?:it|this|them|ihm|ihr)\s(?:an? |eine? )?[1-5](?:[.,]\d)?(?![\d%])"
    r"|\bbest ?bewertet\w*|\b(?:hundreds|thousands|dozens) of (?:people|buyers|customers) (?:have )?(?:reviewed|rated)\b|\bfull marks from (?:buyers|customers|reviewers|owners|everyone who bought)\b|\b\d[\d.,]{0,8}k?\+? bought in (?:the )?(?:past|last)\b|\bbought \d[\d.,]{0,8}k?\+? times\b"
)

PRICE = re.compile(
    rf"(?:US\$|CA\$|A\$|R\$|[$€£¥₹₺]|(?<![A-Za-z])(?:EUR|USD|GBP|CHF|CAD|AUD|INR|JPY|PLN|SEK|AED|SAR|MXN|BRL|SGD|EGP|Rs\.?|TL))\s?{_NUMBER}"
    rf"|(?<!\d){_NUMBER}\s?(?:€|£|¥|₹|₺|zł|\$|(?:EUR|USD|GBP|CHF|CAD|AUD|INR|JPY|PLN|SEK|AED|SAR|euros?|dollars?|bucks|cents?|rupees|kr|zloty|yen)(?![^\W\d_]))"
    r"|(?<!\w)\d+,[-–—](?!\w)"
    rf"|\b{_WORDS_EN}\s(?:dollars|bucks|quid|euros?)\b(?!-)|\b(?:a|under|for|below)\s(?:tenner|fiver)\b"
    rf"|\b{_WORDS_DE}\seuro\b(?!-| ?palette)|\b{_WORDS_ROMANCE}\seuros?\b"
    r"|(?<![\d,.])\d[\d,.]*\s?円(?![形盤周滑卓筒柱])"
    # Said without a currency: "under twenty.", "costs less than a coffee", "zum Preis von zwei Pizzen".
    rf"|(?:^|(?<=[.!?:] )|(?<=#ad ))(?:all |just |only )?(?:under|below|for under|less than)\s(?:{_TENS_EN}|a hundred|\d{{1,3}})(?=\s*(?:[.!]|$))"
    rf"|\b(?:yours|all yours|get it|take it home)\s(?:for|at)\s(?:just |only |under |less than )?(?:{_WORDS_EN}|\d+)(?=\s*(?:[.!,]|$))"
    rf"|\b(?:costs?|priced at|kostet|kosten)\s(?:just |only |under |about |around |nur |keine |unter |rund |etwa )?(?:{_TENS_EN}|zehn|fünfzehn|zwanzig|dreißig|fünfzig|hundert|\d+(?:[.,]\d+)?)(?=\s*(?:[.!,]|$))"
    r"|\b(?:costs?|it['’]s|is|kostet|kosten|ist)\s(?:\w+\s){0,2}?(?:less than|no more than|weniger als|kaum mehr als|nicht mehr als|billiger als|cheaper than)\s(?:an?|one|two|your|the|dinner|lunch|eine?[nmr]?|zwei|dein\w*|der|die|das)\b|\b(?:cheaper|less expensive) than (?:an?|one|two|three|the|most|other|any)\b|\b(?:billiger|günstiger) als (?:eine?n?|zwei|drei|andere|die|der|das)\b|\bcosts (?:next to nothing|almost nothing|pennies|peanuts)\b|\bkostet (?:fast nichts|kaum etwas|wenig)\b"
    r"|\b(?:for|at|zum|für den) (?:the )?(?:price|cost|preis) (?:of|von|eine[rs]) (?!\w+ (?:use|freedom|fame))\w+|\bfür (?:kleines|wenig|unter \d+) geld\b|\bzum (?:kleinen|fairen|günstigen|super|top|unschlagbaren) preis\b|\bpreis[- ]?leistung\w*|\b(?:value|great|good|excellent) (?:value )?for (?:the )?money\b"
    rf"|{_PRICE_SAID}"
    r"|\bbudget[- ]friendly\b|\b(?:easy|light) on the (?:wallet|purse)\b|\b(?:schont den|gut für den) geldbeutel\b|\bunschlagbar günstig\w*|\b(?:it['’]s|is|was|what) a (?:real |total |absolute )?steal\b|(?:^|(?<=[.!?:] )|(?<=#ad ))a (?:real |total |absolute )?steal(?=\s*[.!]|$)",
    _I,
)

DISCOUNT = re.compile(
    r"\d{1,3}\s?(?:%|percent|prozent)\s*(?:off|discount|rabatt|reduziert|günstiger|sparen|billiger|cheaper|de réduction|de descuento|di sconto|korting|de desconto)"
    r"|(?:save|spare|sparen sie|bis zu|up to|économisez|ahorra|risparmia)\s+(?:up to\s+|bis zu\s+)?(?:[$€£]\s?\d+|\d{1,3}\s?%)(?!\s*(?:cotton|baumwolle|more|mehr|recycl|(?:of\s)?(?:the\s|your\s|an\s)?(?:\w+\s)?(?:space|room|time|energy|water|power|storage|effort|platz|strom|wasser|energie|zeit)\b))"
    r"|(?<![\w.,])[-–−]\s?\d{1,2}\s?%"
    rf"|{_OFFER_SAID}|{_OFFER_PLAINLY}"
    r"|\b(?:discount(?:s|ed)?|coupons?|voucher codes?|promo codes?|half[- ]price|price drop|clearance|bargains?|lightning deals?|deals? of the day|today'?s deals?|(?:best|hot|top|prime) deals?(?! of)|great deals|(?<!\ba )great deal(?! of)|a great deal (?:on|today|right now)|(?:best|lowest|cheapest|unbeatable|rock[- ]bottom) prices?|cheapest|on sale|flash sale|black friday|cyber monday|prime day)\b"
    rf"|\b{_TENS_EN}\spercent\s(?:off|discount|cheaper|less)\b|\bsave\s(?:up to\s)?{_TENS_EN}\spercent\b"
    r"|\bhalf[- ]off\b(?! the shoulder)|\blimited[- ]time (?:offer|deal|price|sale)s?\b|\b(?:two|three|2|3) for (?:one|1|two|2)\b|\bmarked down\b|\b(?:use|enter|with) code [A-Z0-9]{3,}\b|\b(?:use|enter|apply|type|with) (?:the |my |our |this )?(?:\w+ )?code (?-i:[A-Z0-9]{3,})\b|\bcode (?-i:[A-Z0-9]{3,}) (?:at|for|gets?|saves?|eingeben|verwenden|nutzen|sichert)\b|\b(?:mit|avec|con) (?:dem |le |el |il )?(?:code|código|codice) (?-i:[A-Z0-9]{3,})\b|\bbuy one,? get (?:one|another)\b|\bbogo\b"
    r"|(?<!for )(?<!yard )(?<!garage )(?<!of )(?<!after-)(?<!after )\bsale\b(?! (?:del?|bien|mal|así|con|en)\b)"
    r"|\b(?:rabatt\w*|gutschein(?:e|code|codes)?|schnäppchen\w*|sonderangebot\w*|angebotspreis\w*|preissenkung\w*|reduziert(?:er preis)|zum halben preis|preisreduziert|blitzangebot\w*|tiefstpreis\w*|bestpreis\w*|beste[nrsm]? preise?n?|(?:am )?(?:billigste|günstigste)[nrsm]?|ausverkauf)\b"
    r"|\bim angebot\b(?! der| des| von| steht| stehen)|\bmoins\s\d{1,2}\s?%|\bremise de\b|\ben promo(?:tion)?\b|\bsconto\b|\bin offerta\b|\brebajad[oa]s?\b"
    r"|\b(?:korting|in de aanbieding|uitverkoop|afgeprijsd|prissänkning|promocja|przecena|zniżka|indirim|desconto)\b"
    r"|\d{1,2}\s?[%割]\s?(?:オフ|引き?|off)|半額|割引|(?<![ァ-ヶー])セール(?![ァ-ヶー])|値下げ|特価|クーポン|最安"
    r"|\b(?:you )?save (?:half|a third|a quarter|a fortune|a bundle)\b|\bso (?:günstig|billig)\b[^.!?;:]{0,20}?\bnie\b|\bhalf (?:the|its|of the) (?:\w+ )?price\b|\b(?:two|three|2|3) for the price of\b|\b(?:cheaper|lower|less expensive) than (?:ever|usual|before|anywhere|elsewhere|in (?:the )?(?:shops?|stores?))\b|\bprices? (?:has |have |just |is |are )?(?:drop\w*|fall\w*|fell|cut|slashed|reduced|down)\b|(?<![\w.,])\d{1,3} off (?:this|today|right|now|until|the (?:usual|list|regular))\b"
    r"|\b(?:nowhere|not) (?:\w+ ){0,3}?(?:for less|cheaper)\b|\b(?:nirgends|nirgendwo|nie) (?:\w+ ){0,2}?(?:günstiger|billiger)\b|\bgünstiger (?:als (?:je|sonst|anderswo|überall)|denn je)\b|\b(?:zum|für den) (?:halben|hälfte)\b|\bdie hälfte (?:des|vom) (?:üblichen |normalen )?preis\w*|\b\w*schnäppchen\w*|\b(?:aktions|schnapper|sparpreis|spar|hammer|super|sonder|einführungs|knaller)preis\w*|\bsonderpreis\w*|\bprime[- ](?:deal|angebot)s?\b|\b(?:exclusive|special|limited|daily) (?:offer|deal)s?\b|\b(?:zwei|drei|2|3) (?:für|zum preis von) (?:eine[nsm]?|ein|1|2|zwei)\b"
    r"|\b(?:soldes|promotions? du jour|bon plan|rebajas|descuentos?|ofertas?|sconti|saldi|offerta|kortingscode|promoção)\b",
    _I,
)

# "by 12,000+ happy customers", "von über 2.000 Kunden": how many bought or praised it is wrong tomorrow too.
_MANY = r"(?:(?:over |more than |nearly |almost |über |mehr als )?(?:\d[\d.,\u00a0]*\s?[km]?\+?|(?:tens of |hundreds of )?(?:thousands|millions|hundreds)(?: of)?|(?:an?|one|half a|eine?|eine halbe) (?:million|thousand|hundred|tausend|hundert)|tausende[nr]?|hunderte[nr]?|millionen))"
_BUYERS = r"(?:customers?|buyers?|shoppers?|reviewers?|users?|owners?|clients?|fans|kund(?:en|innen)|käufer\w*|nutzer\w*)"
_CUSTOMER_COUNT = (
    rf"(?<![\w.,\u00a0]){_MANY}\s(?:von\s)?(?:(?:happy|satisfied|delighted|verified|loyal|real|zufriedene[nr]?|glückliche[nr]?|begeisterte[nr]?)\s)+{_BUYERS}\b"
    rf"|\b(?:loved|trusted|rated|chosen|recommended|bought|adored|reviewed|geliebt|empfohlen|gekauft)\s(?:by|von)\s{_MANY}(?!\w)"
    rf"|\b(?:by|von)\s(?:over |more than |über |mehr als )?\d{{3,}}\s{_BUYERS}\b|(?<![\w.,])\d{{1,3}}(?:[.,]\d{{3}})+\+?\s{_BUYERS}\b|(?<![\w.,])\d+\s?[km]?\+\s{_BUYERS}\b"
    rf"|\b(?:happy|satisfied|delighted|zufriedene|begeisterte)\s(?:customers|buyers|shoppers|kunden|käufer)\b"
)

RATING = re.compile(
    r"[★☆⭐🌟]"
    r"|(?<![\d.,])[1-5][.,]\d\s?(?:/\s?5(?!\d)|-?\s?(?:stars?|sterne?n?|étoiles?|stelle|estrellas?|estrelas?)\b)"
    rf"|{_RATING_SAID}"
    r"|(?<![\d.,/])(?:[1-5][.,]\d|5)\s(?:out of|von|sur|su|de|av|van)\s5\b(?![.,]?\d)"
    r"|\b(?:rated|rates?|rating|scores?|gives? (?:it|this)|bewertet mit)\s(?:it\s)?[1-5]\s(?:out of|von)\s5\b|(?<![\d.,/])[1-5]\s(?:out of|von)\s5\s(?:stars|sternen)\b"
    r"|\b(?:four|five|four and a half)\sout of\sfive\b(?:\sstars)?(?!\s(?:people|of us|rooms|days|nights|kids|children|dogs|cats))"
    r"|星\s?[1-5](?:\.\d)?|[1-5](?:\.\d)?\s?つ星|レビュー\s?\d[\d,]*|(?<![\d,])\d[\d,]*\s?件の(?:レビュー|口コミ|評価)|口コミ\s?\d"
    r"|(?<![\d.,/])5\s?/\s?5(?![\d/])"
    r"|\b(?:[1-5]|two|three|four|five|drei|vier|fünf)[- ](?:stars?|sterne?n?)\b(?!\s*(?:hotels?|generals?|restaurants?|küche|screw|schraub))"
    r"|(?<![\d.,\u00a0])\d[\d.,\u00a0]*\+?\s(?:(?:customer|verified|global|positive|kunden)[ -]?)*(?:reviews?|ratings?|bewertungen|rezensionen|kundenbewertungen|kundenrezensionen|avis|recensioni|reseñas|valoraciones|avaliações)\b"
    r"|\b(?:top|highly|best|well)[- ]rated\b|\btop bewertet\w*"
    r"|\brat(?:ed|ing(?: of)?):?\s[1-5][.,]\d\b(?!\s?(?:k?w|kwh|v|a|m?ah|amps?|volts?|watts?|bar|psi|kg|lbs?|hz|mm|l)\b)|\b(?:rated|reviewed)\s(?:\w+\s){0,2}by\s(?:(?:our|real|other|happy|verified)\s)*(?:customers|buyers|shoppers|users|readers|owners)\b"
    rf"|{_CUSTOMER_COUNT}"
    # How many bought it, and marks of any scale: "thousands bought it", "9/10", "nine out of ten would".
    rf"|(?<![\w.,\u00a0]){_MANY}\s(?:(?:of\s)?(?:people|them|homes|kitchens|menschen|leute|haushalte)\s)?(?:have |has |haben |already |bereits |schon )*(?:bought|sold|ordered|purchased|own|trust|love|switched|gekauft|verkauft|bestellt|kauften|lieben|vertrauen)\b"
    r"|(?<![\w.,])\d[\d.,]*\s?[km]?\+?\s?(?:mal|x|times|units|pieces|stück)\s(?:sold|verkauft|gekauft|bought|bestellt)\b|\b(?:\w*tausendfach|\w*millionenfach|vielfach|hundertfach) (?:verkauft|gekauft|bewährt|bestellt)\b|(?:thousand|hundred|million)s? (?:already |have been |were |have )?(?:sold|bought)\b|(?:hundert|tausend|million(?:en)?)[ -]?(?:mal|fach|stück)? (?:verkauft|gekauft|bestellt)\b|\bsold (?:over|more than) (?:\d|an?\b|half)"
    r"|(?<![\d/.,])(?<!on )(?<!am )(?:[6-9]|10)(?:[.,]\d)?\s?/\s?10(?![\d/])|(?<!\d)(?:[6-9]|10|seven|eight|nine|ten|sieben|acht|neun|zehn) (?:out of|von) (?:10|ten|zehn)\b(?! (?:times|days|nights|mornings|recipes|malen|fällen|tagen))"
    r"|\b(?:two|five|both) thumbs up\b|\bthumbs up from\b|\bbeide daumen hoch\b|\b(?:[1-5]|two|three|four|five) and a half stars?\b|\b(?:drei|vier)einhalb sterne\b|\b(?:glowing|rave|positive) reviews?\b|\bbegeisterte (?:bewertung|rezension)\w*",
    _I,
)

SUPERLATIVE = re.compile(
    r"(?<!\w)(?<!op\. \d )(?<!op\. \d\d )(?<!nocturne )(?<!sonata )(?<!symphony )(?<!concerto )(?:#\s?1|no\.?\s?1|nr\.?\s?1|number one|nummer eins|numéro un|numéro 1|número uno|numero uno)(?!\w|[.,]\d)(?!\s(?:soft |hard )?(?:pencils?|graphite|lead|grade|bleistift))"
    r"|\bbest(?:[- ]?sell(?:er|ers|ing))\b"
    r"|\b(?:the|world'?s|very|our|absolute|absolutely)\s+best\b(?![\s-]+(?:man|friends?|before|of both|(?:time|moment|day|hour|season|way|place|spot|part|question|advice|reason|ideas? (?:come|start|begin|are))\b))|\bbest in (?:the )?(?:class|world|test)\b"
    # At the beginning of a sentence it is said of what follows: "Best tumbler", "10 best gifts".
    r"|(?:(?:^|(?<=[.!?:;\n|]\s))|\b\d{1,2} )best(?![- ]?(?:man|friends?|before|served|enjoyed|kept|used|worn|read|seen|stored|washed|left|with|when|where|for|in|on|at|by|"
    r"to|is|are|of|as|if|not|way|ways|time|times|moment|day|days|hours?|season|place|places|spot|part|question|questions|advice|reason|ideas?|practices?|wishes|regards|western|foot|"
    r"guess|case|known|let|prices?|deals?|one\b|thing\b|sell\w*)\b)(?=[- ]\w)"
    r"|\b(?:ultimate(?! (?:frisbee|disc|that|teams?|players?|clubs?)\b)|unbeatable|unrivalled|unrivaled|world-?class|perfect(?![- ]b(?:ound|inding)\b)|guaranteed|must-?have|life-?changing|miracle|revolutionary|game-?changer)\b"
    r"|\b(?:der|die|das|den|dem)\s+(?:aller)?beste[nrsm]?\b(?!\s+(?:freund|(?:zeit|moment|augenblick|tag|stunde|platz|ort|stelle|weg|teil|frage|ideen?|rat)\b))|\btestsieger\w*|\b(?:unschlagbar|ultimativ|perfekt|weltbeste|unübertroffen|revolutionär|garantiert|einzigartig)(?:e[nrsm]?)?\b|\bwundermittel\b"
    r"|\b(?:le|la|les) meilleure?s?\b(?! amie?s?\b)|\b(?:el|la|los|las) mejor(?:es)?\b(?! amig)|\b(?:il|la|i|le) miglior[ei]?\b(?! amic)|\bde beste\b(?! vriend)"
    r"|\bno other \w+ (?:does|can|has|is|comes|will|offers|makes)\b|\bsecond to none\b|\b(?:nothing|no other|no \w+ on the market|none)\b[^.!?;:]{0,30}?\b(?:comes close|come close|compares?|beats? (?:it|this)|matches|rivals)\b|\bhard to beat\b|\bin a (?:class|league) of its own\b|\b(?:finest|greatest|toughest|strongest|lightest|softest|smartest|safest|quietest|fastest|most \w+) (?:\w+ )?(?:on earth|in the world|on the market|ever made|of all time|money can buy|there is|you can (?:buy|get))\b"
    r"|\b(?:top[- ]?seller|best[- ]?seller|customers?['’]?s?['’]? favou?rites?|readers?['’]?s?['’]? favou?rites?|kunden(?:favorit|liebling)\w*|topseller\w*|verkaufsschlager\w*)\b|\b(?:unmatched|peerless|incomparable|unparalleled|the only \w+ you(?:['’]ll)? (?:will )?(?:ever )?need)\b"
    r"|\b(?:konkurrenzlos|unvergleichlich|unerreicht|ohnegleichen|einmalig gut|alternativlos)\w*|\b(?:sucht|suchen) (?:ihres|seines|deines)?gleichen\b|\bkein(?:e[rs]?)? andere[rs]?\b[^.!?;:]{0,30}?\b(?:mithalten|heran|heranreicht|so gut|schlägt|besser)|\bbeste[rsnm]? (?:\w+ )?aller\b|\bnichts (?:kommt|ist)\b[^.!?;:]{0,20}?\b(?:heran|ran|besser)\b|\b(?:beste[rsnm]?|stärkste[rsnm]?|leichteste[rsnm]?|sicherste[rsnm]?|schnellste[rsnm]?) (?:\w+ )?(?:der welt|auf dem markt|am markt|überhaupt|aller zeiten)\b"
    r"|世界一|日本一|最高の|究極の|No\.?\s?1の|ナンバーワン"
    r"|\bamazon'?s choice\b|\bpremium[- ]qualit(?:y|ät)\b",
    _I,
)

_MESSENGERS = r"(?:telegram|whats ?app|discord|we ?chat|snapchat|viber|tiktok|instagram|insta|facebook|youtube|twitter|reddit|onlyfans)"
# What a reader is asked for besides a look at the product: a review, or to come to another platform.
ASKED_FOR = re.compile(
    r"\b(?:leave|write|give|post|drop|submit|share)\b[^.!?;:\n]{0,40}?\b(?:reviews?|ratings?|testimonials?)\b|\b(?:rate (?:it|this|us|me)|review (?:us|me))\b"
    r"|\b(?:hinterlass\w*|schreib\w*|gib|gebt|geben sie)\b[^.!?;:\n]{0,40}?\b(?:bewertung\w*|rezension\w*)\b|\b(?:bewerte\w*|bewertet) (?:uns|es|ihn|sie|mich)\b"
    r"|\b(?:laisse[rz]?|écri\w+|donne[rz]?|poste[rz]?)\b[^.!?;:\n]{0,40}?\b(?:avis|commentaires?)\b|\b(?:deja\w*|escrib\w+|pon(?:nos)?|danos)\b[^.!?;:\n]{0,40}?\b(?:reseñas?|opini[oó]n(?:es)?|valoraci[oó]n(?:es)?)\b"
    r"|\b(?:lascia\w*|scriv\w+|dai|dacci)\b[^.!?;:\n]{0,40}?\b(?:recension[ei]|valutazion[ei])\b"
    rf"|\b(?:follow|join|add|find|contact|message|text|chat|write|reach|subscribe|dm|folg\w*|abonnier\w*|schreib\w*|kontaktier\w*|suivez|suis|rejoign\w+|contacte[rz]?|sígu\w+|sigue|únete|contacta\w*|escrib\w+|segui\w*|unisciti|contatta\w*|scriv\w+)\b[^.!?;:\n]{{0,40}}?\b{_MESSENGERS}\b"
    rf"|\b{_MESSENGERS}[ -](?:group|channel|chat|gruppe|kanal|community|server)\b|\b(?:groupe|canal|grupo|gruppo|canale) (?:de |di )?{_MESSENGERS}\b",
    _I,
)

MEDICAL = re.compile(
    r"\b(?:cures?|heals?|(?<!dog )(?<!cat )(?<!pet )(?<!puppy )(?<!kitten )(?<!training )treats)\s+(?!under\b|below\b|on\b|to\b|by\b|hard\b|at\b|within\b|overnight\b|wood|resin|concrete|yourself|himself|him\b|her\b|them\b|it\b|us\b|me\b|you\b|guests|everyone|dogs|cats|of\b|for\b|are\b|with\b|and\b|that\b|in\b)[a-z]+"
    r"|\b(?:relieves?|reduces?|eases?|stops?|prevents?|fights?|treats?|cures?|heals?|clears?(?: up)?|banish(?:es)?|remed(?:y|ies) for|against|eliminates?)\s+(?:\w+\s+){0,2}?(?:pain|anxiety|depression|arthritis|eczema|acne|psoriasis|insomnia|migraines?|inflammation|diabetes|cancer|disease|infections?|blood pressure|cholesterol|hair loss|cellulite|back ?ache|headaches?|snoring|allergies)\b"
    r"|\b(?:back |joint |muscle |neck |knee )?pain relief\b|\banti-?inflammatory\b|\blowers? (?:\w+ )?(?:blood pressure|blood sugar|cholesterol)\b"
    r"|\b(?:weight[- ]loss|lose weight|burns? (?:belly )?fat|fat[- ]burning|detox(?:ify|ifies|ifying|ification)?)\b"
    r"|\bboosts? (?:your |the )?(?:immun\w+|metabolism|testosterone)\b|\b(?:fda[- ]approved|clinically (?:proven|tested)|doctor[- ]recommended|dermatologist[- ]recommended|medically proven)\b"
    r"|\b(?:heilt|heilend\w*|lindert\w*|schmerzlindernd\w*|entzündungshemmend\w*|entgiftet|entgiftend\w*|entschlackt|blutdrucksenkend\w*)\b"
    r"|\b(?:hilft |wirkt |mittel )?(?:gegen|bei)\s+(?:\w+\s+)?(?:akne|schmerzen|rückenschmerzen|kopfschmerzen|gelenkschmerzen|diabetes|krebs|arthrose|arthritis|migräne|neurodermitis|depressionen?|schlaflosigkeit|schlafstörungen|haarausfall|cellulite|entzündungen|schnarchen|allergien)\b"
    r"|\b(?:soulage(?:r|nt)?|guéri(?:t|r|ssent)|soigne(?:r|nt)?|combat(?:tre)?|prévien(?:t|nent)|élimine(?:r|nt)?|rédui(?:t|re))\s(?:l['’]|les?\s|la\s|d[ue]s?\s)?(?:\w+\s){0,2}?(?:douleurs?|mal de|maux de|insomnie|arthrose|migraines?|acné|eczéma|anxiété|stress chronique|dépression|cancer|diabète|inflammations?)\b"
    r"|\b(?:alivia|alivian|cura|curan|combate|elimina|previene|reduce)\s(?:el\s|la\s|los\s|las\s|tu\s)?(?:\w+\s){0,2}?(?:dolor(?:es)?|ansiedad|insomnio|acné|artritis|migrañas?|depresión|diabetes|cáncer|inflamación|eczema)\b"
    r"|\b(?:allevia|cura|combatte|elimina|previene|riduce|guarisce)\s(?:il\s|la\s|i\s|le\s|l['’]|lo\s)?(?:\w+\s){0,2}?(?:dolor[ei]|mal di|ansia|insonnia|acne|artrite|artrosi|emicrania|depressione|diabete|cancro|infiammazion[ei]|eczema)\b"
    r"|(?:不眠症?|うつ病?|頭痛|腰痛|肩こり|アトピー|ニキビ|がん|糖尿病|高血圧|花粉症|便秘|関節痛|痛み)[がをにの]?.{0,4}?(?:治|改善|解消|予防|効く|緩和)"
    r"|\bsenkt (?:den |das )?(?:blutdruck|cholesterin|blutzucker)\b|\b(?:fettverbrennung|(?:beim|schnell|schneller|gesund|leichter|endlich) abnehmen|(?:tees?|kapseln?|pillen?|mittel|kur|diät) zum abnehmen|gewichtsverlust|schmerzlinderung)\b"
    # What it does to the body or the mind, in everyday words.
    r"|\b(?:helps?|aids?|lets|makes)\s(?:you |people |kids |babies |dogs |everyone |to |them )*(?:fall asleep|sleep|relax|unwind|de-?stress|calm down|digest|recover|lose weight|heal|detox|focus better|concentrate|breathe (?:easier|better))\b|\b(?:better|deeper|sounder|more restful|good|restful) (?:night['’]s )?sleep\b(?! on\b)|\b(?:less|reduces?|relieves?|melts?|eases?|fights?|lowers?|banishes|no more) (?:your |the |away )?(?:stress|tension|fatigue|worry|worries|aches?|soreness|cramps|bloating|snoring|puffiness|wrinkles|jet ?lag)\b"
    r"|\b(?:calms?|soothes?|settles?|lifts?|boosts?|improves?|supports?|strengthens?|stimulates?|promotes?|increases?|balances?|sharpens?|restores?|protects?|nourishes)\s(?:your |the |an? |sore |tired |upset )*(?:anxiety|nerves|mind|mood|energy(?! (?:bill|use|label|rating))|focus|memory|sleep|immunity|stress|stomach|tummy|libido|wellbeing|well-being|healing|recovery|hair growth|relaxation|gut|heart|skin|joints?|back|spine|digestion|immune system|circulation|brain|liver|muscles|bones|lungs|posture|hormones|metabolism|blood|nerves|bladder|kidneys|eyesight|gut health|health)\b"
    r"|\bgood for (?:your |the )?(?:gut|heart|skin|joints?|back|spine|digestion|immune system|circulation|brain|liver|muscles|bones|lungs|posture|hormones|metabolism|blood|nerves|bladder|kidneys|eyesight|gut health|health|you)\b(?! of)|\b(?:healthy|healthier|health benefits?)\s(?:for|than)\b|\b(?:melts?|burns?|blasts?|sheds?) (?:away )?(?:belly |body |stubborn )?(?:fat|calories|pounds|kilos)\b|\b(?:removes?|flushes?|draws?|clears?|rids?|eliminates?)\b[^.!?;:]{0,25}?\btoxins\b(?! from the (?:air|water))|\banti-?age?ing\b|\b(?:younger[- ]looking|wrinkle-free) skin\b|\bhealing (?:power|propert|effect)\w*|\b(?:therapeutic|medicinal)\b(?! (?:herbs? book|garden))"
    r"|\b(?:fördert|unterstützt|stärkt|verbessert|regt|kräftigt|stimuliert|steigert|beruhigt|schont|entlastet|pflegt)\s(?:\w+\s){0,2}?(?:verdauung|haut|gelenke?|rücken|herz|durchblutung|immunsystem|abwehrkräfte|immunabwehr|nerven|leber|muskeln|muskulatur|knochen|kreislauf|stoffwechsel|darm|haltung|wirbelsäule|gesundheit|schlaf|regeneration|konzentration|hormone|blase|nieren|wohlbefinden)\b|\b(?:gut|wohltuend|gesund|ideal|wohltat) für (?:den |die |das |deine?n? |ihre?n? )?(?:\w+ )?(?:verdauung|haut|gelenke?|rücken|herz|durchblutung|immunsystem|abwehrkräfte|immunabwehr|nerven|leber|muskeln|muskulatur|knochen|kreislauf|stoffwechsel|darm|haltung|wirbelsäule|gesundheit|schlaf|regeneration|konzentration|hormone|blase|nieren|wohlbefinden)\b|\b(?:macht|hält) (?:\w+ )?(?:schlank|gesund|fit und gesund|jung|munter)\b|\b(?:hilft|helfen|sorgt|sorgen)\s(?:\w+\s){0,2}?(?:beim|bei|gegen|für)\s(?:\w+\s){0,2}?(?:einschlafen|schlafen|abnehmen|entspannen|entspannung|stress\w*|verspannung\w*|durchschlafen|schlaf|müdigkeit|nervosität|unruhe|angst|ängste|übelkeit|erkältung\w*|husten|verdauung\w*|regeneration|juckreiz|falten)\b"
    r"|\b(?:reduziert|mindert|senkt|baut|vertreibt|nimmt|löst)\s(?:\w+\s){0,2}?(?:stress|angst|ängste|verspannung\w*|müdigkeit|falten|muskelkater|krämpfe)\b|\b(?:besserer|tieferer|erholsamer|gesunder|besseren|tiefen|erholsamen|gesunden) schlaf\b|\b(?:lässt|läßt) (?:dich|sie|uns) (?:\w+ )?(?:schlafen|einschlafen)\b|\bstressabbau\w*|\bfettverbrenn\w*|\banti-?aging\w*|\bheilsam\w*|\bheilwirkung\w*|\bgesundheitsförder\w*|\bdurchblutungsförder\w*|\b(?:schwemmt|leitet|spült)\b[^.!?;:]{0,25}?\bgiftstoffe\b"
    r"|\bstärkt (?:das |dein )?immunsystem\b|\b(?:klinisch|medizinisch|dermatologisch) (?:getestet|erwiesen|bestätigt|geprüft)\w*",
    _I,
)

_LABELS = (
    r"(?:ads?|advert|advertisement|advertising|sponsored|paid (?:link|partnership)|anzeige|werbung|gesponsert|publicité|collaboration commerciale"
    r"|sponsorisé|publicidad|patrocinado|pubblicità|sponsorizzato|advertentie|reclame|gesponsord|publicidade|anúncio|annons|betalt samarbete"
    r"|reklama?|materiał reklamowy|współpraca reklamowa|işbirliği|إعلان|広告|宣伝|プロモーション|タイアップ)"
)
# Clear as a hashtag, in brackets or alone in a label only: as plain words they are a public house and public relations.
_HASHTAG_LABELS = r"(?:pub|publi|pr|adv)"
DISCLOSURE_AT_START = re.compile(
    rf"\s{{0,40}}(?P<label>[\[(【「]\s?#?(?:{_LABELS}|{_HASHTAG_LABELS})\s?[\])】」]|#(?:{_LABELS}|{_HASHTAG_LABELS})(?![\w-])|{_LABELS}\s*(?:[:|·•–—.!/*]|-\s|$))",
    _I,
)
DISCLOSURE_ANYWHERE = re.compile(rf"(?<![\w-])(?:#?{_LABELS}|#{_HASHTAG_LABELS})(?![\w-])", _I)
# A text box that says nothing else.
DISCLOSURE_ALONE = re.compile(rf"\W{{0,40}}(?:{_LABELS}|{_HASHTAG_LABELS})\W{{0,40}}", _I)
