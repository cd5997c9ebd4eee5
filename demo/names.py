"""Names for what is made up: towns and people that do not exist, by part of the world."""

from __future__ import annotations

from random import Random

TOWNS = {
    "africa": (
        "Bam Kor Sin Doug Nafa War Zog Kén Tiém Mak Boul Sab Fad Lim Goum Yam Tand Kass Ndi Léb "
        "Mban Wok Djir Sok Balan Foul Zam Kib Rug Mwé",
        "adougou oro iéba akaha oumba ana éko iguiri ambé ouré anga issala ossé andé oundé ara "
        "égou anza ima ongo",
    ),
    "maghreb": (
        "Aïn El Beni Oued Sidi Bir Ksar Dar Ras Henchir",
        "Zarka Mellah Tamra Yahmed Rahal Sfina Louza Guerra Jemil Hadra Nakhla Chérif",
    ),
    "europe": (
        "Valmont Brévert Montclair Aubrive Cernay Loirac Fontval Marsigny Rochebel Courval "
        "Grandlieu Vermeil Saulière Arcenne",
        "-sur-Lise -le-Vieux -les-Prés -en-Val -la-Forêt -sur-Arve -le-Grand -aux-Saules",
    ),
    "asia": (
        "Kam Vien Tra Bin Son Lao Prey Ban Muong Long",
        "tholo saran mekha phuong nakhon thani luang dara hoa chan",
    ),
    "america": (
        "Sainte-Adine Anse-Clairval Rivière-Blanche Mont-Aubier Cap-Vermeil Lac-Saint-Orens "
        "Petit-Havre Belle-Ravine",
        "-du-Nord -des-Caps -sur-Mer -les-Bains -de-l’Est -d’En-Haut",
    ),
}

PEOPLE = {
    "africa": {
        "f": "Aminata Fatoumata Mariam Awa Rokia Clarisse Bintou Estelle Grâce Divine Chantal "
        "Ramatou Salimata Béatrice Ndèye Solange Prisca Odette Aïcha Léontine",
        "m": "Moussa Ibrahima Souleymane Jean-Baptiste Ousmane Célestin Désiré Abdoulaye Parfait "
        "Emmanuel Issa Bonaventure Théodore Modeste Cheikh Salif Prosper Kouamé Idrissa Gaston",
        "family": "Diarrassou Kambolé Ouattarin Mbengué Nzabira Tiemtoré Koulibany Adjovin Sawadin "
        "Ekambé Mouandjé Bizimane Ndoyère Gbaguin Zoungran Traorin Hakizar Mboumbé Sangarin "
        "Agossin Kabongué Diallin Fofanin Nguembé Rakotovin Habiman Tchibozin Yaméogin",
    },
    "maghreb": {
        "f": "Salma Nadia Leïla Amel Hanane Samira Imane Rym Latifa Sonia",
        "m": "Karim Youssef Hichem Rachid Mehdi Nabil Slim Omar Tarek Anouar",
        "family": "Benrahal Chérifin Zouagui Mansourin Haddadi Belkhirin Trabelsin Lahmarin "
        "Ouazzanin Saïdoun Ghalemin Jaziroun",
    },
    "europe": {
        "f": "Claire Hélène Sophie Anne-Laure Mireille Ioana Nathalie Camille Élise Ana",
        "m": "Philippe Laurent Mathieu Gérard Andrei Benoît Julien Pascal Olivier Luc",
        "family": "Vauclerc Marchandot Delrive Fontanel Beauregardin Popesquin Lerminaux Castelnot "
        "Vandermaal Rochatier Bonvallin Ionesquin",
    },
    "asia": {
        "f": "Sreymom Thi Lan Bopha Vanida Kham Thuy Chanthou Noy",
        "m": "Sokha Van Minh Bounmy Dara Phouvong Quang Rithy Thong",
        "family": "Chhaymar Nguyenh Phomvihar Sengsoury Trantho Keosavan Leminh Soukhan",
    },
    "america": {
        "f": "Geneviève Marjolaine Rose-Laure Josiane Nadège Francine Guerda Manon",
        "m": "Jacques-Émile Sylvain Wilner Frantz Marc-André Yvon Réginald Étienne",
        "family": "Lafortune-Bélin Dieudonnot Gagnolet Pierrelus Bouchardin Casséus-Rey Thibodin "
        "Jean-Philor",
    },
}

WORLDS = {
    "maghreb": "maghreb",
    "proche_orient": "maghreb",
    "europe": "europe",
    "europe_orientale": "europe",
    "asie_sud_est": "asia",
    "amerique_nord": "america",
    "caraibes": "america",
}


def world_of(region: str) -> str:
    """Which stock of names a region of the network draws from."""
    return WORLDS.get(region, "africa")


def town(chance: Random, region: str) -> str:
    """A town that does not exist."""
    first, second = TOWNS[world_of(region)]
    joint = " " if world_of(region) == "maghreb" else ""
    return f"{chance.choice(first.split())}{joint}{chance.choice(second.split())}"


def person(chance: Random, region: str, gender: str) -> tuple[str, str]:
    """Given and family name of a person who does not exist."""
    stock = PEOPLE[world_of(region)]
    return chance.choice(stock[gender].split()), chance.choice(stock["family"].split())
