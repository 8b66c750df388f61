"""What templates see: frozen values, ready phrased. Pages are planned here, written elsewhere."""

from .atom import atom_xml as atom_xml
from .cards import CARDS as CARDS
from .cards import Card as Card
from .dates import DatesBlock as DatesBlock
from .dates import DateView as DateView
from .dates import DayGroup as DayGroup
from .dates import EasyBlock as EasyBlock
from .dates import EasyDate as EasyDate
from .dates import Fact as Fact
from .dates import FeedView as FeedView
from .dates import MonthGroup as MonthGroup
from .dates import VenueView as VenueView
from .frame import site_view as site_view
from .hyphens import hyphenated as hyphenated
from .hyphens import long_words as long_words
from .keys import EventKeys as EventKeys
from .keys import event_keys as event_keys
from .kinds import ArchiveView as ArchiveView
from .kinds import ArchiveYearView as ArchiveYearView
from .kinds import ArticlesView as ArticlesView
from .kinds import ArticleView as ArticleView
from .kinds import Body as Body
from .kinds import DatePageView as DatePageView
from .kinds import DayCell as DayCell
from .kinds import EventView as EventView
from .kinds import HomeView as HomeView
from .kinds import ListView as ListView
from .kinds import MonthView as MonthView
from .kinds import NotFoundView as NotFoundView
from .kinds import SearchView as SearchView
from .kinds import SheetView as SheetView
from .kinds import SubscribeView as SubscribeView
from .kinds import Teaser as Teaser
from .kinds import TextView as TextView
from .listed_days import ListedDay as ListedDay
from .page import Bundle as Bundle
from .page import FeedLink as FeedLink
from .page import FileBundle as FileBundle
from .page import Head as Head
from .page import Link as Link
from .page import Page as Page
from .paths import Paths as Paths
from .pictures import Picture as Picture
from .pictures import PictureFile as PictureFile
from .pictures import PictureSource as PictureSource
from .pictures import PictureView as PictureView
from .pictures import PictureViews as PictureViews
from .plan import SitePlan as SitePlan
from .plan import bundles as bundles
from .plan import planned as planned
from .qr_codes import qr_svg as qr_svg
from .site import Asset as Asset
from .site import MenuItem as MenuItem
from .site import SiteView as SiteView
from .sitemap import SitemapEntry as SitemapEntry
from .sitemap import sitemap_entries as sitemap_entries
from .sitemap import sitemap_xml as sitemap_xml
from .state_file import STATE as STATE
from .state_file import state_json as state_json
from .text_file import TextFile as TextFile
from .text_files import robots_txt as robots_txt
from .text_files import security_txt as security_txt
from .text_files import web_manifest as web_manifest
from .world import Placement as Placement
from .world import Settings as Settings
from .world import Text as Text
from .world import World as World

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
