//! The JSON of an article: the number of a jump and its spans are two fields.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Article, Jump};

impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Article", 13)?;
        out.serialize_field("label", &self.label)?;
        out.serialize_field("kicker", &self.kicker)?;
        out.serialize_field("title", &self.title)?;
        out.serialize_field("subtitle", &self.subtitle)?;
        out.serialize_field("byline", &self.byline)?;
        out.serialize_field("source", &self.source)?;
        out.serialize_field("dateline", &self.dateline)?;
        jump(&mut out, ["continued_from", "continued_from_spans"], self.continued_from.as_ref())?;
        jump(&mut out, ["continued_on", "continued_on_spans"], self.continued_on.as_ref())?;
        out.serialize_field("paragraphs", &self.paragraphs)?;
        out.serialize_field("captions", &self.captions)?;
        out.end()
    }
}

fn jump<S: SerializeStruct>(
    out: &mut S,
    [number, spans]: [&'static str; 2],
    jump: Option<&Jump>,
) -> Result<(), S::Error> {
    out.serialize_field(number, &jump.map(|jump| jump.page))?;
    out.serialize_field(spans, &jump.map(|jump| jump.spans.as_slice()).unwrap_or_default())
}
