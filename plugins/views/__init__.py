"""What templates see: frozen values, ready phrased. Pages are planned here, written elsewhere."""

from .atom import atom_xml
from .cards import CARDS, Card
from .dates import (
    DatesBlock,
    DateView,
    DayGroup,
    EasyBlock,
    EasyDate,
    Fact,
    FeedView,
    MonthGroup,
    VenueView,
)
from .frame import site_view
from .hyphens import hyphenated, long_words
from .keys import EventKeys, event_keys
from .kinds import (
    ArchiveView,
    ArchiveYearView,
    ArticlesView,
    ArticleView,
    Body,
    DatePageView,
    DayCell,
    EventView,
    HomeView,
    ListView,
    MonthView,
    NotFoundView,
    SearchView,
    SheetView,
    SubscribeView,
    Teaser,
    TextView,
)
from .listed_days import ListedDay
from .page import Bundle, FeedLink, FileBundle, Head, Link, Page
from .paths import Paths
from .pictures import Picture, PictureFile, PictureSource, PictureView, PictureViews
from .plan import SitePlan, bundles, planned
from .qr_codes import qr_svg
from .site import Asset, MenuItem, SiteView
from .sitemap import SitemapEntry, sitemap_entries, sitemap_xml
from .state_file import STATE, state_json
from .text_file import TextFile
from .text_files import robots_txt, security_txt, web_manifest
from .world import Placement, Settings, Text, World

__all__ = [
    "CARDS",
    "STATE",
    "ArchiveView",
    "ArchiveYearView",
    "ArticleView",
    "ArticlesView",
    "Asset",
    "Body",
    "Bundle",
    "Card",
    "DatePageView",
    "DateView",
    "DatesBlock",
    "DayCell",
    "DayGroup",
    "EasyBlock",
    "EasyDate",
    "EventKeys",
    "EventView",
    "Fact",
    "FeedLink",
    "FeedView",
    "FileBundle",
    "Head",
    "HomeView",
    "Link",
    "ListView",
    "ListedDay",
    "MenuItem",
    "MonthGroup",
    "MonthView",
    "NotFoundView",
    "Page",
    "Paths",
    "Picture",
    "PictureFile",
    "PictureSource",
    "PictureView",
    "PictureViews",
    "Placement",
    "SearchView",
    "Settings",
    "SheetView",
    "SitePlan",
    "SiteView",
    "SitemapEntry",
    "SubscribeView",
    "Teaser",
    "Text",
    "TextFile",
    "TextView",
    "VenueView",
    "World",
    "atom_xml",
    "bundles",
    "event_keys",
    "hyphenated",
    "long_words",
    "planned",
    "qr_svg",
    "robots_txt",
    "security_txt",
    "site_view",
    "sitemap_entries",
    "sitemap_xml",
    "state_json",
    "web_manifest",
]
