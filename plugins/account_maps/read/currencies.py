"""The currencies of ISO 4217 that are in use, and the signs that people write for them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CODES: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
    "BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL "
    "GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
    "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD "
    "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)

CURRENCIES: Final = frozenset(_CODES.split())
"""The codes of all of them."""

SIGNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "$": (
            *("USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD"),
            *("KYD", "LRD", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD"),
        ),
        "€": ("EUR",),
        "£": ("GBP",),
        "¥": ("JPY", "CNY"),
        "₹": ("INR",),
        "₩": ("KRW",),
        "₽": ("RUB",),
        "₺": ("TRY",),
        "₪": ("ILS",),
        "₫": ("VND",),
        "₴": ("UAH",),
        "₦": ("NGN",),
        "₱": ("PHP",),
        "฿": ("THB",),
        "R$": ("BRL",),
        "US$": ("USD",),
        "CA$": ("CAD",),
        "C$": ("CAD",),
        "A$": ("AUD",),
        "AU$": ("AUD",),
        "NZ$": ("NZD",),
        "HK$": ("HKD",),
        "S$": ("SGD",),
        "MX$": ("MXN",),
        "NT$": ("TWD",),
    }
)
"""What each sign may stand for; the first is meant unless the map or the site says otherwise."""

SHOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "USD": "$",
        "EUR": "€",
        "GBP": "£",
        "JPY": "¥",
        "INR": "₹",
        "KRW": "₩",
        "BRL": "R$",
        "CAD": "CA$",
        "AUD": "A$",
        "NZD": "NZ$",
        "HKD": "HK$",
        "MXN": "MX$",
        "ILS": "₪",
    }
)
"""The signs that pages show, each for one currency only; others are shown by their code."""
