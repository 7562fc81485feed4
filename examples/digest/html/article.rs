//! The right side: the articles, clean.

use std::fmt::{self, Write};

use jianbao::{Article, Digest, DigestArticle, Flow, Jump, Span};

use super::Escaped;
use super::unit::{Role, hue, key, paragraph};

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
        for paragraph in &article.paragraphs {
            self.paragraph(paragraph)?;
        }
        for caption in &article.captions {
            self.element("p", Role::Caption, caption)?;
        }
        self.0.push_str("</article>\n");
        Ok(())
    }

    fn head(&mut self, article: &Article) -> fmt::Result {
        self.optional("p", Role::Label, article.label.as_ref())?;
        self.optional("p", Role::Kicker, article.kicker.as_ref())?;
        match &article.title {
            Some(title) => self.element("h3", Role::Title, title)?,
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

    fn paragraph(&mut self, one: &jianbao::Paragraph) -> fmt::Result {
        self.element("p", paragraph(one.kind), &one.flow)
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
        let (class, _, name) = role.words();
        let key = key(spans);
        writeln!(
            self.0,
            "<{tag} class=\"{class}\" data-key=\"{key}\" aria-label=\"{name}\">{text}</{tag}>"
        )
    }
}
