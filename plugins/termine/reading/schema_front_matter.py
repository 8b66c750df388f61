"""The keys of the head of an article or page."""

from pydantic import Field

from .schema_form import Form
from .schema_values import ArticleDay, Language, Line, Picture, Slug, Texts, Yes


class FrontMatterForm(Form):
    """What a text says about itself; whether an article needs a day is the site's to know."""

    title: Line | None = Field(None, alias="titel")
    published: ArticleDay | None = Field(None, alias="datum")
    summary: Line | None = Field(None, alias="kurztext")
    category: Line | None = Field(None, alias="rubrik")
    image: Picture | None = Field(None, alias="bild")
    image_text: Line | None = Field(None, alias="bildtext")
    events: Texts | None = Field(None, alias="termine")
    slug: Slug | None = Field(None, alias="slug")
    as_of: ArticleDay | None = Field(None, alias="stand")
    modified: ArticleDay | None = Field(None, alias="geaendert")
    is_draft: Yes | None = Field(None, alias="entwurf")
    language: Language | None = Field(None, alias="sprache")
    search_words: Texts | None = Field(None, alias="suchwort")
