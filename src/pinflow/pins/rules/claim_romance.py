# ruff: noqa: E501 (word lists are read and searched by concept; breaking them by width hides what is in them)
"""What copy can claim about a product in French, Spanish and Italian.

The words stand under the names that ``claim_words`` and ``claim_statements`` use, so that a fact in one language
supports a sentence in another. A word that is one in English or German too needs the words around it.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE
# Up to three words between two that belong together.
_SOME = r"(?:\s[\w'’-]+){0,3}?\s"
_GOES = (
    # "What goes in the machine is used more" is about any thing.
    r"(?<!ce qui )(?<!ciò che )(?<!lo que )(?:pass\w+|va|vont|vanno|van|lavables?|lavabil[ei]|compatibles?|compatibil[ei]|r[eé]sist\w+|support\w+|soport\w+|adapt\w+|adatt[oaie]|"
    r"convien\w+|se (?:lav\w+|nettoi\w+|met\w*|pued\w+|limpia\w*)|si (?:può|possono|lav\w+|mett\w+|pulis\w+)|(?:re)?mett\w+|met[ae]\w*|glisse[rz]?|pon\w+|apt[oa]s?|"
    r"adecuad[oa]s?|idone[oaie]|sicur[oaie])"
)


def _device(nouns: str) -> str:
    return rf"{_GOES}{_SOME}(?:(?:au|du|le|la|el|il|al|in|dans|en|para|per|alla|nel)\s)*(?:{nouns})"


_TESTED = r"(?:test|approuv|homologu|valid|éprouv)ée?s?|(?:probad|testad|aprobad|avalad)[oa]s?|(?:testat|approvat|collaudat)[oaie]"
CONCEPTS: dict[str, str] = {
    "waterproof": r"imperm[eé]ables?|impermeabil[ei]|à l['’]épreuve de l['’]eau|r[eé]sist\w+ (?:à l['’]eau|al agua|all['’]acqua)|submersibles?|sumergibles?|sommergibil[ei]|a prueba de agua|a prova d['’]acqua",
    "water-resistant": r"hydrofuges?|déperlante?s?|hidrófug[oa]s?|idrorepellent[ei]|idrofug[oaie]|rep(?:el|ousse)\w* (?:l['’]eau|el agua)|r[eé]sist\w+ (?:aux éclaboussures|a (?:las )?salpicaduras|agli schizzi)",
    "weatherproof": r"r[eé]sist\w+ (?:aux intempéries|au gel|aux uv|a la intemperie|a las heladas|a los rayos uv|alle intemperie|al gelo|ai raggi uv)|toute saison dehors",
    "leakproof": r"[ée]tanches?|étanchéité|anti-?fuites?|anti-?gouttes?|sans (?:aucune |une )?(?:fuites?|goutte)|(?:fuit|coule|goutte|fuient|renverse) (?:pas|jamais)|anti-?derrames?|anti-?fugas?|anti-?goteos?|a prueba de (?:fugas|derrames|goteos)|(?:no|nunca) (?:gotea\w*|se derrama|pierde (?:ni )?(?:una )?gota|tiene fugas)|(?:ni|pas) une? (?:seule |sola )?goutt?e|ni una (?:sola )?gota|(?:aucune|ninguna|nessuna) (?:goutte|fuite|gota|fuga|perdita|goccia)|estanc[oa]s?|anti-?gocc[ei]\w*|anti-?perdit[ae]|a tenuta (?:stagna|ermetica)|(?:non|mai) (?:perde|gocciola|si rovescia|cola)|nemmeno una goccia",
    "dishwasher safe": _device("lave-vaisselle|lavavajillas|lavaplatos|lavastoviglie"),
    "microwave safe": _device("micro-?ondes?|microondas|microonde"),
    "oven safe": _device("(?:(?<=au )|(?<=le )|(?<=du ))four|horno|forno"),
    "freezer safe": _device("congélateur|congelador|congelatore|freezer"),
    "for induction": r"(?:compatibles?|adapt\w+|convien\w+|apt[oa]s?|adatt[oaie]|compatibil[ei]|dont)(?:\s[\w'’-]+){0,4}?\s(?:l['’])?(?:induction|inducción|induzione)|tous (?:les )?feux|toutes (?:les )?plaques|todas las (?:placas|cocinas)|tutti i (?:piani|fuochi)",
    "machine washable": r"lavables?|lavabil[ei]|(?<!ce qui )(?<!ciò che )(?<!lo que )(?:passe|va|se lave|se lava|si lava)(?:\s[\w'’-]+)??\s(?:à la|en|in|a) (?:machine|lavadora|lavatrice|máquina)",
    "heatproof": r"r[eé]sist\w+ (?:à la chaleur|al calore?)",
    "fireproof": r"ignifug\w*|ignífug\w*|ininflammables?|ininfiammabil[ei]",
    "unbreakable": r"incassables?|irrompibles?|infrangibil[ei]|anti-?chocs?|anti-?golpes|anti-?urto|indestructibles?|indistruttibil[ei]|inusables?|r[eé]sist\w+ (?:aux (?:chocs|chutes)|a (?:los )?golpes|a (?:las )?caídas|agli urti|alle cadute)",
    "scratch resistant": r"anti-?rayures?|anti-?arañazos|anti-?graffio",
    "rustproof": r"inox\w*|inossidabil[ei]|anti-?rouille|anti-?ruggine|rouille (?:pas|jamais)|(?:rouille|óxido|ruggine) (?:n[eo]|non|n['’]\w+)|no se oxida|non (?:si )?arrugginisce",
    "non-slip": r"anti-?d[ée]rapante?s?|anti-?deslizantes?|anti-?scivolo|(?:glisse|dérape) (?:pas|jamais)|no (?:se )?resbala|non scivola",
    "non-stick": r"anti-?adh[ée]si[fv]\w*|anti-?adh[ée]rent\w*|anti-?aderent[ei]",
    "insulated": r"isothermes?|isolante?s?|isolat[oaie]|doubles?[- ]parois?|doble pared|doppia parete|aislad[oa]s?|aislantes?|isotérmic[oa]s?|isotermic\w+|térmic[oa]s?|termic[oahei]+|isol(?:é|ée|és|ées)",
    "keeps its temperature": r"(?:chaud|froid|frais|fraîche|caliente|frí[oa]|fresc[oa]|cald[oa]|fredd[oa]|gelé|helad[oa])s?(?:\s[\w'’-]+){0,4}?\s(?:heures|la journée|la nuit|au soir|horas|el día|la noche|ore|il giorno|la notte|a sera|a pranzo)",
    "airtight": r"herm[eé]tiques?|herm[eé]tic[oa]s?|ermetic[oahei]+",
    "windproof": r"coupe-vent|cortavientos|anti-?vento",
    "breathable": r"respirante?s?|transpirables?|traspirant[ei]",
    "wireless": r"sans fil|inalámbric[oa]s?|senza (?:fili|cavi)",
    "rechargeable": r"recargables?|ricaricabil[ei]",
    "battery": r"à (?:piles|batterie)|a pilas|a batteria|con batería",
    "solar": r"solaires?|solar[ei]",
    "noise cancelling": r"(?:réduction|suppression) d(?:e|u) bruit|cancelación (?:activa )?de ruido|cancellazione (?:attiva )?del rumore",
    "dimmable": r"dimmerabil[ei]|intensité (?:variable|réglable)|intensidad regulable|intensità regolabile",
    "foldable": r"(?:re)?pliables?|pliante?s?|plegables?|pieghevol[ei]",
    "adjustable": r"r[ée]glables?|ajustables?|regolabil[ei]|regulables?",
    "stackable": r"empilables?|apilables?|impilabil[ei]",
    "BPA-free": r"(?:sans|sin|senza|libres? de|exempte?s? de|priv[oaie] di|zéro|cero|zero) (?:bpa|bisph?[ée]nol\w*|bisfenolo?)",
    "non-toxic": r"non[- ]toxiques?|(?:no |a)t[oó]xic[oa]s?|non tossic[oahei]+|atossic[oahei]+|(?:sans|sin|senza) (?:substances? |produits? |sustancias |sostanze )?(?:toxiques?|nociv\w+|tóxic\w+|tossic\w+)",
    "free of a substance": r"(?:sans|sin|senza|libres? de|exempte?s? de|priv[oaie] di|zéro|cero)\s(?:\w+\s){0,2}?(?:plomb|plomo|piombo|pfas|pfoa|(?:ph?|f)talat\w+|parabènes?|parabenos|parabeni|gluten|glutine|sucres?|azúcar(?:es)?|zuccher[oi]|lactose|lactosa|lattosio|nickel|níquel|nichel|plastique|plástico|plastica|látex|lattice|parfums?|perfumes?|profumo|silicones?|siliconas?|conservateurs?|conservantes?|conservanti|additifs?|aditivos?|additivi|produits chimiques|químicos|sostanze chimiche|pesticides?|pesticidas|pesticidi)",
    "food safe": r"(?:contact|qualité|grade) alimentaire|(?:grado|uso|contacto) alimentari[oa]|apt[oa]s? para (?:uso alimentario|alimentos)|(?:per|uso) (?:alimenti|alimentare)",
    "child safe": r"(?:sûre?s?|sans danger|segur[oa]s?|sicur[oaie]) (?:pour|para|per) (?:les |los |las |i |gli |l['’])?(?:\w*enfants|bébés|animaux|chiens|chats|niños|bebés|mascotas|bambini|neonati|animali)",
    "skin": r"hypoallerg[ée]ni\w+|hipoalerg[eé]nic\w+|ipoallergenic\w+|(?:peaux?|piel(?:es)?|pell[ei]) sensibil?e?s?i?",
    "vegan": r"végane?s?|végétalien\w*",
    "cruelty-free": r"non testée?s? sur les animaux|sans cruauté|sin crueldad|no testad[oa]s? en animales|non testat[oaie] su(?:gli)? animali",
    "organic": r"(?:certifiée?s?|certificat[oaie]|labelliséee?s?|coton|cotone|lin|thé|café|qualité|agriculture|culture|ingrédients|100 ?%|est|sont|et|en|de) bio|biologiques?|biologic[oahei]+|ecológic[oa]s?|orgánic[oa]s?|agriculture biologique",
    "recycled": r"recyclée?s?|reciclad[oa]s?|riciclat[oaie]",
    "biodegradable": r"biodégrad\w+|biodegrad\w+|compostables?|compostabil[ei]",
    "eco": r"éco-?responsables?|écologiques?|(?:respectueu|respetuos|rispettos)\w+ (?:de|con|del) ?(?:l['’]environnement|la planète|el medio ambiente|l['’]ambiente)|sostenibles?|sostenibil[ei]|(?:neutre|neutro|neutral) en carb\w+",
    "antibacterial": r"anti-?bact[eé]rien\w*|anti-?bacterian[oa]s?|anti-?batteric[oahei]+",
    "certified": r"certifiée?s?|certificad[oa]s?|certificat[oaie]|certifications?|certificación(?:es)?|certificazion[ei]|labelliséee?s?|(?:norme|marquage|marcado|marchio) ce",
    "tested or approved": rf"(?:{_TESTED}) (?:en|par|dans|por|in|da|dai|dagli|dalle|sous)\b|homologuée?s?|homologad[oa]s?|omologat[oaie]|(?:cliniquement|clínicamente|clinicamente|scientifiquement|científicamente|scientificamente|dermatologiquement) \w+",
    "award": r"primée?s?|récompensée?s?|lauréate?s?|élue?s? (?!par les députés)\w+|prix (?:du|de l['’]|d['’])\s?(?:design|innovation|année|excellence)|premiad[oa]s?|galardonad[oa]s?|premiat[oaie]|(?:vainqueur|ganador|vincitor)\w*|(?:produit|producto|prodotto) (?:de l['’]année|del año|dell['’]anno)|(?:médaille|medalla|medaglia) (?:d['’]or|de oro|d['’]oro)|premio (?:al|de|di|del)\b|(?:a (?:gagné|remporté|reçu)|ganó|ha (?:ganado|vinto|recibido|ricevuto)) (?:un|le|el|il|vari)\w*",
    "patented": r"brevetée?s?|patentad[oa]s?|brevettat[oaie]",
    "warranty": r"garanti(?:e|es|s)? (?:à vie|de|pour|pendant|fabricant|constructeur|légale|incluse|\d|un an|deux|trois|cinq|dix)|(?:avec|sous) (?:une )?garantie|(?:garantía|garanzia)(?: (?:de por vida|a vita|d[ei] \w+(?: \w+)?))?|garantizad[oa]s?|garantit[oaie]|satisfait ou remboursé|te devolvemos el dinero|soddisfatti o rimborsati",
    "scarcity": r"(?:derni(?:er|ère)s?|últim[oa]s?|ultim[ie]) (?:pièces|exemplaires|chances?|unidades|piezas|oportunidad(?:es)?|pezzi|occasion[ei])|(?:stocks?|quantités?|éditions?|unidades|edición|edizione|quantità) (?:limit\w+)|(?:solo|sólo|ya) quedan?|quedan (?:pocas|pocos)|reste(?:nt)? (?:plus )?que|plus que quelques|restano (?:solo|pochi)|(?:bientôt|presque) épuisée?s?|casi agotad[oa]s?|quasi esaurit[oaie]|jusqu['’]à épuisement|hasta agotar|fino a esaurimento|dépêche\w*|date prisa|affrett\w+|(?:commande|achète)[rz]? (?:maintenant|vite|aujourd['’]hui)|compra (?:ya|ahora|hoy)|(?:acquista|compra|ordina) (?:ora|subito|oggi)",
    "a gift with it": r"(?:avec|con|plus|più|más|y|et|e) [^.!?;:\n]{2,40} (?:en cadeau|(?<!papel )(?<!caja )de regalo|in omaggio)|(?:cadeau|regalo|omaggio) (?:inclus|offert|incluid\w+|incluso)|\w+ offerte?s? (?:avec|pour)",
    "delivery": r"livraison (?:gratuite|offerte|rapide|express|en \w+)|retours? gratuits?|envío (?:gratis|gratuito|rápido|en \w+)|devolución gratuita|(?:spedizione|consegna) (?:gratuita|gratis|veloce|rapida|in \w+)|reso gratuito",
    "handmade": r"(?:fait|fabriqué|cousu|tissé|peint|soufflé|tricoté|tourné|brodé)e?s? (?:à la )?main|artisana(?:l|le|les|ux)|(?:hech|tejid|pintad|cosid|bordad|soplad)[oa]s? a mano|artesanal(?:es)?|(?:fatt|dipint|cucit|tessut|lavorat|soffiat)[oaie] a mano|artigianal[ei]",
    "family business": r"(?:entreprise|atelier) familiale?|(?:empresa|taller) familiar|(?:azienda|impresa|conduzione) familiare",
    # Materials
    "stainless steel": r"inox\w*|(?:en |d['’])acier(?: inox\w*)?|acier inox\w*|acero inoxidable|de acero|acciaio inox\w*|(?:in |d['’])acciaio(?: inox\w*)?",
    "cast iron": r"en fonte|fonte (?:émaillée|d['’]acier)|hierro fundido|ghisa",
    "aluminium": r"aluminio|alluminio",
    "titanium": r"titane|titanio",
    "brass": r"laiton|latón|ottone",
    "ceramic": r"céramiques?|cerámica|ceramica|porcelaine|porcelana|porcellana|(?:en|in|di|de) gr[eè]s|terre cuite|faïence",
    "borosilicate": r"verre trempé|vidrio templado|cristal templado|vetro temperato",
    "glass": r"en verre|de vidrio|de cristal|(?:in|di) (?:vetro|cristallo)",
    "plastic": r"en plastique|de plástico|(?:in|di) plastica",
    "cotton": r"coton|algod[oó]n|cotone",
    "linen": r"(?:en|de|pur|puro|in|di|100 ?%) lino?",
    "wool": r"laine|(?:de|di|en|in|pura) lana|lana (?:merino|virgen|vergine)|mérinos|cachemire|cachemir",
    "silk": r"(?:en|de|pure) soie|(?:de|pura) seda|(?:di|in|pura) seta",
    "leather": r"(?:en|de|du) cuir|cuir véritable|cuero|de piel|piel (?:auténtica|genuina)|(?:in|di|vera) pelle",
    "down": r"duvet d['’]oie|plumón|piuma d['’]oca",
    "synthetic": r"polyester|poliéster|poliestere|microfibres?|microfibra|velours|terciopelo|velluto|mousse à mémoire|viscoelástica|similicuir|polipiel|ecopelle|similpelle|acrylique|acrílic[oa]|acrilic[oa]",
    "bamboo": r"bambous?|bambú|bambù",
    "solid wood": r"(?:bois|noyer|chêne|hêtre|acacia|teck|nogal|roble|haya|teca|noce|rovere|faggio|ulivo) mass?(?:i[fv]|iccio|iz|ello)\w*|(?:en|de) (?:bois|chêne|noyer|hêtre|teck|olivier)|madera (?:maciza|natural)|(?:de|en) (?:madera|roble|nogal|haya|teca|olivo)|legno (?:massello|massiccio|naturale)|(?:in|di) (?:legno|rovere|noce|faggio|ulivo)|rotin|osier|ratán|mimbre|vimini|(?:en|de) liège|corcho|sughero|yute|iuta",
    "marble": r"marbre|mármol|marmo|ardoise|pizarra|ardesia",
    "silicone": r"silicona",
    "soy wax": r"cire (?:de soja|d['’]abeilles?|végétale)|cera (?:de soja|de abejas?|di soia|d['’]api|vegetale?)",
}

_PROS = r"(?:dentist[aei]s?|dentistes|médecins?|médicos?|medici|dermatolog\w+|vétérinaires?|veterinari\w*|pédiatres?|pediatr[aei]s?|sages-femmes|expert[oei]?s?|esperti|spécialistes?|especialistas?|professionn?\w+|profesional\w*|pros|chefs?|cuistots|cuochi|cocineros|baristas?|baristi|entraîneurs|entrenadores|allenatori|stars?|influenceu\w+|influencers?|scientifi\w+|científic\w+|scienziati|clients?|clientes|clienti|acheteurs|compradores|familles|familias|famiglie|parents|padres|genitori|milliers|miles|migliaia|millions|millones|milioni)"
# name -> (wordings, further words of the facts that support them)
STATEMENTS: dict[str, tuple[str, str]] = {
    "lasting": (
        r"(?:dure(?:ra|nt)?|dura(?:rá|rà|n)?|tient|sert) (?:\w+ )?(?:toute (?:la|une) vie|des années|toda la vida|(?:muchos )?años|para siempre|(?:una|tutta la) vita|(?:per )?anni|per sempre)|(?:à|a) vie|de por vida|para toda la vida|a vita|per tutta la vita",
        r"dur\w+|vie|vida|vita",
    ),
    "battery": (
        r"(?:batterie|batería|batteria|accu)(?:\s[\w'’-]+){0,3}?\s(?:dure(?:ra)?|dura(?:rá|rà)?|tient|resiste|aguanta)|autonom(?:ie|ía|ia) (?:de|di|hasta|jusqu\S+|fino|record)|se (?:re)?charge en|se carga (?:en|por)|si ricarica (?:in|via|con)|(?:charge|carga|ricarica) rapid[ae]e?",
        r"batter\w+|batería\w*|autonom\w+|(?:re)?carg\w+|charg\w+|ricaric\w+|mah",
    ),
    "keeps its look": (
        r"(?:se décolore|rétrécit|bouloche|se froisse|se raye|jaunit|se tache) (?:pas|jamais)|(?:no|nunca) (?:se )?(?:destiñe|decolora|encoge|arruga|raya|mancha|deforma)|(?:non|mai) (?:si )?(?:scolorisce|restringe|stropiccia|graffia|macchia|deforma|ingiallisce)",
        r"infroissables?|antiarrugas|antimacchia|indéformables?",
    ),
    "fits everything": (
        r"(?:s['’]adapte|convient|se adapta|si adatta) (?:à|a|ad) (?:tou[ts]\w*|n['’]importe|tod[oa]s?|cualquier|ogni|tutt\w+|qualsiasi)|(?:va|entre|rentre|cabe|entra|sirve|tient) (?:\w+ )?(?:sur|dans|avec|en|para|in|su|con) (?:tou[ts]\w*|n['’]importe|tod[oa]s?|cualquier|ogni|tutt\w+|qualsiasi)|universel\w*|universal[ei]",
        r"universel\w*|universal\w*|compatib\w+",
    ),
    "quiet": (
        r"silencieu(?:x|se|ses)|silencios[oa]s?|silenzios[oaie]|(?:sans|sin|senza) (?:aucun |ningún )?(?:bruit|ruido|rumore)",
        r"silen\w+|bruit|ruido|rumore|db",
    ),
    "cleans or kills": (
        r"(?:élimine|tue|filtre|détruit|neutralise|elimina|mata|filtra|destruye|uccide|rimuove|neutralizza|purifi[ec]a?)\w*(?:\s[\w'’-]+){0,5}?\s(?:l['’]|les |d['’])?(?:germes|bactéries|odeurs|virus|acariens|chlore|calcaire|l['’]eau|l['’]air|gérmenes|bacterias|olores|ácaros|cloro|cal|agua|aire|germi|batteri|odori|acari|calcare|acqua|aria|microplasti\w+|%)",
        r"germ\w*|filtr\w+|bact\w+|batter\w+|odeurs?|olores|odori|purif\w+",
    ),
    "what comes with it": (
        r"(?:livr|fourn)\w+ avec|(?:est|sont|reste) (?:inclus|incluse|incluses|fourni|fournie|fournis|fournies|comprise?s?)|(?:viene|vienen|llega) con|incluyen?|(?:está|están|va|van) incluid[oa]s?|(?:arriva|arrivano|fornit[oaie]|viene vendut[oa]) con|include (?:un|una|uno|due|tre|il|la|lo|i|le|gli|anche)|includono|(?:è|sono) (?:inclus|compres)[oaie]|in dotazione",
        r"livr\w+ avec|fourni\w*|inclu\w+|compris\w*|compres\w*|dotazione",
    ),
    "own experience": (
        r"(?:j['’]ai|je l['’]ai|nous (?:l['’])?(?:avons|utilisons|adorons)|on l['’](?:a|adore|utilise)|je l['’](?:adore|utilise)|on (?:a )?(?:testé|adoré))(?:\s\w+){0,2}|(?:mon|notre|ma) (?:coup de cœur|préférée?|favorite?|chouchou)|(?:la|lo|las|los) (?:uso|usamos|probé|probamos|compré|tengo|adoro)|(?:lo |la )?(?:he|hemos) (?:probado|usado|comprado|testado|utilizado)|(?:mi|nuestr[oa]) (?:favorit[oa]|preferid[oa])|(?:l['’]|lo |la )?(?:ho|abbiamo) (?:provat|usat|testat|comprat|amat|utilizzat)[oaie]|(?:la|lo) uso|(?:il mio|la mia|il nostro|la nostra) (?:preferit|favorit)[oa]|(?:depuis|desde hace|da) (?:\w+ )?(?:ans|años|anni|mois|meses|mesi) (?:chez|à la|en (?:mi|nuestra)|nella (?:mia|nostra)|in casa)",
        r"(?:je|j|nous|mon|ma|notre|yo|mi|he|hemos|nuestr\w+|ho|abbiamo|mio|mia|nostr\w+)",
    ),
    "proof by others": (
        rf"(?:recommand|approuv|conseill|plébiscit|valid|développ|adopt|ador|aim|utilis|lou|test|choisi)\w* par (?:\w+ ){{0,3}}?{_PROS}|(?:recomendad|aprobad|avalad|probad|desarrollad|usad|elegid|amad|utilizad)[oa]s? por (?:\w+ ){{0,3}}?{_PROS}|(?:consigliat|raccomandat|approvat|testat|sviluppat|usat|amat|scelt|utilizzat)[oaie] (?:da|dai|dagli|dalle|dal) (?:\w+ ){{0,3}}?{_PROS}"
        rf"|{_PROS} (?:l['’]|l[aeo]s? |li )?(?:recommandent|adorent|approuvent|utilisent|conseillent|recomiendan|adoran|usan|aprueban|avalan|consigliano|raccomandano|adorano|usano|approvano|amano)|les études (?:le )?(?:montrent|prouvent)|los estudios (?:lo )?demuestran|gli studi (?:lo )?dimostrano|élue? (?:\w+ ){{0,2}}?de l['’]année",
        r"recomm\w+|recomen\w+|consiglia\w+|approuv\w+|aprob\w+|approv\w+|test\w+",
    ),
    "popularity": (
        r"meilleures? ventes?|(?:le|la|les) plus vendue?s?|(?:l[oa]s? |el )?más vendid[oa]s?|superventas|(?:il|la|i|le)? ?più vendut[oaie]|tout le monde (?:en parle|se l['’]arrache|l['’]adore|la veut|le veut)|todo el mundo (?:habla|la quiere|lo quiere)|ne parlano tutti|tutti (?:la|lo) vogliono|(?:sur|en|su) (?:tiktok|instagram|youtube|facebook)|fait fureur|(?:causa|está causando) furor|arras(?:a|ando)|spopol\w+",
        r"vent\w+|vendid\w+|vendut\w+|viral\w*",
    ),
    "good for the body": (
        r"(?:mal|maux) d(?:e|u) (?:dos|tête|gorge|ventre)|douleurs?|insomnie|(?:meilleur|bon) sommeil|mieux dormir|dorm\w+ mieux|dolor(?:es)? de \w+|insomnio|ansiedad|dormir mejor|mejora (?:el sueño|la digestión|la postura)|mal di (?:schiena|testa|gola)|dolor[ei] (?:\w+)|insonnia|ansia|dormire meglio|migliora (?:il sonno|la digestione|la postura)|(?:réduit|contre|anti-?) ?(?:le )?stress|(?:reduce|alivia|contra) el estrés|(?:riduce|contro) lo stress|(?:améliore|favorise|aide) (?:à )?(?:le sommeil|la digestion|dormir|la posture|la circulation)",
        r"douleurs?|dolor\w*|mal|sommeil|sueño|sonno|massag\w+|masaj\w+|postur\w+",
    ),
    "gentle": (
        r"(?:dou(?:x|ce|ces)|suaves?|delicat[oaie]|gentil[ei]?) (?:pour|avec|sur|con|para|sulla|per) (?:la |les |el |il )?(?:peau|piel|pelle|dents|dientes|denti|gencives)",
        r"dou(?:x|ce)|suave|delicat\w|sensib\w+",
    ),
}

# The place itself has to stand in the facts: "fabriqué en France", "hecha en España", "prodotta in Italia".
ORIGIN = (
    r"|(?<!\w)(?i:(?:fabriqu|conç|réalis|confectionn|tiss|assembl|dessin|cousu)\w*|produite?s?|faite?s?) (?i:en|au|aux|à) (?P<lieu>[A-ZÉ]\w+)"
    r"|(?<!\w)(?i:(?:hech|fabricad|producid|diseñad|elaborad|tejid|cosid)[oa]s?) (?i:en) (?P<lugar>[A-ZÁÉÍÓÚ]\w+)"
    r"|(?<!\w)(?i:(?:fatt|prodott|realizzat|fabbricat|progettat|disegnat|cucit|tessut)[oaie]) (?i:in|a) (?P<luogo>[A-Z]\w+)"
    r"|(?<!\w)(?i:fabrication|fabricación|produzione|fabbricazione|manifattura|conception|diseño|design|qualité|calidad|qualità|savoir-faire|origine|origen) (?P<origine>(?i:fran[cç]\w+|italien\w*|italian[ao]|allemande?|aleman[ao]?|alemán|tedesc[oa]|espagnole?|español[ao]?|suisse|suiz[oa]|svizzer[oa]|japonaise?|japon[ée]sa?|giapponese|portugaise?|portugues[ao]?|europé\w+|europe[oa])|(?:d['’]|de |di )?[A-Z]\w+)"
)

_IMPERATIVES = {
    "fr": r"vérifie[rz]?|demande[rz]?|regarde[rz]?|mesure[rz]|compare[rz]?|choisi(?:r|s|ssez)|lire|lisez|consulte[rz]?|décide[rz]?|réfléchi\w+|pense[rz]?|prévoir|prévoyez|cherche[rz]?|compte[rz]|pese[rz]|note[rz]|savoir|essaye[rz]?|essayer|hésite[rz]?|préfére[rz]|selon|dépend|ou non|ou pas|si|s['’]ils?|s['’]elles?|avant (?:de|d['’]|que)|que ce soit|quel(?:le)?s?|lequel|laquelle|combien|où|quand",
    "es": r"comprueb\w+|comprobar|verific\w+|pregunt\w+|compar(?:a|ar|e)|mir(?:a|ar|e)|mid(?:e|a)|medir|elig(?:e|a|es|en)|elija|elegir|lee|lea|leer|decid\w+|piens\w+|pensar|busca|buscar|revis\w+|consult\w+|fíjate|calcul\w+|cuenta|contar|(?<!a )prueba|anota|si|según|depende|o no|antes de|qué|cuál\w*|cuánt\w+|cuándo|dónde",
    "it": r"verific\w+|controll\w+|chied\w+|confront\w+|guard(?:a|are|ate)|misur\w+|scegl\w+|legg(?:i|ere|ete)|decid\w+|pens(?:a|are|ate)|cerc(?:a|are|ate)|valut\w+|cont(?:a|are|ate)|(?<!a )prova(?:re|te)?|annot\w+|se|secondo|dipende|o no|o meno|prima di|quale?|quali|quant[oaie]|quando|dove",
}
# A sentence that asks, or tells the reader to look, claims nothing: in these languages besides the general words.
ASKING_IN: dict[str, re.Pattern[str]] = {
    language: re.compile(rf"(?<![\w'’-])(?:{words})(?!\w)", _I) for language, words in _IMPERATIVES.items()
}
# "N’est pas étanche", "no es apta para", "non è impermeabile", up to the property.
DENIED = (
    r"(?:(?:ne|non|no|nunca|mai|jamais|pas|ni|sin|sans|senza)|n['’]\w+)(?: (?:pas|jamais|es|está|son|sont|sono|è|est|se|si|peut|puede|può|vraiment|"
    r"totalement|totalmente|completamente|complètement|realmente|davvero|del todo))*"
)
