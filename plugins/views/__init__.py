"""What templates see: frozen values, ready phrased. Pages are planned here, written elsewhere."""

from .atom import atom_xml
from .dates import DatesBlock, DateView, DayGroup, Fact, FeedView, MonthGroup, VenueView
from .frame import site_view
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
    SubscribeView,
    Teaser,
    TextView,
)
from .page import Bundle, FeedLink, Head, Link, Page
from .plan import bundles
from .site import Asset, MenuItem, SiteView
from .sitemap import SitemapEntry, sitemap_entries, sitemap_xml
from .text_file import TextFile
from .text_files import robots_txt, security_txt
from .world import Placement, Settings, Text, World

__all__ = [
    "ArchiveView",
    "ArchiveYearView",
    "ArticleView",
    "ArticlesView",
    "Asset",
    "Body",
    "Bundle",
    "DatePageView",
    "DateView",
    "DatesBlock",
    "DayCell",
    "DayGroup",
    "EventView",
    "Fact",
    "FeedLink",
    "FeedView",
    "Head",
    "HomeView",
    "Link",
    "ListView",
    "MenuItem",
    "MonthGroup",
    "MonthView",
    "NotFoundView",
    "Page",
    "Placement",
    "Settings",
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
    "robots_txt",
    "security_txt",
    "site_view",
    "sitemap_entries",
    "sitemap_xml",
]
