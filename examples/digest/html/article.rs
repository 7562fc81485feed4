//! The right side: the articles, clean.

use std::fmt::{self, Write};

use jianbao::{Article, Digest, DigestArticle, DigestQuantity, Flow, Jump, Span};

use super::Escaped;
use super::unit::{Role, hue, key, paragraph};
use crate::figure::{Figure, is_when};
use crate::plain::keywords;

pub(super) fn html(digest: &Digest) -> String {
    let mut out = Out(String::new());
    out.page(digest).expect("a string takes all text");
    out.0
}

struct Out(String);

impl Out {
    fn page(&mut self, digest: &Digest) -> fmt::Result {
        self.0.push_str("<div class=\"articles\">\n");
        for (index, found) in digest.articles.iter().enumerate() {
            self.article(index, found)?;
        }
        if !digest.furniture.is_empty() {
            self.0.push_str("<aside>");
            for flow in &digest.furniture {
                self.element("p", Role::Furniture, flow)?;
            }
            self.0.push_str("</aside>\n");
        }
        self.0.push_str("</div>\n");
        Ok(())
    }

    fn article(&mut self, index: usize, found: &DigestArticle) -> fmt::Result {
        let article = &found.article;
        let number = index + 1;
        writeln!(self.0, "<article style=\"--h:{}\"><b class=\"number\">{number}</b>", hue(index))?;
        self.head(article)?;
        self.notes(article)?;
        self.keywords(found)?;
        self.text(found)?;
        for caption in &article.captions {
            self.element("p", Role::Caption, caption)?;
        }
        self.0.push_str("</article>\n");
        Ok(())
    }

    fn text(&mut self, found: &DigestArticle) -> fmt::Result {
        self.0.push_str("<div class=\"text\">\n");
        let mut rest = found.quantities.as_slice();
        for (index, one) in found.article.paragraphs.iter().enumerate() {
            let (quantities, later) = rest.split_at(rest.partition_point(|q| q.paragraph <= index));
            rest = later;
            let text = Marked { text: one.flow.text(), quantities };
            self.with_key("p", paragraph(one.kind), &one.flow.spans(), text)?;
        }
        self.0.push_str("</div>\n");
        Ok(())
    }

    fn head(&mut self, article: &Article) -> fmt::Result {
        self.optional("p", Role::Label, article.label.as_ref())?;
        self.optional("p", Role::Kicker, article.kicker.as_ref())?;
        match &article.title {
            Some(title) => {
                self.with_key("h3", Role::Title, &title.spans(), Parts(title.text()))?;
            }
            None => self.0.push_str("<h3 class=\"title none\">（无题）</h3>\n"),
        }
        self.optional("p", Role::Subtitle, article.subtitle.as_ref())
    }

    fn notes(&mut self, article: &Article) -> fmt::Result {
        let source = article.source.as_ref();
        let jumps = [(Role::From, &article.continued_from), (Role::On, &article.continued_on)];
        self.0.push_str("<div class=\"notes\">");
        self.optional("span", Role::Byline, article.byline.as_ref())?;
        if let Some(source) = source {
            self.with_key("span", Role::Source, &source.spans, Escaped(&source.text))?;
        }
        for (role, jump) in jumps {
            if let Some(Jump { page, spans, .. }) = jump {
                self.with_key("span", role, spans, format_args!("{}第{page}版", role.words().2))?;
            }
        }
        self.0.push_str("</div>\n");
        Ok(())
    }

    /// A row, the better the larger.
    fn keywords(&mut self, found: &DigestArticle) -> fmt::Result {
        let keywords = keywords(found);
        let best = keywords.iter().fold(f32::MIN_POSITIVE, |best, (_, score)| best.max(*score));
        if !keywords.is_empty() {
            self.0.push_str("<ul class=\"keywords\">");
        }
        for (text, score) in &keywords {
            let size = 0.9 + 0.4 * score / best;
            write!(
                self.0,
                "<li style=\"font-size:{size:.2}em\" title=\"{score:.3}\">{}</li>",
                Escaped(text)
            )?;
        }
        if !keywords.is_empty() {
            self.0.push_str("</ul>\n");
        }
        Ok(())
    }

    fn optional(&mut self, tag: &str, role: Role, flow: Option<&Flow>) -> fmt::Result {
        flow.map_or(Ok(()), |flow| self.element(tag, role, flow))
    }

    fn element(&mut self, tag: &str, role: Role, flow: &Flow) -> fmt::Result {
        self.with_key(tag, role, &flow.spans(), Escaped(flow.text()))
    }

    fn with_key(
        &mut self,
        tag: &str,
        role: Role,
        spans: &[Span],
        text: impl fmt::Display,
    ) -> fmt::Result {
        let (class, key) = (role.words().0, key(spans));
        writeln!(self.0, "<{tag} class=\"{class}\" data-key=\"{key}\">{text}</{tag}>")
    }
}

/// A headline whose parts, as they were printed with blanks between, are rather not broken.
struct Parts<'t>(&'t str);

impl fmt::Display for Parts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.split(' ').try_for_each(|part| write!(f, "<span>{}</span> ", Escaped(part)))
    }
}

/// A paragraph's text with its quantities underlined.
struct Marked<'d> {
    text: &'d str,
    quantities: &'d [DigestQuantity],
}

impl fmt::Display for Marked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = 0;
        for DigestQuantity { quantity, .. } in self.quantities {
            let Span { start, end, .. } = quantity.span;
            let class = if is_when(quantity) { "q when" } else { "q" };
            let value = Figure(quantity).to_string();
            write!(
                f,
                "{}<span class=\"{class}\" tabindex=\"0\" title=\"{}\">{}</span>",
                Escaped(&self.text[at..start]),
                Escaped(&value),
                Escaped(&self.text[start..end]),
            )?;
            at = end;
        }
        Escaped(&self.text[at..]).fmt(f)
    }
}
