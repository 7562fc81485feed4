//! What stands on a page, each thing with its article, its role and its places.

use jianbao::{Article, Digest, Flow, ParagraphKind, Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Label,
    Kicker,
    Title,
    Subtitle,
    Byline,
    Source,
    From,
    On,
    Body,
    Subhead,
    Caption,
    Furniture,
}

impl Role {
    /// The class in the style sheet, the mark beside the raw text, the name.
    pub(super) const fn words(self) -> (&'static str, char, &'static str) {
        match self {
            Self::Label => ("label", '栏', "栏目"),
            Self::Kicker => ("kicker", '引', "引题"),
            Self::Title => ("title", '题', "主题"),
            Self::Subtitle => ("subtitle", '副', "副题"),
            Self::Byline => ("byline", '署', "署名"),
            Self::Source => ("source", '源', "来源"),
            Self::From => ("jump", '接', "上接"),
            Self::On => ("jump", '转', "下转"),
            Self::Body => ("body", '文', "正文"),
            Self::Subhead => ("subhead", '节', "小标题"),
            Self::Caption => ("caption", '图', "图片说明"),
            Self::Furniture => ("furniture", '版', "版面信息"),
        }
    }
}

#[derive(Debug)]
pub(super) struct Unit {
    /// `None` for furniture.
    pub(super) article: Option<usize>,
    pub(super) role: Role,
    pub(super) spans: Vec<Span>,
}

/// What the same thing is called in the raw text and beside it: where it begins.
pub(super) fn key(spans: &[Span]) -> usize {
    spans.first().map_or(0, |span| span.start)
}

/// The colour of an article: hues far apart for neighbours.
pub(super) fn hue(article: usize) -> usize {
    (article * 137 + 28) % 360
}

pub(super) fn units(digest: &Digest) -> Vec<Unit> {
    let mut units: Vec<Unit> = digest
        .furniture
        .iter()
        .map(|flow| Unit { article: None, role: Role::Furniture, spans: flow.spans() })
        .collect();
    for (index, found) in digest.articles.iter().enumerate() {
        let places = places(&found.article).into_iter();
        units.extend(places.map(|(role, spans)| Unit { article: Some(index), role, spans }));
    }
    units
}

fn places(article: &Article) -> Vec<(Role, Vec<Span>)> {
    let heads = [
        (Role::Label, &article.label),
        (Role::Kicker, &article.kicker),
        (Role::Title, &article.title),
        (Role::Subtitle, &article.subtitle),
        (Role::Byline, &article.byline),
    ];
    let mut places: Vec<_> =
        heads.iter().filter_map(|(role, flow)| Some((*role, flow.as_ref()?.spans()))).collect();
    let jumps = [(Role::From, &article.continued_from), (Role::On, &article.continued_on)];
    places.extend(article.source.iter().map(|note| (Role::Source, note.spans.clone())));
    places
        .extend(jumps.into_iter().filter_map(|(role, j)| Some((role, j.as_ref()?.spans.clone()))));
    places.extend(article.paragraphs.iter().map(|one| (paragraph(one.kind), one.flow.spans())));
    places.extend(article.captions.iter().map(|flow| (Role::Caption, Flow::spans(flow))));
    places
}

pub(super) fn paragraph(kind: ParagraphKind) -> Role {
    if kind == ParagraphKind::Subhead { Role::Subhead } else { Role::Body }
}
