"""Groups of shop categories, told from a category's name in the languages of the marketplaces."""

from __future__ import annotations

from functools import lru_cache

from pinflow.research.trends.read_words import fold, is_cjk, split_words

# A group's words as a category's name begins them; CJK ones as it contains them.
_WORDS: dict[str, str] = {
    "kitchen": "kitchen dining cookware bakeware küche kochen backen besteck geschirr cuisine vaisselle"
    " cocina menaje cucina cozinha keuken koken kök kuchnia mutfak キッチン 食器 調理",
    "home": "home household décor decor bedding furniture lighting candle storage bath wohnen haushalt möbel"
    " beleuchtung bettwäsche deko maison meuble déco luminaire hogar muebles decoración iluminación casa"
    " arred"
    " móveis decoração woning wonen huis meubel hem hushåll heim dom meble ev mobilya ホーム インテリア"
    " 家具 寝具",
    "garden": "garden lawn patio outdoor plant garten terrasse pflanzen jardin jardín giardino jardim tuin"
    " trädgård ogród bahçe ガーデン 園芸",
    "fashion": "clothing fashion shoe jewelry jewellery apparel watch handbag bekleidung mode schuhe schmuck"
    " kleidung vêtement chaussure bijou ropa zapatos joyería moda abbigliamento scarpe gioielli roupa kleding"
    " schoenen kläder skor odzież buty giyim ファッション 服 靴 ジュエリー",
    "beauty": "beauty makeup cosmetic skincare fragrance kosmetik schönheit parfum beauté maquillage belleza"
    " bellezza cosmetici beleza skönhet uroda güzellik ビューティー コスメ 化粧",
    "electronics": "electronic computer phone camera audio tablet smart elektronik handy kamera informatique"
    " électronique téléphon high-tech electrónica informática elettronica informatica eletrônicos elektronica"
    " datorer elektronika bilgisayar 家電 パソコン カメラ",
    "automotive": "automotive motorcycle vehicle auto motorrad voiture moto coche motos automobil carro"
    " bil motoryzacja oto 車 バイク",
    "grocery": "grocery gourmet food snack beverage candy lebensmittel getränke süßigkeiten épicerie"
    " alimentación alimentari alimentos boodschappen livsmedel spożywcze gıda 食品 飲料",
    "toys": "toy game puzzle spielzeug spiele jouet jeux juguete juegos giochi giocattoli brinquedo speelgoed"
    " leksak zabawki oyuncak おもちゃ ゲーム",
    "baby": "baby nursery toddler kleinkind bébé puériculture bebé infanzia bebê dziecko bebek ベビー",
    "books": "book kindle magazine bücher buch livre libro livro boeken böcker książki kitap 本 書籍",
    "pets": "pet dog cat aquarium haustier hund katze animalerie chien chat mascota perro gato animali cane"
    " huisdier husdjur zwierzęta evcil ペット 犬 猫",
    "sports": "sport fitness camping exercise outdoors freizeit deporte palestra esporte fritid turystyka"
    " spor"
    " スポーツ アウトドア",
    "office": "office stationery school büro schreibwaren fourniture bureau oficina papelería ufficio"
    " cancelleria"
    " escritório kantoor kontor biuro ofis 文房具 オフィス",
    "crafts": "craft handmade sewing art basteln handarbeit loisirs créatif manualidades bricolage hobby"
    " artesanato hobbies el-yapımı 手芸 画材 ハンドメイド",
    "tools": "tool hardware improvement baumarkt werkzeug outil quincaillerie herramienta bricolaje fai-da-te"
    " ferrament gereedschap verktyg narzędzia yapı 工具 diy",
    "health": "health personal wellness gesundheit drogerie santé salud salute saúde gezondheid hälsa zdrowie"
    " sağlık ドラッグストア 健康",
    "music": "music instrument musik musique música musica muziek 楽器 音楽",
    "luggage": "luggage suitcase travel koffer reise bagage equipaje valigie mala bavul 旅行",
}


@lru_cache(maxsize=10_000)
def groups_of(category: str) -> frozenset[str]:
    """The groups that a category's name speaks of (``Küche, Haushalt & Wohnen``: kitchen and home)."""
    text, words = fold(category), split_words(category)
    return frozenset(
        group
        for group, starts in _starts().items()
        if any(start in text if is_cjk(start) else _begins(words, start) for start in starts)
    )


@lru_cache(maxsize=1)
def _starts() -> dict[str, tuple[str, ...]]:
    return {group: tuple(fold(word) for word in words.split()) for group, words in _WORDS.items()}


def _begins(words: tuple[str, ...], start: str) -> bool:
    # A short word must be the whole word or its plural: “art” is not “articles”.
    if len(start) <= 4:
        return any(word in (start, f"{start}s") for word in words)
    return any(word.startswith(start) for word in words)
